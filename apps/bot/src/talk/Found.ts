/** An orchestration as last seen, by its id or `ref_id`, with the change that tells of it. */
import { type Change, Store } from "@segue/follow/Store"
import { type Step, type View, Views } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import type { Route } from "../config/Settings.ts"
import { sees, type Sight } from "../routing/Sight.ts"

/** What is known of it. */
export interface Found {
  readonly seen: View
  readonly steps: ReadonlyArray<Step>
  /** Its newest state, as the feed tells it. */
  readonly change: Change
}

/** Rows with one `ref_id` that are looked at: rules may make several. */
const SAME_MAX = 50

/** The oldest one that has this id or `ref_id` and may be seen; none where there is none, or none that may be. */
export const find = (key: string, sight: Sight, routes: ReadonlyArray<Route>) =>
  Effect.gen(function* () {
    // No id has it, and no database takes it.
    if (key.includes("\0")) return Option.none<Found>()
    const [store, views] = [yield* Store, yield* Views]
    const byId = Option.toArray(yield* views.get(key))
    const { items } = yield* views.list({ refIds: [key], order: "ASC", limit: SAME_MAX })
    const seen = [...byId, ...items].find(({ orchestration }) => sees(sight, routes, orchestration))
    if (seen === undefined) return Option.none<Found>()
    const { changedAt, orchestration } = seen
    const steps = yield* views.history(orchestration.id)
    const newest = steps.at(-1)
    const change: Change = {
      sequence: newest?.sequence ?? (yield* store.head),
      kind: newest?.kind ?? "first",
      id: orchestration.id,
      status: orchestration.status,
      previous: steps.at(-2)?.status,
      origin: "look",
      event_id: undefined,
      observed_at: newest?.observedAt ?? changedAt,
      orchestration
    }
    return Option.some<Found>({ seen, steps, change })
  })
