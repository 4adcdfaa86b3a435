/**
 * What a check of files answers, as data that travels: the findings, units and notes of `segue check --format json`.
 * Lines and columns count from 1, columns and offsets in UTF-16 code units.
 */
import * as Schema from "effect/Schema"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** A place between two characters. */
export const Position = Schema.Struct({ line: Count, column: Count }).annotate({ identifier: "Position" })

/** From a place up to, not including, another. */
export const Span = Schema.Struct({ start: Position, end: Position }).annotate({ identifier: "Span" })

/** `safe`: nothing to decide; `review`: mechanical, somebody must look; `manual`: a person must do it. */
export const Safety = Schema.Literals(["safe", "review", "manual"])
export type Safety = typeof Safety.Type

/** Put `newText` where the range stands. */
export const Change = Schema.Struct({
  file: Schema.String,
  range: Span,
  offset: Schema.Tuple([Count, Count]),
  newText: Schema.String
}).annotate({ identifier: "Change" })
export interface Change extends Schema.Schema.Type<typeof Change> {}

/** One thing that still speaks the legacy API, with the place of the proof that it does. */
export const Finding = Schema.Struct({
  file: Schema.String,
  /** The name of a rule, as configuration and suppressions use it. */
  rule: Schema.String,
  severity: Schema.Literals(["error", "warning", "info"]),
  message: Schema.String,
  range: Span,
  offset: Schema.Tuple([Count, Count]),
  /** The id of its unit. */
  unit: Schema.String,
  evidence: Schema.Struct({ file: Schema.String, range: Span, because: Schema.String }),
  notes: Schema.Array(Schema.String),
  /** The page of the rule, from the repository's root. */
  docs: Schema.String
}).annotate({ identifier: "Finding" })
export interface Finding extends Schema.Schema.Type<typeof Finding> {}

/** Findings that are fixed together or not at all. */
export const Unit = Schema.Struct({
  id: Schema.String,
  title: Schema.String,
  safety: Safety,
  /** Indexes into the findings. */
  findings: Schema.Array(Count),
  /** One atomic set; empty for `manual`. */
  edits: Schema.Array(Change),
  /** What a person must decide or look at. */
  needs: Schema.Array(Schema.String)
}).annotate({ identifier: "Unit" })
export interface Unit extends Schema.Schema.Type<typeof Unit> {}

/** Said about a file as a whole, or about a suppression in it. */
export const FileNote = Schema.Struct({
  file: Schema.String,
  code: Schema.String,
  message: Schema.String,
  range: Schema.optionalKey(Span)
}).annotate({ identifier: "FileNote" })
export interface FileNote extends Schema.Schema.Type<typeof FileNote> {}

/** All that there is to say about some files. */
export const Report = Schema.Struct({
  findings: Schema.Array(Finding),
  units: Schema.Array(Unit),
  notes: Schema.Array(FileNote),
  /** Files that were not looked into, and why. */
  skipped: Schema.Array(Schema.Struct({ file: Schema.String, why: Schema.String }))
}).annotate({ identifier: "LintReport" })
export interface Report extends Schema.Schema.Type<typeof Report> {}
