/** Identifiers. The vendor's are UUIDs, but nothing in its schema says so: any non-empty text is accepted. */
import * as Schema from "effect/Schema"

/** Longer texts are refused as ids: a limit of ours, the vendor states none. */
export const LENGTH_MAX = 512

/** An id, or a reference such as `ref_id`. */
export const Id = Schema.String.check(
  Schema.isMinLength(1, { expected: "a non-empty id" }),
  Schema.isMaxLength(LENGTH_MAX, { expected: `an id of at most ${LENGTH_MAX} characters` })
)

/**
 * What the legacy API writes for an absent identity or account.
 * Source: docs/vendor-facts.md#conv-zero-uuid.
 */
export const ZERO_UUID = "00000000-0000-0000-0000-000000000000"

/** Whether an identity or account id means "none": absent, null, empty or the zero UUID. */
export const isNone = (id: string | null | undefined): boolean =>
  id === undefined || id === null || id === "" || id === ZERO_UUID

/** Free key-value pairs of a request or an object. */
export const Metadata = Schema.Record(Schema.String, Schema.String)
export type Metadata = typeof Metadata.Type
