/** What a single text can prove: paths, scopes, links to the legacy documentation. */
import type { DocsLink, Evidence, Mention, QueryEntry, ScopeList, Subject } from "../model/Subject.ts"
import type { Source } from "../text/Source.ts"
import type { Op } from "../write/Writer.ts"
import * as DocsPages from "./DocsPages.ts"
import * as Paths from "./Paths.ts"
import * as Scopes from "./Scopes.ts"

/** The evidence that a path is. */
export const pathEvidence = (ref: Paths.PathRef, does: string): Evidence => {
  const [first] = ref.places
  const range = first === undefined ? { start: 0, end: 0 } : first.source.range(first.start, first.end)
  return { range, because: does }
}

/** A `key=value` of a query string inside a source. */
export const queryEntries = (source: Source, start: number, end: number): ReadonlyArray<QueryEntry> => {
  const entries: Array<QueryEntry> = []
  let at = start
  for (const part of source.text.slice(start, end).split("#")[0]!.split("&")) {
    const from = at
    at += part.length + 1
    const equals = part.indexOf("=")
    const raw = (equals < 0 ? part : part.slice(0, equals)).replace(/^amp;/u, "")
    if (raw === "") continue
    const keyStart = from + (part.startsWith("amp;") ? 4 : 0)
    entries.push({
      key: raw.replaceAll(/%2[Ee]/gu, "."),
      range: source.range(keyStart, keyStart + raw.length),
      ...(equals < 0 ? {} : { value: part.slice(equals + 1) }),
      rename: (key) => [
        {
          op: "text",
          source,
          start: keyStart,
          end: keyStart + raw.length,
          text: /%2[Ee]/u.test(raw) ? key.replaceAll(".", "%2E") : key
        }
      ]
    })
  }
  return entries
}

/** The query that stands behind a path in the same text. */
export const queryOf = (source: Source, match: Paths.PathMatch): ReadonlyArray<QueryEntry> =>
  match.query < 0 ? [] : queryEntries(source, match.query, match.stop)

/** A path without a call around it. */
export const mention = (source: Source, match: Paths.PathMatch, zone: Mention["zone"]): Mention => {
  const path = Paths.ref(source, match)
  return {
    kind: "mention",
    path,
    ...(match.method === undefined ? {} : { method: match.method }),
    zone,
    query: queryOf(source, match),
    evidence: pathEvidence(path, "this is the path of the legacy API")
  }
}

/** The vendor's address down to the area of the legacy API, without what it holds: a base that calls add to, a rule for all below it. */
const AREA = /(?<=paxos\.com\/v2\/)conversion(?=\/?(?:["'`\s*?<>()[\]{}|,;]|$))/gu

/** Mentions of the area that the legacy API has to itself. */
const areas = (source: Source, zone: Mention["zone"]): ReadonlyArray<Mention> =>
  source.text.includes("paxos.com/v2/conversion")
    ? [...source.text.matchAll(AREA)].map(({ 0: word, index }) => {
        const place = { source, start: index, end: index + word.length, successor: Paths.SUCCESSOR[0] }
        const path: Paths.PathRef = { api: "legacy", target: "open", places: [place] }
        return {
          kind: "mention",
          path,
          zone,
          query: [],
          isArea: true,
          evidence: pathEvidence(path, "below this stands nothing but the legacy API")
        }
      })
    : []

/** The scopes that one text asks for together; `undefined` without a legacy one. */
export const scopeList = (source: Source): ScopeList | undefined => {
  const scopes = Scopes.find(source.text).map((match) => ({ ...match, source }))
  const first = scopes.find((scope) => scope.api === "legacy")
  if (first === undefined) return undefined
  const operations = textOperations(source, scopes)
  return {
    kind: "scopes",
    scopes,
    ...operations,
    evidence: { range: source.range(first.start, first.end), because: "this is a scope of the legacy API" }
  }
}

/** What separates scopes in a text: blanks, `%20`, `+`, a comma. */
const GAP_MAX = 100
const SEPARATOR_BEHIND = /^(?:\s*,\s*|%20|%2B|\+|\s+)/u
const SEPARATOR_BEFORE = /(?:\s*,\s*|%20|%2B|\+|\s+)$/u

const isList = (source: Source, scopes: ReadonlyArray<Scopes.ScopeMatch>): boolean =>
  scopes.length > 1 ||
  scopes.some(
    ({ end, start }) =>
      /^(?:\s*,\s*|%20|%2B|\+|[ \t]+)[a-z_]+(?::|%3[Aa])/u.test(source.text.slice(end, end + GAP_MAX)) ||
      /[a-z]+(?::|%3[Aa])[a-z_]+(?:\s*,\s*|%20|%2B|\+|[ \t]+)$/u.test(
        source.text.slice(Math.max(0, start - GAP_MAX), start)
      )
  )

const textOperations = (
  source: Source,
  scopes: ReadonlyArray<Scopes.ScopeMatch>
): Pick<ScopeList, "add" | "remove"> => ({
  // A lone scope may stand where only one fits; a list shows how its members are set apart.
  ...(isList(source, scopes)
    ? {
        add: (index: number, scope: string) => {
          const { colon, end, start } = scopes[index]!
          const separator =
            SEPARATOR_BEHIND.exec(source.text.slice(end, end + GAP_MAX))?.[0] ??
            SEPARATOR_BEFORE.exec(source.text.slice(Math.max(0, start - GAP_MAX), start))?.[0] ??
            " "
          return [{ op: "text" as const, source, start: end, end, text: separator + scope.replace(":", colon) }]
        }
      }
    : {}),
  remove: (index) => {
    const { end, start } = scopes[index]!
    const behind = SEPARATOR_BEHIND.exec(source.text.slice(end, end + GAP_MAX))?.[0].length ?? 0
    const before = SEPARATOR_BEFORE.exec(source.text.slice(Math.max(0, start - GAP_MAX), start))?.[0].length ?? 0
    const range = behind > 0 ? { start, end: end + behind } : { start: start - before, end }
    return [{ op: "text", source, ...range, text: "" }] satisfies ReadonlyArray<Op>
  }
})

/** Links to pages about the legacy API. */
export const docsLinks = (source: Source): ReadonlyArray<DocsLink> =>
  DocsPages.find(source.text).map((match) => ({
    kind: "docs-link",
    source,
    start: match.start,
    end: match.end,
    url: match.url,
    evidence: {
      range: source.range(match.start, match.end),
      because: "this page of the vendor's documentation describes the legacy API"
    }
  }))

/** Everything a text proves on its own. */
export const subjects = (source: Source, zone: Mention["zone"]): ReadonlyArray<Subject> => {
  const list = scopeList(source)
  return [
    ...Paths.find(source.text)
      .filter((match) => match.api === "legacy")
      .map((match) => mention(source, match, zone)),
    ...areas(source, zone),
    ...(list === undefined ? [] : [list]),
    ...docsLinks(source)
  ]
}
