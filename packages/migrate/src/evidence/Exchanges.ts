/**
 * Requests that are written as data: options objects, recorded exchanges, mock definitions, collections. The path proves
 * the request; method, query, body and reply are what stands around it, named as such files name them.
 */
import type { Context } from "../languages/Language.ts"
import type { Blocker, QueryEntry, Site } from "../model/Subject.ts"
import type { ArrayValue, Entry, ObjectValue, StringValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Expectations from "./Expectations.ts"
import * as Paths from "./Paths.ts"
import * as Reads from "./Reads.ts"
import * as Scripts from "./Scripts.ts"
import * as Sites from "./Sites.ts"
import * as Steps from "./Steps.ts"
import * as Strings from "./Strings.ts"

const METHOD_KEYS = new Set(["method", "verb", "httpMethod", "http_method"])
const BODY_KEYS = [
  "body",
  "json",
  "data",
  "payload",
  "jsonBody",
  "json_body",
  "postData",
  "requestBody",
  "request_body",
  "bodyPatterns"
]
const QUERY_KEYS = ["query", "params", "qs", "queryParameters", "query_params", "queryString", "searchParams"]
/** What a recorded reply repeats of its request is no reply. */
const REQUEST_KEYS = new Set(["originalRequest", "request", "requestBody"])
const REPLY_KEYS = ["response", "responses", "reply", "res"]

/** A path that stands in data: in one string, or cut into an array of segments. */
export interface PathPlace {
  readonly value: StringValue | ArrayValue
  readonly refs: ReadonlyArray<Paths.PathRef>
  readonly match?: Paths.PathMatch
}

/** The path that an array of segments spells, as `["v2", "conversion", "stablecoins"]`. */
export const segments = (array: ArrayValue): Paths.PathRef | undefined => {
  const texts = array.items.map(Values.literal)
  for (const [api, first, second] of [
    ["legacy", "conversion", "stablecoins"],
    ["legacy", "conversion", "stablecoin"],
    ["orchestration", "orchestration", "orchestrations"]
  ] as const) {
    const index = texts.findIndex((text, at) => text === first && texts[at + 1] === second)
    if (index < 0) continue
    const places = [0, 1].map((step) => {
      const { content } = array.items[index + step] as StringValue
      return { source: content, start: 0, end: content.text.length, successor: Paths.SUCCESSOR[step]! }
    })
    return { api, target: index + 2 < array.items.length ? "item" : "collection", places }
  }
  return undefined
}

/** The path in a value, if it holds one. */
export const pathIn = (value: Value): PathPlace | undefined => {
  if (value.kind === "array") {
    const ref = segments(value)
    return ref === undefined ? undefined : { value, refs: [ref] }
  }
  if (value.kind !== "string" || value.text.length > 2000 || /\n/u.test(value.text)) return undefined
  const [match, more] = Paths.find(value.text)
  if (match === undefined || more !== undefined) return undefined
  // A URL, a path, or a method and a path; a sentence that mentions one is prose.
  const text = value.text.replaceAll(/\{\{[^{}]*\}\}/gu, "{{}}")
  if (!/^\s*(?:[A-Z]+\s+)?[^\s]+\s*$/u.test(text)) return undefined
  return { value, refs: [Paths.ref(value.content, match)], match }
}

type Method = NonNullable<Sites.Parts["method"]>

const methodOf = (object: ObjectValue): Method | undefined => {
  for (const entry of object.entries) {
    const text = METHOD_KEYS.has(entry.key) ? Values.literal(entry.value) : undefined
    if (text !== undefined && /^[A-Za-z]{3,7}$/u.test(text))
      return { text: text.toUpperCase(), range: Values.range(entry.value) }
  }
  return undefined
}

/** Ansible's modules, which get when nothing else is said. */
const GETS = /^(?:[\w.]+\.)?(?:win_)?uri$/u

/** The method that is the key of a request: `- post: { url: … }`; or what such a key does by itself. */
const verbOf = (request: ObjectValue | undefined, outer: ObjectValue | undefined): Method | undefined => {
  const isRequest = request !== undefined && Values.get(request, "url") !== undefined
  const entry = isRequest ? outer?.entries.find(({ value }) => value === request) : undefined
  if (entry === undefined) return undefined
  if (GETS.test(entry.key)) return { text: "GET" }
  return /^(?:get|post|put|patch|delete|head)$/u.test(entry.key)
    ? { text: entry.key.toUpperCase(), range: Values.range(entry.keyNode) }
    : undefined
}

/** The parameters that an object of keys, an array of named pairs or a query string holds. */
export const queryFromData = (value: Value | undefined): ReadonlyArray<QueryEntry> => {
  if (value?.kind === "object") return value.entries.map((entry) => fromEntry(value, entry))
  if (value?.kind === "array") {
    return value.items.flatMap((item) => {
      const key = item.kind === "object" ? (Values.get(item, "key") ?? Values.get(item, "name")) : undefined
      if (key?.kind !== "string") return []
      const text = Values.literal(Values.at(item, "value"))
      return [
        {
          key: key.text,
          range: Values.range(key),
          ...(text === undefined ? {} : { value: text }),
          rename: (name: string) => [
            { op: "text" as const, source: key.content, start: 0, end: key.content.text.length, text: name }
          ]
        }
      ]
    })
  }
  return value?.kind === "string" ? Strings.queryEntries(value.content, 0, value.content.text.length) : []
}

const fromEntry = (object: ObjectValue, entry: Entry): QueryEntry => {
  const text = Values.literal(entry.value)
  return {
    key: entry.key,
    range: Values.range(entry.keyNode),
    ...(text === undefined ? {} : { value: text }),
    rename: (key) => [{ op: "rename", object, entry, key }]
  }
}

/** Objects in a subtree that look like a body of this API; strings are opened by `open`. */
export const bodiesIn = (
  value: Value,
  open: (string: StringValue) => ReadonlyArray<Value>,
  claimed: Set<Value>
): ReadonlyArray<ObjectValue> => {
  const found: Array<ObjectValue> = []
  const visit = (node: Value, depth: number): void => {
    if (depth > 8) return
    if (node.kind === "object" && isBody(node)) {
      found.push(node)
      for (const inner of Values.walk(node)) claimed.add(inner)
    } else if (node.kind === "string") for (const root of open(node)) visit(root, depth + 1)
    else if (node.kind === "object") {
      for (const entry of node.entries) if (!REQUEST_KEYS.has(entry.key)) visit(entry.value, depth + 1)
    } else for (const child of Values.children(node)) visit(child, depth + 1)
  }
  visit(value, 0)
  return found
}

const BODY_FIELDS = ["source_asset", "target_asset", "destination_asset", "source_amount"]

const isBody = (object: ObjectValue): boolean =>
  BODY_FIELDS.some((key) => Values.get(object, key) !== undefined) ||
  Values.get(object, "items")?.kind === "array" ||
  Values.get(object, "orchestrations")?.kind === "array" ||
  Values.at(object, "meta", "existing") !== undefined

/** A collection polls by sending a request again. */
const AGAIN = /\bsetNextRequest\b(?=\s*\(\s*(?!null))/u

/** `pm.request.body.raw = …`, `pm.request.body.update(…)`, `req.setBody(…)` */
const BODY_CHANGES = /\brequest\.body(?:\.\w+)*\s*(?:=(?!=)|\.update\()|\bsetBody\(/u

/** What the scripts of a collection read of the reply; a caution where they are not followed to the end. */
const readByScripts = (
  objects: ReadonlyArray<ObjectValue | undefined>,
  request: { readonly path: Paths.PathRef; readonly method: string | undefined },
  follow: Surroundings["followScript"]
): Pick<Sites.Parts, "reads" | "statusTests" | "caution" | "loop" | "blockers"> => {
  const scripts = Scripts.of(objects)
  const changed = scripts.flatMap(({ isTest, source }) => {
    const at = isTest ? null : BODY_CHANGES.exec(source.text)
    return at === null
      ? []
      : [
          {
            range: source.range(at.index, at.index + at[0].length),
            message: "A script makes or changes the body before this request is sent.",
            needs:
              "Write what the script makes of the body in the new API's fields, and change it together with the request."
          }
        ]
  })
  const [again] = scripts.flatMap(({ source }) => {
    const at = AGAIN.exec(source.text)
    return at === null ? [] : [source.range(at.index, at.index + at[0].length)]
  })
  const followed = scripts.map(({ isTest, source }) => (isTest ? follow?.(source, request) : undefined))
  const isLost = scripts.some(({ source }, index) => {
    const one = followed[index]
    return Reads.isReadingBeside(
      source,
      one === undefined ? [] : [...one.reads, ...one.statusTests].map(({ range }) => range)
    )
  })
  return {
    reads: followed.flatMap((one) => one?.reads ?? []),
    statusTests: followed.flatMap((one) => one?.statusTests ?? []),
    ...(again === undefined ? {} : { loop: again }),
    ...(changed.length === 0 ? {} : { blockers: changed }),
    ...(isLost ? { caution: Reads.caution } : {})
  }
}

const isAnswer = (object: ObjectValue): boolean =>
  ["status", "created_at", "items", "orchestrations", "meta"].some((key) => Values.get(object, key) !== undefined)

/** What surrounds a path in data. */
interface Surroundings {
  /** From the object that holds the path outwards. */
  readonly ancestors: ReadonlyArray<ObjectValue>
  readonly open: (string: StringValue) => ReadonlyArray<Value>
  readonly claimed: Set<Value>
  readonly followScript: Context["followScript"]
}

/** The call that a path in data belongs to, or `undefined` when nothing around it makes it a request. */
export const site = (places: ReadonlyArray<PathPlace>, around: Surroundings): Site | undefined => {
  const [place] = places
  const { ancestors } = around
  const owner = ancestors.slice(0, 3).find((object) => methodOf(object) !== undefined)
  const holder = owner ?? ancestors[0]
  if (place === undefined || holder === undefined) return undefined
  const outer = ancestors[ancestors.indexOf(holder) + 1]
  const said = owner === undefined ? verbOf(ancestors[0], ancestors[1]) : methodOf(owner)
  const spoken = places.find((one) => one.match?.method !== undefined)?.match?.method
  const body = BODY_KEYS.map((key) => Values.get(holder, key)).find((value) => value !== undefined)
  const replies = [holder, outer].flatMap((object) =>
    object === undefined ? [] : REPLY_KEYS.map((key) => Values.get(object, key)).filter((value) => value !== undefined)
  )
  // `{ call: "POST /v2/…", amount }`: a label says the method, too.
  const isLabel = spoken === undefined || (body === undefined && replies.length === 0)
  if (said === undefined && !hasBody(holder) && isLabel) return undefined
  const inBody = body === undefined ? [] : bodiesIn(body, around.open, around.claimed)
  // A recording may keep the reply under the name of a body: what has a status was answered, not sent.
  const sent = inBody.filter((object) => !isAnswer(object))
  const method = said ?? (spoken === undefined ? undefined : { text: spoken })
  const path = {
    ...place.refs[0]!,
    target: places.some((one) => one.refs[0]!.target === "item") ? ("item" as const) : place.refs[0]!.target,
    places: places.flatMap((one) => one.refs.flatMap((ref) => ref.places))
  }
  const script = readByScripts([holder, outer], { path, method: method?.text }, around.followScript)
  const blockers = [...(script.blockers ?? []), ...awaited(ancestors, holder, replies)]
  const cautions = [...(script.caution === undefined ? [] : [script.caution]), ...Steps.readers(ancestors)]
  return Sites.make({
    ...(method === undefined ? {} : { method }),
    path,
    query: queryOf(places, ancestors.slice(0, ancestors.indexOf(holder) + 1)),
    ...script,
    ...(blockers.length === 0 ? {} : { blockers }),
    ...(isRecording(outer) ? { isRecorded: true } : {}),
    ...(cautions.length === 0 ? {} : { caution: cautions.join(" ") }),
    // Of several bodies none is the body: moving the path with one of them would leave the others behind.
    ...(sent.length === 1 ? { body: sent[0]! } : {}),
    hasBody: body !== undefined && (inBody.length === 0 || sent.length > 0),
    replies: [...inBody.filter(isAnswer), ...replies.flatMap((reply) => bodiesIn(reply, around.open, around.claimed))]
  })
}

/** The parameters behind the paths themselves, and those under keys of the objects around them. */
const queryOf = (places: ReadonlyArray<PathPlace>, objects: ReadonlyArray<ObjectValue>): ReadonlyArray<QueryEntry> => [
  ...places.flatMap((one) =>
    one.match === undefined || one.value.kind !== "string" ? [] : Strings.queryOf(one.value.content, one.match)
  ),
  ...objects.flatMap((object) => QUERY_KEYS.flatMap((key) => queryFromData(Values.get(object, key))))
]

/** What is awaited of the reply in old words: by the request, by the step that repeats it, beside what is answered. */
const awaited = (
  ancestors: ReadonlyArray<ObjectValue>,
  holder: ObjectValue,
  replies: ReadonlyArray<Value>
): ReadonlyArray<Blocker> => {
  const step = ancestors.find((object) => object.entries.some(({ key }) => key === "until"))
  const told = replies.filter((reply) => reply.kind === "object")
  return [...new Set([holder, ...(step === undefined ? [] : [step]), ...told])].flatMap(Expectations.blockers)
}

/** One request and its one response, as cassettes, archives and stubs have them; a collection has a list of examples. */
const isRecording = (outer: ObjectValue | undefined): boolean =>
  outer !== undefined &&
  Values.get(outer, "request")?.kind === "object" &&
  Values.get(outer, "response")?.kind === "object"

const hasBody = (object: ObjectValue): boolean =>
  ["body", "json", "jsonBody", "postData"].some((key) => Values.get(object, key) !== undefined)
