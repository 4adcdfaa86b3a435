/** Proofs in the keys of objects: contracts and route tables are keyed by path, security schemes by scope. */
import type { QueryEntry, Site, Subject } from "../model/Subject.ts"
import type { Entry, ObjectValue, StringValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Source from "../text/Source.ts"
import * as Exchanges from "./Exchanges.ts"
import * as Paths from "./Paths.ts"
import * as Scopes from "./Scopes.ts"
import * as Sites from "./Sites.ts"
import * as Strings from "./Strings.ts"

const METHODS = new Set(["get", "post", "put", "patch", "delete", "head"])

/** The key's text as a source, without its quotes. */
export const keySource = (entry: Entry): Source.Source => {
  const { end, source, start } = entry.keyNode
  const isQuoted = /["'`]/u.test(source.text[start] ?? "")
  return Source.slice(source, isQuoted ? start + 1 : start, isQuoted ? end - 1 : end)
}

export interface Around {
  readonly open: (string: StringValue) => ReadonlyArray<Value>
  readonly claimed: Set<Value>
}

/** What the key of an entry proves. */
export const subjects = (entry: Entry, around: Around): ReadonlyArray<Subject> => {
  const { key } = entry
  if (key.includes("_conversion_stablecoin") && Scopes.find(key).length === 1) {
    const list = Strings.scopeList(keySource(entry))
    if (list === undefined) return []
    // The replacement may stand beside it as a key of its own.
    const { add: _add, remove: _remove, ...rest } = list
    return [rest]
  }
  const source = keySource(entry)
  const [match] = Paths.find(source.text)
  if (match === undefined) return []
  const value = entry.value.kind === "object" ? entry.value : undefined
  const operations = value?.entries.filter((one) => METHODS.has(one.key.toLowerCase())) ?? []
  if (operations.length > 0) return operations.map((one) => operation(source, match, one, around))
  if (match.method === undefined) return match.api === "legacy" ? [Strings.mention(source, match, "code")] : []
  return [
    Sites.make({
      method: { text: match.method },
      path: Paths.ref(source, match),
      query: Strings.queryOf(source, match),
      replies: Exchanges.bodiesIn(entry.value, around.open, around.claimed)
    })
  ]
}

/** One method below a path, as contracts and mock servers write it. Each is a call of its own. */
const operation = (source: Source.Source, match: Paths.PathMatch, entry: Entry, around: Around): Site => {
  const sent = Values.at(entry.value, "requestBody")
  const [body] = sent === undefined ? [] : Exchanges.bodiesIn(sent, around.open, around.claimed)
  const site = Sites.make({
    method: { text: entry.key.toUpperCase(), range: Values.range(entry.keyNode) },
    path: Paths.ref(source, match),
    query: parameters(entry.value),
    ...(body === undefined ? {} : { body }),
    replies: Exchanges.bodiesIn(entry.value, around.open, around.claimed)
  })
  return { ...site, evidence: { ...site.evidence, range: Values.range(entry.keyNode) } }
}

/** The query parameters that a contract declares for an operation. */
const parameters = (value: Value): ReadonlyArray<QueryEntry> => {
  const declared = Values.at(value, "parameters")
  return declared?.kind === "array"
    ? Exchanges.queryFromData({
        ...declared,
        items: declared.items.filter((item) => Values.literal(Values.at(item, "in")) === "query")
      })
    : []
}

/** Whether a document is a contract: OpenAPI or Swagger. */
export const isContract = (root: Value): root is ObjectValue =>
  root.kind === "object" &&
  (Values.get(root, "openapi") !== undefined || Values.get(root, "swagger") !== undefined) &&
  Values.get(root, "paths") !== undefined

/** Whether a contract describes the new API, too. */
export const describesSuccessor = (contract: ObjectValue): boolean => {
  const paths = Values.get(contract, "paths")
  return (
    paths?.kind === "object" &&
    paths.entries.some((entry) => Paths.find(entry.key).some((match) => match.api === "orchestration"))
  )
}
