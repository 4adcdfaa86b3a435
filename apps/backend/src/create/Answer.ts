/** How a create ends well, or in doubt, and how such an end is kept. */
import { Conversion } from "@segue/core/Conversion"
import type { Metadata } from "@segue/core/Id"
import { Note } from "@segue/core/Note"
import { Orchestration } from "@segue/core/Orchestration"
import type { Reason } from "@segue/core/PaxosError"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** The vendor made this record for this call. */
const Created = Schema.TaggedStruct("Created", { orchestration: Orchestration })
/** It was there already and is what the request asks for. */
const AlreadyExists = Schema.TaggedStruct("AlreadyExists", { orchestration: Orchestration, notes: Schema.Array(Note) })
/** The `ref_id` belongs to the legacy API, where the record is; `isNew`: this call made it. */
const LegacyConversion = Schema.TaggedStruct("LegacyConversion", {
  conversion: Conversion,
  isNew: Schema.Boolean,
  notes: Schema.Array(Note)
})

/** The ends that stand. */
export const Final = Schema.Union([Created, AlreadyExists, LegacyConversion])
export type Final = typeof Final.Type

/** Whether the record exists cannot be known now: no failure. The same call may be repeated with the same `ref_id`. */
interface Unknown {
  readonly _tag: "Unknown"
  readonly ref_id: string
  readonly reason: Reason
}

/** What a caller is answered. */
export type Answer = Final | Unknown

const decode = Schema.decodeUnknownOption(Final)

/** An end that was kept, as a repetition is answered: it exists already. */
export const kept = (outcome: unknown): Final | undefined =>
  Option.getOrUndefined(
    Option.map(decode(outcome), (final): Final => {
      switch (final._tag) {
        case "Created":
          return { _tag: "AlreadyExists", orchestration: final.orchestration, notes: [] }
        case "LegacyConversion":
          return { ...final, isNew: false }
        case "AlreadyExists":
          return final
      }
    })
  )

/** The record itself. */
export const recordOf = (final: Final): Conversion | Orchestration =>
  final._tag === "LegacyConversion" ? final.conversion : final.orchestration

/** A note for each key of the metadata that the record does not have as the request has it. */
export const metadataNotes = (wanted: Metadata | null | undefined, found: Metadata | undefined): ReadonlyArray<Note> =>
  [...new Set([...Object.keys(wanted ?? {}), ...Object.keys(found ?? {})])]
    .filter((key) => wanted?.[key] !== found?.[key])
    .map((key) => ({
      code: "metadata-differs",
      level: "review",
      path: ["metadata", key],
      message: "The existing record has other metadata here; it was not changed",
      row: "X2"
    }))
