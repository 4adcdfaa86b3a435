/**
 * How following goes, as its process sees it: kept for all replicas to show, and told once when the source is away for
 * long. Nothing else is told of it: what is not known is not guessed at, message by message.
 */
import type * as PgClient from "@effect/sql-pg/PgClient"
import * as Timestamp from "@segue/core/Timestamp"
import { Follower } from "@segue/follow/Follower"
import { FollowingState, fromHealth } from "@segue/storage/FollowingState"
import type { StorageError } from "@segue/storage/Stored"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import * as Notices from "./Notices.ts"

/** Between two looks. */
const LOOK_MS = 10_000

/** What is told to whom. */
export interface Watched {
  readonly targets: ReadonlyArray<string>
  /** How long the source may be away before anybody is told. */
  readonly awayAfterMs: number
}

/** One look; the database keeps what it finds. */
const look = ({
  awayAfterMs,
  targets
}: Watched): Effect.Effect<void, StorageError, Follower | FollowingState | PgClient.PgClient> =>
  Effect.gen(function* () {
    const [follower, state] = [yield* Follower, yield* FollowingState]
    const [health, nowMs] = [yield* follower.health, yield* Clock.currentTimeMillis]
    yield* state.save(fromHealth(health, nowMs))
    const { failing, succeededAtMs } = health.tail
    if (failing === undefined) {
      if (succeededAtMs === undefined) return
      const count = yield* Notices.close(Timestamp.fromMillis(succeededAtMs))
      if (count > 0) yield* Effect.logInfo("The source answers again")
      return
    }
    if (nowMs - failing.sinceMs < awayAfterMs) return
    const asOf = (yield* state.read).find(({ way }) => way === "tail")?.succeededAt
    const count = yield* Notices.open(targets, {
      since: Timestamp.fromMillis(failing.sinceMs),
      message: failing.message,
      asOf
    })
    if (count > 0) yield* Effect.logWarning("The source is away", { message: failing.message })
  })

/** Looks every so often, for ever. */
export const run = (watched: Watched): Effect.Effect<never, never, Follower | FollowingState | PgClient.PgClient> =>
  Effect.forever(
    Effect.andThen(
      Effect.sleep(LOOK_MS),
      Effect.catch(look(watched), ({ message }) => Effect.logWarning("Watching the source is held up", { message }))
    )
  )
