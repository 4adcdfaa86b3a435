/**
 * Conversions of the legacy API that have not ended: while a cut-over drains, what stands between it and its end. By time
 * of creation, since settling did not change `updated_at` (docs/vendor-facts.md#conv-updated-before-settled).
 */
import { isTerminal } from "@segue/core/Conversion"
import { Conversions } from "@segue/core/Conversions"
import { LIMIT_MAX, nextCursor } from "@segue/core/Listing"
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import type { Config } from "../config/Config.ts"
import { shown, timeText } from "../view/View.ts"
import { exactly, type Finding, type Look, magnitude } from "./Finding.ts"
import { type ItemOf, ofType, read } from "./gateway.ts"
import { recall, remember } from "./Snapshot.ts"

const NAME = "legacy-conversions"

/** Conversions usually end within seconds: younger ones are under way, not left over. */
const YOUNG_MS = 3_600_000
/** A listing may show a conversion so long after its creation. */
const LATE_MS = 2 * 3_600_000
/** How far back the first look goes at the vendor; a gateway knows when its drain began. */
const LOOK_BACK_MS = 90 * 86_400_000
/** Pages that one look reads at most. */
const PAGES_MAX = 100
const LISTED_MAX = 6

/** One, as both sources tell it. */
type LeftOver = Omit<ItemOf<"legacy-conversion">, "type">

const lineOf = ({ amount, created_at, id, ref_id, source_asset, status, target_asset }: LeftOver, timeZone: string) =>
  shown(
    [
      `${status} ${id}: ${amount} ${source_asset} to ${target_asset}`,
      ...(ref_id === undefined ? [] : [ref_id]),
      `since ${timeText(created_at, timeZone)}`
    ].join(", ")
  )

/** All of them as one finding, which is said anew as they become fewer or more. */
export const leftOver = (found: ReadonlyArray<LeftOver>, nowMs: number, timeZone: string): Look => {
  const old = found
    .filter(({ created_at }) => nowMs - Timestamp.toMillisFloor(created_at) >= YOUNG_MS)
    .toSorted((a, b) => Timestamp.compare(a.created_at, b.created_at))
  if (old.length === 0) return exactly([])
  const more = old.length - LISTED_MAX
  const finding: Finding = {
    key: NAME,
    title: `LEGACY CONVERSIONS HAVE NOT ENDED: ${old.length}`,
    fields: [
      {
        name: "The oldest",
        value: old
          .slice(0, LISTED_MAX)
          .map((one) => lineOf(one, timeZone))
          .join("\n")
      },
      ...(more > 0 ? [{ name: "More", value: String(more) }] : [])
    ],
    advice:
      "Do not send them again: they may still settle. The legacy API is needed until they have ended; ask the vendor about old ones.",
    isEvent: false,
    size: magnitude(old.length),
    canShrink: true
  }
  return exactly([finding])
}

/** What there is to read is more than one look reads. */
class TooMany extends Data.TaggedError("TooMany")<Record<never, never>> {
  override get message(): string {
    return "there are more legacy conversions than one look reads"
  }
}

const atVendor = (since: string) =>
  Effect.gen(function* () {
    const conversions = Option.getOrThrow(yield* Effect.serviceOption(Conversions))
    const found: Array<LeftOver> = []
    let cursor: string | undefined
    for (let count = 0; count < PAGES_MAX; count++) {
      const page = yield* conversions.list({
        "created_at.begin": since,
        order: "ASC",
        limit: LIMIT_MAX,
        ...(cursor === undefined ? {} : { page_cursor: cursor })
      })
      for (const one of page.items) {
        const { amount, created_at, id, profile_id, ref_id, source_asset, status, target_asset } = one
        if (isTerminal(status)) continue
        const base = { amount, created_at, id, profile_id, source_asset, status, target_asset }
        found.push(ref_id === undefined ? base : { ...base, ref_id })
      }
      cursor = nextCursor(page)
      if (cursor === undefined) return found
    }
    return yield* new TooMany()
  })

const atGateway = (source: Extract<Config["source"], { readonly type: "backend" }>, since: string | undefined) =>
  Effect.gen(function* () {
    const found = yield* read(source, since === undefined ? { kind: NAME } : { kind: NAME, since })
    if (found.isCut) return yield* new TooMany()
    return found.notKnown === undefined ? ofType(found.items, "legacy-conversion") : undefined
  })

interface Kept {
  /** RFC 3339: no conversion that has not ended was created before. */
  readonly since: string
}

/** Looks from the oldest on that had not ended at the last look; undefined where nothing can be said now. */
export const lookAtLeftOver = ({ source, timeZone }: Config) =>
  Effect.gen(function* () {
    const nowMs = yield* Clock.currentTimeMillis
    const before = (yield* recall<Kept>(NAME))?.since
    const found =
      source.type === "backend"
        ? yield* atGateway(source, before)
        : yield* atVendor(before ?? Timestamp.fromMillis(nowMs - LOOK_BACK_MS, 3))
    if (found === undefined) return undefined
    const recent = Timestamp.fromMillis(nowMs - LATE_MS, 3)
    const since = found.reduce(
      (oldest, one) => (Timestamp.compare(one.created_at, oldest) < 0 ? one.created_at : oldest),
      recent
    )
    const kept: Kept = { since }
    return { look: leftOver(found, nowMs, timeZone), remember: remember(NAME, kept) }
  })
