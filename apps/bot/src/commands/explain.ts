/** `segue-bot explain`: which routes an orchestration takes and why, what was told where, what would be said now. */
import { Store } from "@segue/follow/Store"
import { Views } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import * as Bot from "../Bot.ts"
import type { Config } from "../config/Config.ts"
import { Fatal } from "../ExitCode.ts"
import { Outbox, type Told } from "../outbox/Outbox.ts"
import * as Routing from "../routing/Routing.ts"
import * as View from "../view/View.ts"
import type { Command } from "./Command.ts"

const toldLine = ({ attempts, failure, kind, route, shownAt, state, status, target }: Told): string =>
  [
    `  ${target}: ${kind}${route === null ? "" : ` by route ${route}`}, ${status} ${state}`,
    shownAt === null ? undefined : `last taken ${shownAt}`,
    attempts === 0 ? undefined : `${attempts} attempts failed: ${failure ?? ""}`
  ]
    .filter((part) => part !== undefined)
    .join("; ")

const explained = (config: Config, key: string) =>
  Effect.gen(function* () {
    const [outbox, store, views] = [yield* Outbox, yield* Store, yield* Views]
    const found = yield* views.get(key)
    const view = Option.isSome(found) ? found : yield* views.getByRefId(key)
    if (Option.isNone(view)) {
      return yield* new Fatal({
        code: "refused",
        message: `${key} is no id and no ref_id of an orchestration seen here`
      })
    }
    const { changedAt, orchestration } = view.value
    const steps = yield* views.history(orchestration.id)
    const newest = steps.at(-1)
    const told = yield* outbox.told(orchestration.id)
    const now = View.make(
      {
        sequence: newest?.sequence ?? (yield* store.head),
        kind: newest?.kind ?? "first",
        id: orchestration.id,
        status: orchestration.status,
        previous: steps.at(-2)?.status,
        origin: "look",
        event_id: undefined,
        observed_at: newest?.observedAt ?? changedAt,
        orchestration
      },
      config
    )
    return [
      "routes, in order:",
      ...Routing.explain(config.routes, orchestration).map(
        ({ because, isTaken, route }) =>
          `  ${route.name}: ${isTaken ? `taken, to ${route.targets.join(", ")}` : "not taken"} (${because})`
      ),
      told.length === 0 ? "told so far: nothing" : "told so far:",
      ...told.map(toldLine),
      "what a message says now:",
      `  ${View.lineOf(now)}`
    ].join("\n")
  })

export const explain: Command = {
  name: "explain",
  usage: "<id or ref_id>",
  summary: "Says which routes an orchestration takes and why, what was told where, and what a message says now",
  run: (config, [key, ...more]) =>
    key === undefined || more.length > 0
      ? Effect.fail(new Fatal({ code: "configuration", message: "explain takes one id or ref_id" }))
      : Effect.provide(explained(config, key), Bot.databaseBeside(config)).pipe(
          Effect.catchTag("StoreError", (error) => Effect.fail(Bot.toFatal(error)))
        )
}
