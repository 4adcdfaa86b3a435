/**
 * Looks every so often for what the source knows beside statuses, and has it told: once for each thing, edited when it
 * grows or is over. What was told is in the database, so restarts and replicas repeat nothing. Each kind is looked at by
 * itself: what one of them cannot read now is not over because of that, and hides nothing of the others.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Orchestrations } from "@segue/core/Orchestrations"
import { stored, transaction } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import { compared } from "./compared.ts"
import { doubts } from "./doubts.ts"
import { type Kind, type Look, targetsOf } from "./Finding.ts"
import * as gateway from "./gateway.ts"
import * as Keeping from "./Keeping.ts"
import { lookAtLeftOver } from "./left-over.ts"
import { lookAtRefusals } from "./refusals.ts"
import { lookAtRules } from "./rules.ts"
import { lookAtWebhooks } from "./webhooks.ts"

type Needs = Orchestrations | PgClient.PgClient

/** What was looked at, and how to remember where: in one transaction with what is told. */
interface Looked {
  readonly look: Look
  readonly remember?: Effect.Effect<unknown, unknown, PgClient.PgClient>
}

/** A look; undefined where nothing can be said now. */
type Looking = Effect.Effect<Looked | undefined, { readonly message: string }, Needs>

/** Between two looks; each costs the source a request or a few. */
const LOOK_MS = 120_000

/** A kind that a gateway's findings are all there is to know of. */
const told = (config: Config, kind: "creates-in-doubt" | "differences" | "foreign"): Looking =>
  Effect.gen(function* () {
    const { source } = config
    if (source.type !== "backend") return undefined
    const found = yield* gateway.read(source, { kind })
    if (found.notKnown !== undefined) return undefined
    return { look: kind === "creates-in-doubt" ? doubts(found) : compared[kind](found) }
  })

const lookings: Readonly<Record<Kind, (config: Config) => Looking>> = {
  "creates-in-doubt": (config) => told(config, "creates-in-doubt"),
  "refused-creates": ({ source, timeZone }) =>
    source.type === "backend" ? lookAtRefusals(source, timeZone) : Effect.undefined,
  differences: (config) => told(config, "differences"),
  foreign: (config) => told(config, "foreign"),
  "legacy-conversions": lookAtLeftOver,
  rules: () => lookAtRules,
  webhooks: () => lookAtWebhooks
}

/** One look at one kind; answers how much is new. */
const lookAt = (config: Config, kind: Kind, targets: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const looked = yield* lookings[kind](config)
    if (looked === undefined) return 0
    const { look, remember = Effect.void } = looked
    const sql = yield* PgClient.PgClient
    const kept = Effect.tap(Keeping.keep(kind, targets, look), remember)
    return yield* stored("keep findings")(transaction(sql, kept))
  })

/** One look at everything that is wanted; answers how much is new. What cannot be read now is told to the log, once. */
export const look = (config: Config, failing: Set<Kind> = new Set()): Effect.Effect<number, never, Needs> =>
  Effect.gen(function* () {
    const { findings } = config
    if (findings === undefined) return 0
    let count = 0
    for (const kind of findings.kinds) {
      count += yield* Effect.matchEffect(lookAt(config, kind, targetsOf(findings, kind)), {
        onFailure: ({ message }) => {
          const isNew = !failing.has(kind)
          failing.add(kind)
          const warning = Effect.logWarning("What else the source knows cannot be read", { kind, message })
          return Effect.as(isNew ? warning : Effect.void, 0)
        },
        onSuccess: (more) => {
          failing.delete(kind)
          return Effect.succeed(more)
        }
      })
    }
    return count
  })

/** Looks every so often, for ever; does nothing where nobody wants to be told. */
export const run = (config: Config): Effect.Effect<never, never, Needs> => {
  const failing = new Set<Kind>()
  return config.findings === undefined
    ? Effect.never
    : Effect.forever(Effect.andThen(look(config, failing), Effect.sleep(LOOK_MS)))
}
