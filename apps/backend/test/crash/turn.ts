/** Turning the cut-over switch, as an operator does beside the gateways. */
import { PgClient } from "@effect/sql-pg"
import * as CutOver from "@segue/storage/CutOver"
import { Effect, Layer } from "effect"

import type { World } from "./Scenario.ts"

/** Turns it. */
export const turn = async (world: World, mode: CutOver.Mode): Promise<void> => {
  const client = PgClient.layer({ url: await world.databaseUrl(), maxConnections: 1, connectTimeout: "1 minute" })
  await Effect.gen(function* () {
    const cutOver = yield* CutOver.CutOver
    const { version } = yield* cutOver.get
    yield* cutOver.change({ mode, version, by: "operator" })
  }).pipe(Effect.provide(Layer.provide(CutOver.layer, client)), Effect.runPromise)
}
