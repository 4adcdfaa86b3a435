/**
 * What this gateway knows beside statuses and somebody should: from rows of ours, and, while the cut-over drains, from
 * the legacy API. What of it a caller sees is the API's to say; each finding names what it must be allowed to see.
 */
import { problemOf } from "@segue/api/Failure"
import { type Finding, Findings, type Found, type Kind, type Query, type Service } from "@segue/api/Findings"
import type { Thing } from "@segue/api/Grants"
import { type Conversion, isTerminal } from "@segue/core/Conversion"
import { LIMIT_DEFAULT, nextCursor } from "@segue/core/Listing"
import * as PaxosError from "@segue/core/PaxosError"
import * as Timestamp from "@segue/core/Timestamp"
import type { Difference } from "@segue/follow/Difference"
import { Store } from "@segue/follow/Store"
import { CreateFindings, type Refused } from "@segue/storage/CreateFindings"
import type { Intent } from "@segue/storage/CreateIntents"
import { CutOver } from "@segue/storage/CutOver"
import type { StorageError } from "@segue/storage/Stored"
import { Views } from "@segue/storage/Views"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

import * as Failures from "./create/Failures.ts"
import { Request } from "./create/Request.ts"
import { Vendor } from "./vendor/Vendor.ts"

/** Conversions that were created longer before the drain than this have ended, or are known to their owner by now. */
const LOOK_BACK_MS = 90 * 86_400_000

type Needs = CreateFindings | CutOver | Store | Vendor | Views
type Reader = (
  query: Query
) => Effect.Effect<Effect.Success<ReturnType<Service["read"]>>, PaxosError.PaxosError | StorageError, Needs>

const decode = Schema.decodeUnknownOption(Request)

/** What a create would have made, for who may see that; what cannot be read as a create is for nobody. */
export const thingOf = (refId: string, recordedAt: string, request: unknown): Thing | undefined =>
  Option.getOrUndefined(
    Option.map(decode(request), ({ orchestration }) => ({
      _tag: "Orchestration",
      orchestration: { ...orchestration, id: refId, status: "PENDING", created_at: recordedAt }
    }))
  )

const doubtOf = ({ api, attempts, caller, doubtAgeMs = 0, recordedAt, refId, request }: Intent): Found => ({
  finding: {
    type: "create-in-doubt",
    ref_id: refId,
    caller,
    api,
    attempts,
    recorded_at: recordedAt,
    doubt_age_ms: Math.max(0, doubtAgeMs)
  },
  thing: thingOf(refId, recordedAt, request)
})

/** The vendor's own words are added where it had some: ours say what to do, and not which field was wrong. */
const whyOf = (outcome: unknown): { readonly reason: string; readonly why: string } => {
  const failure = Failures.kept(outcome)
  if (failure === undefined) return { reason: "unknown", why: "it was kept by another release of this gateway" }
  const detail = problemOf(failure)?.detail
  const reason = failure._tag === "PaxosError" ? failure.reason._tag : failure._tag
  return { reason, why: detail === undefined ? failure.message : `${failure.message}. The vendor's words: ${detail}` }
}

const refusalOf = ({ at, caller, outcome, refId, request, sequence }: Refused): Found => ({
  finding: { type: "refused-create", id: String(sequence), ref_id: refId, caller, ...whyOf(outcome), at },
  thing: thingOf(refId, at, request)
})

const inDoubt: Reader = ({ limit = LIMIT_DEFAULT, page_cursor }) =>
  Effect.gen(function* () {
    const paging = page_cursor === undefined ? { limit } : { limit, cursor: page_cursor }
    const { asOf, cursor, items } = yield* (yield* CreateFindings).inDoubt(paging)
    return {
      items: items.map(doubtOf),
      as_of: asOf,
      ...(cursor === undefined ? {} : { next_page_cursor: cursor })
    }
  })

const refused: Reader = ({ limit = LIMIT_DEFAULT, page_cursor, since }) =>
  Effect.gen(function* () {
    const { asOf, cursor, items } = yield* (yield* CreateFindings).refused({
      limit,
      ...(page_cursor === undefined ? {} : { cursor: page_cursor }),
      ...(since === undefined ? {} : { since })
    })
    return {
      items: items.map(refusalOf),
      as_of: asOf,
      ...(cursor === undefined ? {} : { next_page_cursor: cursor })
    }
  })

interface Run {
  readonly from: string
  readonly compared: number
}

const differenceOf = ({ fields, here, id, kind, ref_id, there }: Difference, run: Run): Finding => ({
  type: "difference",
  difference: kind,
  id,
  fields,
  compared: run.compared,
  compared_from: run.from,
  ...(ref_id === undefined ? {} : { ref_id }),
  ...(here === undefined ? {} : { here }),
  ...(there === undefined ? {} : { there })
})

const nowText = Effect.map(Clock.currentTimeMillis, (nowMs) => Timestamp.fromMillis(nowMs, 3))

/** A page of the newest comparison; a cursor of an older one begins anew, lest a page of each be taken for one list. */
const compared =
  (isMeant: (kind: Difference["kind"]) => boolean): Reader =>
  ({ limit = LIMIT_DEFAULT, page_cursor = "" }) =>
    Effect.gen(function* () {
      const as_of = yield* nowText
      const run = Option.getOrUndefined(yield* (yield* Store).lastReconciliation)
      if (run === undefined) return { items: [], as_of, not_known: "nothing was compared with the vendor yet" }
      const meant = run.differences.filter(({ kind }) => isMeant(kind))
      const name = `${run.from}/${run.compared}/${run.differences.length}/`
      const place = page_cursor.startsWith(name) ? page_cursor.slice(name.length) : ""
      const start = /^\d{1,9}$/u.test(place) ? Number(place) : 0
      const some = meant.slice(start, start + limit)
      const ids = [...new Set(some.map(({ id }) => id))]
      const views = ids.length === 0 ? [] : (yield* (yield* Views).list({ ids, order: "ASC", limit: ids.length })).items
      const rows = new Map(views.map(({ orchestration }) => [orchestration.id, orchestration]))
      const items = some.map((difference): Found => {
        const orchestration = rows.get(difference.id)
        // Of what we have no row of, nobody can say whose it is.
        const thing: Thing | undefined = orchestration && { _tag: "Orchestration", orchestration }
        return { finding: differenceOf(difference, run), thing }
      })
      const end = start + some.length
      return { items, as_of, ...(end < meant.length ? { next_page_cursor: `${name}${end}` } : {}) }
    })

const leftOverOf = (conversion: Conversion): Found => ({
  finding: {
    type: "legacy-conversion",
    id: conversion.id,
    profile_id: conversion.profile_id,
    amount: conversion.amount,
    source_asset: conversion.source_asset,
    target_asset: conversion.target_asset,
    status: conversion.status,
    created_at: conversion.created_at,
    ...(conversion.ref_id === undefined ? {} : { ref_id: conversion.ref_id })
  },
  thing: { _tag: "Conversion", conversion }
})

/** By time of creation: settling did not change `updated_at` (docs/vendor-facts.md#conv-updated-before-settled). */
const leftOver: Reader = ({ limit = LIMIT_DEFAULT, page_cursor, since }) =>
  Effect.gen(function* () {
    const as_of = yield* nowText
    const { changedAt, mode } = yield* (yield* CutOver).get
    if (mode === "off") return { items: [], as_of, not_known: "the legacy API is not called any more" }
    // Conversions under way are no left-overs then; nor is anything over because nobody looks.
    if (mode === "on") return { items: [], as_of, not_known: "the cut-over does not drain" }
    const from = since ?? Timestamp.fromMillis(Timestamp.toMillisFloor(changedAt) - LOOK_BACK_MS, 3)
    const page = yield* (yield* Vendor).legacy.list({
      "created_at.begin": from,
      order: "ASC",
      limit,
      ...(page_cursor === undefined ? {} : { page_cursor })
    })
    const cursor = nextCursor(page)
    return {
      items: page.items.filter(({ status }) => !isTerminal(status)).map(leftOverOf),
      as_of,
      ...(cursor === undefined ? {} : { next_page_cursor: cursor })
    }
  })

const readers: Readonly<Record<Kind, Reader>> = {
  "creates-in-doubt": inDoubt,
  "refused-creates": refused,
  differences: compared((kind) => kind !== "not-ours"),
  foreign: compared((kind) => kind === "not-ours"),
  "legacy-conversions": leftOver
}

const unread = new PaxosError.PaxosError({
  operation: "Findings",
  reason: new PaxosError.Unavailable({ status: 503 }),
  sent: false
})

/** They, over the database and the vendor. */
export const layer: Layer.Layer<never, never, Needs> = Layer.effect(
  Findings,
  Effect.map(Effect.context<Needs>(), (context) => ({
    read: (query: Query) =>
      readers[query.kind](query).pipe(
        Effect.catchTag("StoreError", () => Effect.fail(unread)),
        Effect.provideContext(context)
      )
  }))
)
