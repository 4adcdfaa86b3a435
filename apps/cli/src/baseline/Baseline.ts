/** `segue-baseline.json`: the findings that a project has decided to live with for now. Text in, entries out. */
import * as Issue from "@segue/core/Issue"
import { ruleIds } from "@segue/migrate/rules/RuleId"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** The file's usual name. */
export const fileName = "segue-baseline.json"

const COUNT_MAX = 1_000_000

/** Findings of one file that read alike. */
const Entry = Schema.Struct({
  /** From the baseline's folder, forward slashes. */
  file: Schema.NonEmptyString,
  rule: Schema.Literals(ruleIds),
  fingerprint: Schema.String.check(Schema.isPattern(/^[0-9a-f]{16}$/u)),
  count: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: COUNT_MAX }))
})
export interface Entry extends Schema.Schema.Type<typeof Entry> {}

const Baseline = Schema.Struct({ version: Schema.Literal(1), findings: Schema.Array(Entry) })

const decode = Issue.decoder(Baseline, { unknownFields: "refuse" })

/** Findings that read alike in one file are one entry; this is what makes them alike. */
export const keyOf = ({ fingerprint, rule }: Pick<Entry, "fingerprint" | "rule">): string => `${rule} ${fingerprint}`

/** Reads a baseline's text. Fails with sentences. */
export const parse = (text: string): Result.Result<ReadonlyArray<Entry>, ReadonlyArray<string>> => {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return Result.fail([`is no JSON: ${(error as Error).message}`])
  }
  return Result.map(
    Result.mapError(decode(data), (issues) => issues.map((issue) => Issue.format(issue))),
    ({ findings }) => findings
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The text of a baseline: sorted, one entry a line, so that a version control merges it well. */
export const print = (entries: ReadonlyArray<Entry>): string => {
  const lines = entries
    .toSorted((a, b) => compare(a.file, b.file) || compare(keyOf(a), keyOf(b)))
    .map(({ count, file, fingerprint, rule }) => `    ${JSON.stringify({ file, rule, fingerprint, count })}`)
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`
}
