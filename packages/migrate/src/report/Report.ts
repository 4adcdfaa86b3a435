/**
 * How far a migration is, as data: what `segue report --json` prints, what `--since` reads, and what the other forms are
 * made from. Counts only what can be proven; what a number counts is said in `docs/ci.md`.
 */
import * as Issue from "@segue/core/Issue"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import { ruleIds } from "../rules/RuleId.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** Calls that are proven to speak either API. */
const Calls = Schema.Struct({
  legacy: Count.annotate({ description: "Calls that go to the deprecated API." }),
  successor: Count.annotate({ description: "Calls that go to the new API." })
})
export interface Calls extends Schema.Schema.Type<typeof Calls> {}

/** What is left, by who can do it. A unit is a call or a document that is migrated as a whole. */
const Units = Schema.Struct({
  safe: Count.annotate({ description: "segue fix does them." }),
  review: Count.annotate({ description: "segue fix --unsafe does them, and a person looks at the result." }),
  manual: Count.annotate({ description: "A person must do them." })
})
export interface Units extends Schema.Schema.Type<typeof Units> {}

const Part = Schema.Struct({ name: Schema.NonEmptyString, calls: Calls, units: Units })
/** A folder or a language. */
export interface Part extends Schema.Schema.Type<typeof Part> {}

/** One report in few numbers, for the trend. */
const Point = Schema.Struct({ made: Schema.NonEmptyString, calls: Calls, units: Units, findings: Count })
export interface Point extends Schema.Schema.Type<typeof Point> {}

const severities = ["error", "warning", "info"] as const

const Task = Schema.Struct({
  file: Schema.NonEmptyString,
  line: Count,
  column: Count,
  title: Schema.String,
  severity: Schema.Literals(severities),
  rules: Schema.Array(Schema.Literals(ruleIds)),
  needs: Schema.Array(Schema.String)
})
/** One unit that a person must do. */
export interface Task extends Schema.Schema.Type<typeof Task> {}

export const Report = Schema.Struct({
  version: Schema.Literal(1),
  made: Schema.NonEmptyString.annotate({ description: "When, in UTC." }),
  segue: Schema.String.annotate({ description: "The version that made it." }),
  paths: Schema.Array(Schema.String).annotate({ description: "What it is about, as it was named." }),
  calls: Calls,
  units: Units,
  findings: Schema.Struct({ error: Count, warning: Count, info: Count }),
  files: Schema.Struct({ found: Count, scanned: Count, withFindings: Count }),
  rules: Schema.Array(Schema.Struct({ rule: Schema.Literals(ruleIds), findings: Count, units: Units })),
  folders: Schema.Array(Part),
  languages: Schema.Array(Part),
  people: Schema.Array(Task).annotate({ description: "What a person must do, the worst first." }),
  notUnderstood: Schema.Array(Schema.Struct({ file: Schema.NonEmptyString, why: Schema.String })),
  history: Schema.Array(Point).annotate({ description: "Earlier reports, the oldest first." })
}).annotate({ title: "segue report --json", description: "How far a migration is." })
export interface Report extends Schema.Schema.Type<typeof Report> {}

const decode = Issue.decoder(Report, { unknownFields: "refuse" })

/** Reads an earlier report. Fails with sentences. */
export const parse = (text: string): Result.Result<Report, ReadonlyArray<string>> => {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return Result.fail([`is no JSON: ${(error as Error).message}`])
  }
  return Result.mapError(decode(data), (issues) => issues.map((issue) => Issue.format(issue)))
}

/** The report in few numbers. */
export const pointOf = ({ calls, findings, made, units }: Report): Point => ({
  made,
  calls,
  units,
  findings: findings.error + findings.warning + findings.info
})

/** Units of every kind. */
export const sum = ({ manual, review, safe }: Units): number => safe + review + manual

/** The share of proven calls that speak the new API, in whole percent, rounded down; `undefined` where no call is proven. */
export const percent = ({ legacy, successor }: Calls): number | undefined =>
  legacy + successor === 0 ? undefined : Math.floor((successor * 100) / (legacy + successor))

const SCHEMA_URI = "http://json-schema.org/draft-07/schema#"

/** The JSON Schema of a report. */
export const jsonSchema = (): Record<string, unknown> => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(Report, { onExcessProperty: "error" })
  return { $schema: SCHEMA_URI, ...schema, ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }) }
}
