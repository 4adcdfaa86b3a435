/** Shapes of the wire that the vendor does not have. Names are snake_case, as in the vendor's payloads. */
import { ConversionRequest, ConversionQuery } from "@segue/core/Conversion"
import { Id } from "@segue/core/Id"
import { ARRAY_MAX } from "@segue/core/Listing"
import { Note } from "@segue/core/Note"
import { Orchestration, OrchestrationQuery, OrchestrationRequest } from "@segue/core/Orchestration"
import { Timestamp } from "@segue/core/Timestamp"
import * as Schema from "effect/Schema"

import { Kind } from "./ChangeFeed.ts"

/** An orchestration by its id or by its `ref_id`. */
export type Which = { readonly id: string; readonly ref_id?: never } | { readonly ref_id: string; readonly id?: never }

const whichFields = { id: Schema.optionalKey(Id), ref_id: Schema.optionalKey(Id) }
const expected = { message: "Expected exactly one of: id, ref_id" }
const isOne = Schema.makeFilter<{ readonly id?: string; readonly ref_id?: string }>(
  ({ id, ref_id }) => (id === undefined) !== (ref_id === undefined),
  expected
)

export const Which = Schema.Struct(whichFields).check(isOne) as unknown as Schema.Codec<Which>

/** How long `wait` waits unless told otherwise, and at most, in milliseconds; shorter than common proxies allow. */
export const WAIT_DEFAULT_MS = 25_000
export const WAIT_MAX_MS = 50_000

/** Whom to wait for. */
export const Wait = Schema.Struct({
  ...whichFields,
  timeout_ms: Schema.optionalKey(
    Schema.Int.check(
      Schema.isBetween({ minimum: 0, maximum: WAIT_MAX_MS }, { expected: `0 to ${WAIT_MAX_MS} milliseconds` })
    )
  )
}).check(isOne) as unknown as Schema.Codec<Which & { readonly timeout_ms?: number }>

/** How a wait ended: with a terminal status, or with the time, telling the last state seen. */
export const Waited = Schema.Struct({ is_terminal: Schema.Boolean, orchestration: Orchestration }).annotate({
  identifier: "Waited"
})
export interface Waited extends Schema.Schema.Type<typeof Waited> {}

/** A create: the vendor's request, and until when it may leave the gateway for the first time. */
export const Create = Schema.Struct({ ...OrchestrationRequest.fields, send_before: Schema.optionalKey(Timestamp) })

/** The vendor's filters; `kind: "conversion"` leaves out what no legacy conversion could have been. */
export const List = Schema.Struct({
  ...OrchestrationQuery.fields,
  kind: Schema.optionalKey(Schema.Literals(["all", "conversion"]))
})

/** One page of a listing. */
export const pageOf = <A, E>(row: Schema.Codec<A, E>) =>
  Schema.Struct({ items: Schema.Array(row), next_page_cursor: Schema.optionalKey(Schema.String) })

const Several = Schema.optionalKey(
  Schema.Array(Id).check(Schema.isBetweenLength(1, ARRAY_MAX, { expected: `1 to ${ARRAY_MAX} values` }))
)

/** What to watch: whatever any of the lists names, or all that the caller may see. */
export const Watch = Schema.Struct({
  ids: Several,
  ref_ids: Several,
  profile_ids: Several,
  all: Schema.optionalKey(Schema.Literal(true)),
  /** The id of the last message that was handled; tRPC's clients fill it in when they connect again. */
  lastEventId: Schema.optionalKey(Schema.String)
}).check(
  Schema.makeFilter(
    (watch: { readonly [key: string]: unknown }) =>
      watch["all"] === true
        ? watch["ids"] === undefined && watch["ref_ids"] === undefined && watch["profile_ids"] === undefined
        : watch["ids"] !== undefined || watch["ref_ids"] !== undefined || watch["profile_ids"] !== undefined,
    { message: "Expected ids, ref_ids or profile_ids, or all: true" }
  )
)
export interface Watch extends Schema.Schema.Type<typeof Watch> {}

/**
 * A message of `watch`. First a `state` for each orchestration named by id or `ref_id`, then `ready`, then every change.
 * Messages may come again after a reconnection; none is left out.
 */
export const WatchMessage = Schema.Union([
  Schema.Struct({ type: Schema.Literal("state"), orchestration: Orchestration }),
  Schema.Struct({ type: Schema.Literal("ready") }),
  Schema.Struct({
    type: Schema.Literal("change"),
    kind: Kind,
    observed_at: Timestamp,
    orchestration: Orchestration
  })
]).annotate({ identifier: "WatchMessage" })
export type WatchMessage = typeof WatchMessage.Type

/** Which API a payload is migrated to. */
export const Target = Schema.Literals(["orchestration", "conversion"])

/** A payload to migrate. What it must be depends on `to`; what it is not is told as issues. */
export const MigratePayload = Schema.Struct({ to: Target, payload: Schema.Unknown })

/** A request to migrate; `ref_id` is used where the legacy one has none, and never made up. */
export const MigrateRequest = Schema.Struct({ ...MigratePayload.fields, ref_id: Schema.optionalKey(Id) })

/** Scopes to migrate. */
export const MigrateScopes = Schema.Struct({ to: Target, scopes: Schema.Array(Id) })

/** Files in one lint, characters of all their texts together, and of one path. */
export const LINT_FILES_MAX = 50
export const LINT_TEXT_MAX = 400_000
const PATH_MAX = 500

const total = (files: ReadonlyArray<{ readonly text: string }>) => files.reduce((sum, { text }) => sum + text.length, 0)

/** Files to look at; what they import of each other is followed by their paths. */
export const Lint = Schema.Struct({
  files: Schema.Array(
    Schema.Struct({
      path: Schema.String.check(
        Schema.makeFilter((path: string) => path.length > 0 && path.length <= PATH_MAX, {
          expected: `a path of 1 to ${PATH_MAX} characters`
        })
      ),
      text: Schema.String,
      /** It holds bare payloads of the legacy API, although nothing in it says so. */
      is_payload: Schema.optionalKey(Schema.Boolean)
    })
  ).check(
    Schema.isBetweenLength(1, LINT_FILES_MAX, { expected: `1 to ${LINT_FILES_MAX} files` }),
    Schema.makeFilter((files) => total(files) <= LINT_TEXT_MAX, {
      expected: `texts of at most ${LINT_TEXT_MAX} characters together; \`segue check\` takes more`
    }),
    Schema.makeFilter((files) => new Set(files.map(({ path }) => path)).size === files.length, {
      expected: "each path once"
    })
  )
})
export interface Lint extends Schema.Schema.Type<typeof Lint> {}

/** A migrated value with its notes. */
export const migratedOf = <A, E>(value: Schema.Codec<A, E>) => Schema.Struct({ value, notes: Schema.Array(Note) })

/** A request of either API. */
export const AnyRequest = Schema.Union([OrchestrationRequest, ConversionRequest])
/** A query of either API. */
export const AnyQuery = Schema.Union([OrchestrationQuery, ConversionQuery])
