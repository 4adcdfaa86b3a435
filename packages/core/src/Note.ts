/** What a migration could not carry over by itself, said in plain words. */
import * as Schema from "effect/Schema"

import * as Issue from "./Issue.ts"

/**
 * How much a note asks of its reader: `info` states something unknown or assumed, `review` wants a look before the
 * result is used, `decision` needs a person to decide.
 */
export const Level = Schema.Literals(["info", "review", "decision"])
export type Level = typeof Level.Type

export const Note = Schema.Struct({
  code: Schema.String,
  level: Level,
  path: Schema.Array(Schema.Union([Schema.String, Schema.Int])),
  message: Schema.String,
  remedy: Schema.optionalKey(Schema.String),
  /** The row of docs/migration-map.md. */
  row: Schema.String,
  /** The value that was not carried over, as it stood. */
  lost: Schema.optionalKey(Schema.Unknown)
}).annotate({ identifier: "Note" })
export interface Note extends Schema.Schema.Type<typeof Note> {}

/** One line, as `Issue.format` writes it. */
export const format = (note: Note): string =>
  note.path.length === 0
    ? `${note.message}${note.remedy === undefined ? "" : ` ${note.remedy}`}`
    : `${Issue.formatPath(note.path)}: ${note.message}${note.remedy === undefined ? "" : ` ${note.remedy}`}`
