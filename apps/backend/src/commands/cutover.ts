/** `segue-backend cutover`: the switch between the two APIs, for all replicas at once. */
import { CreateIntents } from "@segue/storage/CreateIntents"
import { CutOver, type Mode, type Position } from "@segue/storage/CutOver"
import * as Effect from "effect/Effect"

import type { Command } from "./Command.ts"
import { atMost, misused, operator, parse, refused, whole, withDatabase } from "./Console.ts"

const meanings: Readonly<Record<Mode, string>> = {
  on: "creates of old clients go to the legacy API",
  drain: "creates of old clients become orchestrations; old ids are still read and cancelled at the legacy API",
  off: "the legacy API is not called: nothing may write to it any more, here or elsewhere (docs/cut-over.md)"
}

const show = ({ changedAt, changedBy, mode, version }: Position): string =>
  `${mode} (version ${version}): ${meanings[mode]}\nsince ${changedAt}, by ${changedBy}`

const SHOWN_MAX = 200

/** What stands against calling the legacy API no more, as far as it is known here; the runbook has the rest. */
const hindrance = (from: Mode) =>
  Effect.gen(function* () {
    if (from === "on") {
      return "the switch is at on, and creates still go to the legacy API: `cutover drain` first, and wait until nothing there is CREATED"
    }
    const open = (yield* (yield* CreateIntents).open(SHOWN_MAX)).filter(({ api }) => api === "conversion")
    return open.length === 0
      ? undefined
      : `${open.length} creates at the legacy API are not settled (\`segue-backend creates\`): what became of them can be asked only before`
  })

const isMode = (verb: string | undefined): verb is Mode => verb === "on" || verb === "drain" || verb === "off"

/** The switch. */
export const cutover: Command = {
  name: "cutover",
  usage: "show | on|drain|off [--version n] [--anyway]",
  summary:
    "Shows or changes the cut-over switch; with --version only if nobody changed it meanwhile; off before its time only with --anyway",
  isOnDatabase: true,
  run: (config, [verb = "show", ...args]) =>
    withDatabase(
      config,
      Effect.gen(function* () {
        const cutOver = yield* CutOver
        const now = yield* cutOver.get
        const usage = "cutover show | on|drain|off [--version n] [--anyway]"
        const { positionals, values } = yield* parse(args, { version: { type: "string" }, anyway: { type: "boolean" } })
        yield* atMost(0, positionals, usage)
        if (verb === "show") return show(now)
        if (!isMode(verb)) return yield* misused(`${verb} is no position of the switch: ${usage}`)
        const version = (yield* whole("version", values.version)) ?? now.version
        if (version === now.version && verb === now.mode) return show(now)
        if (verb === "off" && values.anyway !== true) {
          const why = yield* hindrance(now.mode)
          if (why !== undefined) {
            return yield* refused(`nothing was changed: ${why} (docs/cut-over.md). If it has to be: --anyway`)
          }
        }
        const changed = yield* Effect.catchTag(
          cutOver.change({ mode: verb, version, by: operator() }),
          "CutOverChanged",
          (error) => Effect.fail(refused(error.message))
        )
        return show(changed)
      })
    )
}
