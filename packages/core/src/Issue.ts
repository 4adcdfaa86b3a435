/** What is wrong with a value that somebody gave us: the place, the reason, and what to do about it. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"

export const Issue = Schema.Struct({
  path: Schema.Array(Schema.Union([Schema.String, Schema.Int])),
  message: Schema.String,
  remedy: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "Issue" })
export interface Issue extends Schema.Schema.Type<typeof Issue> {}

/** Issues shown at most: a document of a million wrong items is told after a few. */
export const ISSUES_MAX = 20

/** A path as people write it: `source.profile.profile_id`, `items[3].amount`, `metadata["my key"]`. */
export const formatPath = (path: ReadonlyArray<string | number>): string =>
  path.length === 0
    ? "(the whole document)"
    : path
        .map((part, index) =>
          typeof part === "number"
            ? `[${part}]`
            : /^[A-Za-z_][\w]*$/u.test(part)
              ? `${index === 0 ? "" : "."}${part}`
              : `[${JSON.stringify(part)}]`
        )
        .join("")

/** One line: `amount: Expected a decimal string. Quote it: "100".` */
export const format = (issue: Issue): string =>
  `${formatPath(issue.path)}: ${issue.message}${issue.remedy === undefined ? "" : `. ${issue.remedy}`}`

const at = (value: unknown, path: ReadonlyArray<PropertyKey>): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value
  )

const remedyFor = (found: unknown, message: string, path: ReadonlyArray<PropertyKey>): string | undefined => {
  if (message === UNKNOWN_FIELD) {
    return path.length === 1 && path[0] === "profile_id"
      ? "An orchestration names its profiles in source.profile.profile_id and destination.profile.profile_id, both"
      : "Leave it out, or correct its name"
  }
  if (typeof found === "number" && /string/iu.test(message)) {
    return "It is a JSON number: quote it, amounts and ids are strings"
  }
  if (found === null) return "It is null: leave the field out or give it a value"
  return undefined
}

/**
 * Reads an unknown value: the decoded value, or every issue with its path (at most `ISSUES_MAX`). Input values are
 * never part of a message, so issues may be logged. With `unknownFields: "refuse"` a field that a closed schema does
 * not have is an issue instead of being left out.
 */
export const decoder = <A, E>(
  schema: Schema.Codec<A, E>,
  options: { readonly unknownFields: "ignore" | "refuse" } = { unknownFields: "ignore" }
): ((input: unknown) => Result.Result<A, ReadonlyArray<Issue>>) => {
  const onExcessProperty = options.unknownFields === "refuse" ? "error" : "ignore"
  const decode = Schema.decodeUnknownResult(schema, { errors: "first", onExcessProperty })
  const explain = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty })
  return (input) => {
    const decoded = decode(input)
    if (Result.isSuccess(decoded)) return Result.succeed(decoded.success)
    // The fast decoder stops at the first issue; only a refused value is read again for all of them.
    const explained = explain(input)
    return Result.fail(toIssues((Result.isFailure(explained) ? explained : decoded).failure.issue, input))
  }
}

const UNKNOWN_FIELD = "Not a field that is known here"

const formatter = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (issue) => (issue._tag === "UnexpectedKey" ? UNKNOWN_FIELD : SchemaIssue.defaultLeafHook(issue))
})

const toIssues = (issue: SchemaIssue.Issue, input: unknown): ReadonlyArray<Issue> =>
  formatter(issue)
    .issues.slice(0, ISSUES_MAX)
    .map(({ message, path }) => {
      const keys = (path ?? []).map((part) => (typeof part === "object" ? part.key : part))
      const remedy = remedyFor(at(input, keys), message, keys)
      return {
        path: keys.map((key) => (typeof key === "symbol" ? String(key) : key)),
        message,
        ...(remedy === undefined ? {} : { remedy })
      }
    })
