/** The calls of a script: each request with its URL, its body, and what is read of its reply. */
import * as Sites from "../../evidence/Sites.ts"
import * as Strings from "../../evidence/Strings.ts"
import type { Blocker, QueryEntry, Site } from "../../model/Subject.ts"
import type { Value } from "../../model/Value.ts"
import type { Outside } from "../../project/Outside.ts"
import type { Source } from "../../text/Source.ts"
import * as Bodies from "./Bodies.ts"
import * as Commands from "./Commands.ts"
import * as Items from "./Items.ts"
import * as Options from "./Options.ts"
import * as Outer from "./Outer.ts"
import * as Replies from "./Replies.ts"
import type * as Script from "./Script.ts"
import * as Sharing from "./Sharing.ts"
import * as Variables from "./Variables.ts"

export interface Called {
  readonly sites: ReadonlyArray<Site>
  readonly requests: ReadonlyArray<Commands.Request>
  readonly roots: ReadonlyArray<Value>
  readonly errors: number
  /** Whether a text belongs to one of the calls. */
  readonly isClaimed: (content: Source) => boolean
  /** Whether a text is the body of a request whose URL is not known. */
  readonly isHeld: (content: Source) => boolean
}

interface Made {
  readonly request: Commands.Request
  readonly site: Site
  readonly body: Bodies.Body
}

/** The calls of a script. */
export const of = (script: Script.Script, variables: Variables.Variables, outside: Outside | undefined): Called => {
  const requests = script.steps.flatMap((step) => Commands.requestOf(step, script, variables) ?? [])
  const calls = new Set(requests.filter(({ words }) => urlOf(words, variables) !== undefined).map(({ step }) => step))
  const senders = sendersOf(requests, calls, script, variables)
  const made = requests.flatMap((request) => siteOf(request, { calls, script, senders }, variables, outside) ?? [])
  const homeless = requests.filter((request) => !made.some((one) => one.request === request))
  const held = new Set(
    homeless.flatMap((request) =>
      Bodies.of(Options.of(request).data, request.step, script, variables).roots.map(
        ({ source }) => source.range(0, 0).start
      )
    )
  )
  const outer = Outer.sites(script, variables)
  const starts = new Set(
    made.flatMap(({ body, site }) =>
      [...site.path.places.map(({ source }) => source), ...body.roots.map(({ source }) => source)].map(
        (source) => source.range(0, 0).start
      )
    )
  )
  return {
    sites: [...made.map(({ site }) => site), ...outer],
    requests,
    roots: made.flatMap(({ body }) => body.roots),
    errors: made.reduce((sum, { body }) => sum + body.errors, 0),
    isHeld: (content) => held.has(content.range(0, 0).start),
    isClaimed: (content) => starts.has(content.range(0, 0).start)
  }
}

const unknownFunction = (name: string): string =>
  `The request is sent by ${name}, which is not in reach; see that it sends what it is given as it is.`

const otherUsers = "Other scripts use the path that stands here; migrate them together with it."

/** What the steps of a script do. */
interface Scene {
  readonly calls: ReadonlySet<Script.Step>
  readonly script: Script.Script
  /** The calls that send what a variable, a file or a function holds, as it is. */
  readonly senders: (name: string) => ReadonlySet<Script.Step>
}

const sendersOf = (
  requests: ReadonlyArray<Commands.Request>,
  calls: ReadonlySet<Script.Step>,
  script: Script.Script,
  variables: Variables.Variables
): Scene["senders"] => {
  const found = new Map<string, Set<Script.Step>>()
  for (const request of requests) {
    const { data, hasItems } = Options.of(request)
    if (!calls.has(request.step) || hasItems || data.length === 0) continue
    const { names, value } = Bodies.of(data, request.step, script, variables)
    for (const name of value === undefined ? [] : names) {
      found.set(name, (found.get(name) ?? new Set<Script.Step>()).add(request.step))
    }
  }
  return (name) => found.get(name) ?? new Set()
}

const siteOf = (
  request: Commands.Request,
  { calls, script, senders }: Scene,
  variables: Variables.Variables,
  outside: Outside | undefined
): Made | undefined => {
  const { step, unknown, words } = request
  const url = urlOf(words, variables)
  if (url === undefined) return undefined
  const options = Options.of(request)
  const { method, query } = options
  const sends = options.data.length > 0 || options.hasItems
  const body = sends && !options.hasItems ? Bodies.of(options.data, step, script, variables) : Bodies.none
  const items = options.hasItems && options.data.length === 0 ? Items.bodyOf(words) : undefined
  const answer = Replies.of(step, script)
  const cautions = [answer.caution, unknown === undefined ? undefined : unknownFunction(unknown)].filter(
    (text) => text !== undefined
  )
  const group = groupOf(url, body)
  const isAsked = url.variable !== undefined && outside?.exports.has(url.variable) === true
  const at = url.content.range(0, url.content.text.length)
  const blockers: ReadonlyArray<Blocker> = [
    ...(isAsked
      ? [{ range: at, message: "The path of this call is used by other files, too.", needs: otherUsers }]
      : []),
    ...Sharing.blockers(url.ref.places.length === 0 ? undefined : url.variable, at, { calls, script }),
    ...(body.value === undefined ? [] : body.names).flatMap((name) =>
      Sharing.blockers(name, at, { calls: senders(name), script })
    ),
    ...(items !== undefined && url.match.api === "legacy" ? [Items.blocker(items)] : []),
    ...(options.form !== undefined && url.match.api === "legacy" ? [formBlocker(options.form)] : [])
  ]
  const computed = method !== undefined && method.text.startsWith("$")
  return {
    request,
    body,
    site: Sites.make({
      reads: answer.reads,
      statusTests: answer.statusTests,
      ...(answer.loop === undefined ? {} : { loop: answer.loop }),
      ...(cautions.length === 0 ? {} : { caution: cautions.join(" ") }),
      ...(group === undefined ? {} : { group }),
      ...(blockers.length === 0 ? {} : { blockers }),
      ...(computed || method === undefined ? {} : { method }),
      ...(url.variable === undefined && url.ref.places.length > 0 ? {} : { at }),
      path: url.ref,
      query: [...queryOf(url), ...query],
      ...(body.value === undefined ? (items === undefined ? {} : { body: items }) : { body: body.value }),
      ...(body.elsewhere === undefined ? {} : { bodyElsewhere: body.elsewhere }),
      hasBody: sends
    })
  }
}

const formBlocker = (form: Source): Blocker => ({
  range: form.range(0, form.text.length),
  message: "This body is sent as a form, and a form cannot hold the new body's objects.",
  needs: "Send the body as JSON."
})

/** The word with the path; what an option sends is none. */
const urlOf = (words: ReadonlyArray<Source>, variables: Variables.Variables): Variables.Url | undefined => {
  for (const [index, word] of words.entries()) {
    if (
      Options.isData(word.text) ||
      (index > 0 && /^(?:-H|--header|-d|--data.*|-o|--output|-w|-u|-A|-e)$/u.test(words[index - 1]!.text))
    ) {
      continue
    }
    const url = Variables.urlOf(word, variables)
    if (url !== undefined) return url
  }
  return undefined
}

/** Calls that send one variable, or go to one, change together, or it would be right for some of them only. */
const groupOf = ({ ref, variable }: Variables.Url, body: Bodies.Body): string | undefined => {
  const [place] = ref.places
  if (variable !== undefined && place !== undefined) return `path ${place.source.range(0, 0).start}`
  return body.names.length === 0 || body.value === undefined
    ? undefined
    : `variable ${body.value.source.range(0, 0).start}`
}

const queryOf = ({ content, match, variable }: Variables.Url): ReadonlyArray<QueryEntry> => {
  if (variable === undefined && content.text.slice(match.start, match.end) !== "") {
    if (/stablecoin|orchestrations/u.test(content.text)) return Strings.queryOf(content, match)
  }
  const question = content.text.indexOf("?")
  return question < 0 ? [] : Strings.queryEntries(content, question + 1, content.text.length)
}
