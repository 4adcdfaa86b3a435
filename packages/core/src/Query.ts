/**
 * Queries on the wire: which parameter is a number, which repeats, and how both directions of text are written.
 * Arrays repeat the key (`status=A&status=B`), never `[]` and never commas: docs/vendor-facts.md#orch-list-arrays.
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import { ConversionQuery } from "./Conversion.ts"
import { EventQuery } from "./Event.ts"
import * as Issue from "./Issue.ts"
import { OrchestrationQuery } from "./Orchestration.ts"
import { RuleQuery } from "./Rule.ts"

/** Parameters in the order they were written; a repeated key stands several times. */
export type Pairs = ReadonlyArray<readonly [key: string, value: string]>

/** How the parameters of one listing are read: everything not named here is single text. */
export interface Spec<A> {
  readonly decode: (input: unknown) => Result.Result<A, ReadonlyArray<Issue.Issue>>
  readonly repeated: ReadonlySet<string>
  readonly integers: ReadonlySet<string>
  readonly booleans: ReadonlySet<string>
  readonly known: ReadonlySet<string>
}

const spec = <F extends Schema.Struct.Fields>(
  schema: Schema.Struct<F>,
  repeated: ReadonlyArray<string>
): Spec<Schema.Struct<F>["Type"]> => ({
  decode: Issue.decoder(schema as unknown as Schema.Codec<Schema.Struct<F>["Type"], unknown>),
  repeated: new Set(repeated),
  integers: new Set(["limit"]),
  booleans: new Set(["is_test"]),
  known: new Set(Object.keys(schema.fields))
})

export const conversions = spec(ConversionQuery, [])
export const orchestrations = spec(OrchestrationQuery, [
  "profile_id",
  "ref_id",
  "orchestration_id",
  "orchestration_rule_id",
  "source_asset",
  "destination_asset",
  "status"
])
export const rules = spec(RuleQuery, ["status", "ids"])
export const events = spec(EventQuery, [])

/** What was read, and the parameters that this listing does not have. */
export interface Read<A> {
  readonly query: A
  readonly unknown: Pairs
}

/** A `+` in a query means a space; an offset written with one arrives without it. */
const withPlusRemedy = (issue: Issue.Issue, raw: Record<string, unknown>): Issue.Issue => {
  const value = raw[String(issue.path[0])]
  return typeof value === "string" && /^\d{4}-\S+ \d{2}:\d{2}$/u.test(value)
    ? { ...issue, remedy: "A raw + in a query means a space: write %2B, or use Z" }
    : issue
}

/** Reads the parameters of a listing. A single parameter given twice, or text where a number belongs, is an issue. */
export const read = <A>(of: Spec<A>, pairs: Pairs): Result.Result<Read<A>, ReadonlyArray<Issue.Issue>> => {
  const raw: Record<string, unknown> = {}
  const issues: Array<Issue.Issue> = []
  const unknown = pairs.filter(([key]) => !of.known.has(key))
  for (const [key, value] of pairs) {
    if (!of.known.has(key)) continue
    if (of.repeated.has(key)) {
      raw[key] = [...((raw[key] as ReadonlyArray<string> | undefined) ?? []), value]
    } else if (Object.hasOwn(raw, key)) {
      // One issue a parameter, however often it stands there.
      if (!issues.some((issue) => issue.path[0] === key)) {
        issues.push({ path: [key], message: "Given more than once", remedy: "This parameter takes one value" })
      }
    } else if (of.integers.has(key)) {
      raw[key] = /^\d{1,9}$/u.test(value) ? Number(value) : value
    } else if (of.booleans.has(key)) {
      raw[key] = value === "true" ? true : value === "false" ? false : value
    } else {
      raw[key] = value
    }
  }
  if (issues.length > 0) return Result.fail(issues)
  return Result.mapBoth(of.decode(raw), {
    onSuccess: (query) => ({ query, unknown }),
    onFailure: (found) => found.map((issue) => withPlusRemedy(issue, raw))
  })
}

/** The parameters of a query, arrays as repeated keys. */
export const toPairs = (query: object): Pairs =>
  Object.entries(query).flatMap(([key, value]) =>
    value === undefined
      ? []
      : Array.isArray(value)
        ? value.map((one) => [key, String(one)] as const)
        : [[key, String(value)] as const]
  )

/** Percent-encodes what a query may not hold; `:` stays readable, `+` does not survive (it would mean a space). */
const encode = (text: string): string => encodeURIComponent(text).replaceAll("%3A", ":")

/** The text of a query string, without the `?`. */
export const format = (pairs: Pairs): string => pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join("&")

const decodeText = (text: string): string => {
  const spaced = text.replaceAll("+", " ")
  return /%(?![0-9A-Fa-f]{2})/u.test(spaced) ? spaced : safeDecode(spaced)
}

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // bytes that are not UTF-8: kept as they are, and refused by whatever reads the value
  }
}

/** Reads a query string, with or without its `?`. */
export const parse = (text: string): Pairs =>
  text
    .replace(/^\?/u, "")
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=")
      return equals < 0
        ? ([decodeText(part), ""] as const)
        : ([decodeText(part.slice(0, equals)), decodeText(part.slice(equals + 1))] as const)
    })
