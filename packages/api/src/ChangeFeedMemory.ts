/** A change feed in this process, for one process and for tests: it forgets everything with it. */
import type { Orchestration } from "@segue/core/Orchestration"
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"

import { type Change, type ChangeFeed, isSelected, PositionUnknown, type Selection } from "./ChangeFeed.ts"

/** A feed, and `append` for whoever notices changes. Positions are counts: `0`, `1`, … */
export const make: Effect.Effect<{
  readonly feed: ChangeFeed["Service"]
  readonly append: (orchestration: Orchestration, kind?: Change["kind"]) => Effect.Effect<void>
}> = Effect.gen(function* () {
  const entries = yield* SubscriptionRef.make<ReadonlyArray<Change>>([])

  const append = (orchestration: Orchestration, kind: Change["kind"] = "advance") =>
    Effect.flatMap(Clock.currentTimeMillis, (nowMs) =>
      SubscriptionRef.update(entries, (before) => [
        ...before,
        { position: String(before.length + 1), kind, observed_at: Timestamp.fromMillis(nowMs), orchestration }
      ])
    )

  const changes = (after: string, selection: Selection) =>
    Stream.unwrap(
      Effect.gen(function* () {
        let next = Number(after)
        const known = (yield* SubscriptionRef.get(entries)).length
        if (!/^(?:0|[1-9]\d{0,14})$/u.test(after) || next > known) return yield* new PositionUnknown()
        return SubscriptionRef.changes(entries).pipe(
          Stream.flatMap((all) => {
            const news = all.slice(next)
            next = all.length
            return Stream.fromIterable(news.filter(({ orchestration }) => isSelected(selection, orchestration)))
          })
        )
      })
    )

  const position = Effect.map(SubscriptionRef.get(entries), (all) => String(all.length))
  return { append, feed: { position, changes } }
})
