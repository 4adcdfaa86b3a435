/** `segue-backend creates`: what is under way or in doubt. */
import { CreateIntents } from "@segue/storage/CreateIntents"
import * as Effect from "effect/Effect"

import type { Command } from "./Command.ts"
import { atMost, table, withDatabase } from "./Console.ts"

const SHOWN_MAX = 200

const seconds = (ms: number | undefined): string => (ms === undefined ? "" : `${Math.round(ms / 1_000)} s`)

/** Creates that are not settled. */
export const creates: Command = {
  name: "creates",
  usage: "",
  summary: "Lists creates that are recorded, being sent, or in doubt, oldest first",
  isOnDatabase: true,
  run: (config, args) =>
    withDatabase(
      config,
      Effect.gen(function* () {
        yield* atMost(0, args, "creates")
        const open = yield* (yield* CreateIntents).open(SHOWN_MAX)
        if (open.length === 0) return "none: every create is settled"
        const rows = open.map(({ ageMs, api, attempts, caller, doubtAgeMs, refId, state }) => [
          state,
          refId,
          caller,
          api,
          String(attempts),
          seconds(ageMs),
          seconds(doubtAgeMs)
        ])
        return table([["state", "ref_id", "caller", "api", "attempts", "age", "in doubt for"], ...rows])
      })
    )
}
