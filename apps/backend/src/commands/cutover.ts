/** `segue-backend cutover`: the switch between the two APIs, for all replicas at once. */
import { CutOver, type Mode, type Position } from "@segue/storage/CutOver"
import * as Effect from "effect/Effect"

import type { Command } from "./Command.ts"
import { misused, operator, parse, refused, whole, withDatabase } from "./Console.ts"

const meanings: Readonly<Record<Mode, string>> = {
  on: "creates of old clients go to the legacy API",
  drain: "creates of old clients become orchestrations; old ids are still read and cancelled at the legacy API",
  off: "the legacy API is not called: nothing may write to it any more, here or elsewhere (docs/cut-over.md)"
}

const show = ({ changedAt, changedBy, mode, version }: Position): string =>
  `${mode} (version ${version}): ${meanings[mode]}\nsince ${changedAt}, by ${changedBy}`

const isMode = (verb: string | undefined): verb is Mode => verb === "on" || verb === "drain" || verb === "off"

/** The switch. */
export const cutover: Command = {
  name: "cutover",
  usage: "show | on|drain|off [--version n]",
  summary: "Shows or changes the cut-over switch; with --version only if nobody changed it meanwhile",
  isOnDatabase: true,
  run: (config, [verb = "show", ...args]) =>
    withDatabase(
      config,
      Effect.gen(function* () {
        const cutOver = yield* CutOver
        const now = yield* cutOver.get
        if (verb === "show") return show(now)
        if (!isMode(verb)) return yield* misused("cutover show|on|drain|off")
        const { values } = yield* parse(args, { version: { type: "string" } })
        const version = (yield* whole("version", values.version)) ?? now.version
        if (version === now.version && verb === now.mode) return show(now)
        const changed = yield* Effect.catchTag(
          cutOver.change({ mode: verb, version, by: operator() }),
          "CutOverChanged",
          (error) => Effect.fail(refused(error.message))
        )
        return show(changed)
      })
    )
}
