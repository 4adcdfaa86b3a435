/** Reads the change feed on and writes what is to be told where; any number of replicas may do so. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { isTerminal } from "@segue/core/Orchestration"
import { isTimestamp, toMillisFloor } from "@segue/core/Timestamp"
import { type Change, Store } from "@segue/follow/Store"
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import * as CrashPoint from "../CrashPoint.ts"
import { Outbox } from "../outbox/Outbox.ts"
import type { Reader } from "../outbox/Rows.ts"
import * as Judging from "./Judging.ts"
import * as Routing from "./Routing.ts"

const PAGE = 100

/**
 * Whether a change is news. From now: what was open before the first start is followed silently until it changes; a
 * final status is always news, because nobody can know that it was told before. From what is open: what this database
 * saw before the first start is news only of orchestrations that are still open. From a time: as from now, at that time.
 */
export const isNews = (change: Change, reader: Reader, from: Config["from"], isOpen: boolean): boolean =>
  from === "open"
    ? isOpen || toMillisFloor(change.observed_at) >= reader.startedMs
    : change.kind !== "first" ||
      isTerminal(change.status) ||
      toMillisFloor(change.orchestration.created_at) >= (isTimestamp(from) ? toMillisFloor(from) : reader.startedMs)

/** Reads one page; answers how many changes it had. */
const page = (config: Pick<Config, "from" | "routes" | "timeZone">) =>
  Effect.gen(function* () {
    const [outbox, sql, store] = [yield* Outbox, yield* PgClient.PgClient, yield* Store]
    if (!(yield* outbox.isBehind)) return 0
    let count = 0
    const read = (reader: Reader) =>
      Effect.gen(function* () {
        const changes = yield* store.changes(reader.sequence, PAGE)
        count = changes.length
        const known = yield* store.known([...new Set(changes.map(({ id }) => id))])
        const isOpen = (id: string) => !isTerminal(known.get(id)?.status ?? "")
        const routed = changes
          .filter((change) => isNews(change, reader, config.from, isOpen(change.id)))
          .map((change) => ({ change, targets: Routing.targetsOf(config.routes, change.orchestration) }))
        if (routed.length > 0) yield* CrashPoint.at("routing.matched")
        return { routed, sequence: changes.at(-1)?.sequence ?? reader.sequence }
      })
    yield* outbox.advance(read, Judging.written(sql, config))
    if (count > 0) yield* CrashPoint.at("routing.written")
    return count
  })

/** Reads on for ever, looking for more every so often. */
export const run = (
  config: Pick<Config, "from" | "routes" | "timeZone">,
  pollMs: number
): Effect.Effect<never, never, Outbox | PgClient.PgClient | Store> =>
  Effect.gen(function* () {
    let failures = 0
    const once = Effect.matchEffect(page(config), {
      onFailure: ({ message }) => {
        failures += 1
        const told = failures === 1 ? Effect.logWarning("Reading changes is held up", { message }) : Effect.void
        return Effect.andThen(told, Effect.sleep(Math.min(60_000, 500 * 2 ** Math.min(failures, 8))))
      },
      onSuccess: (count) => {
        failures = 0
        return count < PAGE ? Effect.sleep(pollMs) : Effect.void
      }
    })
    return yield* Effect.forever(once)
  })
