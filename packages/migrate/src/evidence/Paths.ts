/**
 * The path, in every spelling: the strongest proof there is. Works on decoded text, so escapes and quotes are already
 * gone; computed parts stand in the text as they are written.
 * Sources: docs/vendor-facts.md#conv-endpoints, #orch-endpoints.
 */
import type { Source } from "../text/Source.ts"

export type Api = "legacy" | "orchestration"

/** What the path addresses: the collection, one item of it, or something that cannot be told from the text. */
export type Target = "collection" | "item" | "open"

/** An occurrence in a text; offsets are of that text. */
export interface PathMatch {
  readonly api: Api
  /** The two segments that change, `conversion/stablecoins` with whatever separates them. */
  readonly start: number
  readonly end: number
  readonly target: Target
  /** What separates the segments: `/`, `\/` or `%2F`. */
  readonly separator: string
  /** Offset of the query's first character behind `?`, or -1. */
  readonly query: number
  /** Where the path and its query end. */
  readonly stop: number
  /** A word such as POST that stands before the path in the same text. */
  readonly method: string | undefined
}

/** The segments that a legacy path becomes. */
export const SUCCESSOR: readonly [string, string] = ["orchestration", "orchestrations"]

const SEPARATOR = String.raw`(?:\/|\\\/|%2[Ff])`
const PATH = new RegExp(
  String.raw`(?<![\w.@#~-])(?:(?<legacy>conversion)(?<s1>${SEPARATOR})stablecoins?|(?<next>orchestration)(?<s2>${SEPARATOR})orchestrations)(?![\w-])`,
  "gu"
)

/** Characters that a URL's text is made of; placeholders of templates included. */
const REST = /^[^\s"'`<>|\\^,;()]*/u

/** Paths of source files look alike: `./conversion/stablecoins.ts`, `../conversion/stablecoins`. */
const isModulePath = (before: string, rest: string): boolean =>
  /(?<!https?|\w\}\}):\/\/[^\s"'`]*$/u.test(before) ||
  /(?:\bfrom|\bimport|\brequire|\bimport\(|\brequire\()\s*["'`][^\s"'`]*$/u.test(before) ||
  /(?:^|[\s"'`(])(?:\.{1,2}|~|@|src|lib|app|pages|test|tests|dist|@[\w-]+)(?:[/\\][\w.@-]+)*[/\\]$/u.test(before) ||
  /^\.[A-Za-z]{1,5}(?![\w])/u.test(rest) ||
  /^(?:\/[\w.@-]+)*\/[\w@-]+\.[A-Za-z]{1,9}$/u.test(rest) ||
  /^\/(?:index|page|route|layout|test|mod|main)(?:\.|$)/u.test(rest)

const METHOD =
  /(?:^|[\s"'`([{|*])(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[\s"'`:]+(?:https?:\/\/|\{\{|\$|\/|\w)?[^\s"'`]*$/u

/** A computed part, or an id as documents write one. */
const ITEM = /^(?:\/|\\\/|%2[Ff])(?:[\w%:{}$.<>()[\]?*+\\^~-]+)(?:$|[/?#])/u

const targetOf = (rest: string): Target => {
  const path = rest.split(/[?#]/u)[0]!.replace(/\\\/?$|\$$/u, "")
  if (path === "" || path === "/")
    return path === "" && rest === "" ? "collection" : path === "/" ? "open" : "collection"
  if (/^(?:\/|\\\/|%2[Ff])/u.test(path)) return ITEM.test(path) ? "item" : "open"
  return "open"
}

const none: ReadonlyArray<PathMatch> = []

/** Every occurrence in a text. */
export const find = (text: string): ReadonlyArray<PathMatch> => {
  // Nearly every text of a file; two plain searches are cheaper than the pattern.
  if (!text.includes("conversion") && !text.includes("orchestration")) return none
  const matches: Array<PathMatch> = []
  for (const match of text.matchAll(PATH)) {
    const start = match.index
    const end = start + match[0].length
    const before = text.slice(Math.max(0, start - 200), start)
    const rest = REST.exec(text.slice(end, end + 2000))![0].replace(/[.:]+$/u, "")
    if (isModulePath(before, rest)) continue
    const question = rest.indexOf("?")
    const isRegex = (match.groups!["s1"] ?? match.groups!["s2"]!) === "\\/"
    matches.push({
      api: match.groups!["legacy"] === undefined ? "orchestration" : "legacy",
      start,
      end,
      target: targetOf(rest),
      separator: match.groups!["s1"] ?? match.groups!["s2"]!,
      query: question < 0 || isRegex ? -1 : end + question + 1,
      stop: end + rest.length,
      method: METHOD.exec(before)?.[1]
    })
  }
  return matches
}

/** Where a path stands and how it is rewritten; adapters may make their own for segments in an array. */
export interface PathRef {
  readonly api: Api
  readonly target: Target
  /** The segments that change, each with its place; one place when they stand in one text. */
  readonly places: ReadonlyArray<{
    readonly source: Source
    readonly start: number
    readonly end: number
    /** What the place becomes. */
    readonly successor: string
  }>
  /** The path, or a part of it, is written in another file or in the environment; then there is no place here. */
  readonly isElsewhere?: true
}

/** The reference of a match in a source's text. */
export const ref = (source: Source, match: PathMatch): PathRef => ({
  api: match.api,
  target: match.target,
  places: [{ source, start: match.start, end: match.end, successor: SUCCESSOR.join(match.separator) }]
})
