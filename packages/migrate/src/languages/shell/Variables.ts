/** What variables hold: texts, here-documents, and URLs that are put together from them. */
import * as Paths from "../../evidence/Paths.ts"
import type { Outside } from "../../project/Outside.ts"
import * as Source from "../../text/Source.ts"
import * as Script from "./Script.ts"

export interface Variables {
  /** Variables that are set once, with what they are set to. */
  readonly own: ReadonlyMap<string, Source.Source>
  /** Variables and functions of the scripts that this one sources, by name, as text. */
  readonly outer: ReadonlyMap<string, string>
}

const ASSIGNED = /^([A-Za-z_]\w*)=/u
/** `${NAME:-text}`: the text, unless the environment says otherwise. */
const DEFAULT = /^\$\{\w+:?[-=]([\s\S]+)\}$/u

/** The variables of a script. */
export const of = ({ steps }: Script.Script, outside: Outside | undefined): Variables => {
  const found = new Map<string, Source.Source | undefined>()
  const set = (name: string, value: Source.Source): void => {
    // A variable that is set twice holds one of two things.
    found.set(name, found.has(name) ? undefined : value)
  }
  for (const step of steps) {
    const { words } = step
    const isDeclared = /^(?:export|local|readonly|declare|typeset)$/u.test(words[0]?.content.text ?? "")
    for (const [at, { content }] of words.entries()) {
      if (at > 0 && !isDeclared && ASSIGNED.exec(words[at - 1]!.content.text) === null) break
      const name = ASSIGNED.exec(content.text)?.[1]
      if (name !== undefined) set(name, valueOf(step, content, name))
      // `body+=…`: what it holds is put together.
      const more = /^([A-Za-z_]\w*)\+=/u.exec(content.text)?.[1]
      if (more !== undefined) found.set(more, undefined)
    }
    for (const { content } of words[0]?.content.text === ":" ? words.slice(1) : []) {
      const match = /^\$\{([A-Za-z_]\w*):?=/u.exec(content.text)
      if (match !== null) set(match[1]!, Source.slice(content, match[0].length, content.text.length - 1))
    }
    // `read -r -d '' NAME <<EOF`
    const input = step.command.input
    if (words[0]?.content.text === "read" && input !== undefined) set(words.at(-1)!.content.text, input)
  }
  const outer = new Map<string, string>(outside?.settings)
  for (const [key, meaning] of outside?.imports ?? []) {
    if (meaning.kind === "text" || meaning.kind === "builder") outer.set(key.slice(key.indexOf("\0") + 1), meaning.text)
  }
  return {
    own: new Map([...found].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))),
    outer: new Map([...outer].filter(([name]) => !found.has(name)))
  }
}

const valueOf = (step: Script.Step, content: Source.Source, name: string): Source.Source => {
  const value = Source.slice(content, name.length + 1, content.text.length)
  const fallback = DEFAULT.exec(value.text)
  if (fallback !== null) {
    const end = value.text.length - 1
    return Source.slice(value, end - fallback[1]!.length, end)
  }
  const following = Script.next(step)
  const isHeld =
    value.text === "$" && following?.words[0]?.content.text === "cat" && following.command.input !== undefined
  return isHeld ? following.command.input! : value
}

/** The path of a call's URL, with the text it was found in. */
export interface Url {
  readonly content: Source.Source
  readonly match: Paths.PathMatch
  readonly ref: Paths.PathRef
  /** The path stands in this variable. */
  readonly variable?: string
}

/** `${local.name}` is Terraform's, in a script that stands there. */
const NAME = /\$(?:\{(local\.[\w-]+|[A-Za-z_]\w*)(?::?[-?][^}]*)?\}|([A-Za-z_]\w*))/gu
const DEPTH_MAX = 5

/** The path that a word is, or leads to. */
export const urlOf = (content: Source.Source, variables: Variables): Url | undefined => {
  const found = Paths.find(content.text)
  if (found.length === 1) return { content, match: found[0]!, ref: Paths.ref(content, found[0]!) }
  if (found.length > 1 || !content.text.includes("$") || /\s/u.test(content.text.trim())) return undefined
  const expanded = expand(content.text, variables, 0)
  const [match, more] = Paths.find(expanded)
  if (match === undefined || more !== undefined) return undefined
  const ref = { api: match.api, target: match.target }
  for (const name of namesIn(content.text, variables, 0)) {
    const own = variables.own.get(name)
    const [at, second] = own === undefined ? [] : Paths.find(own.text)
    if (own !== undefined && at !== undefined && second === undefined) {
      return { content, match, ref: { ...Paths.ref(own, at), ...ref }, variable: name }
    }
    if (Paths.find(variables.outer.get(name) ?? "").length > 0) {
      return { content, match, ref: { ...ref, places: [], isElsewhere: true }, variable: name }
    }
  }
  return { content, match, ref: { ...ref, places: [] } }
}

/** A text with its variables put in. */
export const expand = (text: string, variables: Variables, depth = 0): string =>
  depth > DEPTH_MAX
    ? text
    : text.replaceAll(NAME, (whole: string, braced: string | undefined, plain: string | undefined) => {
        const name = (braced ?? plain)!
        const value = variables.own.get(name)?.text ?? variables.outer.get(name)
        // What a command prints is not known.
        return value === undefined || value.length > 2000 || /^\$$|\$\(|`/u.test(value)
          ? whole
          : expand(value, variables, depth + 1)
      })

const namesIn = (text: string, variables: Variables, depth: number): ReadonlyArray<string> =>
  depth > DEPTH_MAX
    ? []
    : [...text.matchAll(NAME)].flatMap((match) => {
        const name = (match[1] ?? match[2])!
        const value = variables.own.get(name)?.text ?? variables.outer.get(name)
        return [name, ...(value === undefined ? [] : namesIn(value, variables, depth + 1))]
      })
