/** What the vendor knows beside statuses: from a sandbox with a past. */
import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import { Conversions } from "@segue/core/Conversions"
import * as ConversionsHttp from "@segue/core/ConversionsHttp"
import { Orchestrations } from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import { byOperation } from "@segue/core/Scope"
import * as Sandbox from "@segue/sandbox/Sandbox"
import * as VendorBudget from "@segue/storage/VendorBudget"
import { Effect, Layer, Logger, Redacted, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { load } from "../../src/config/Config.ts"
import { exactly } from "../../src/knowledge/Finding.ts"
import * as Keeping from "../../src/knowledge/Keeping.ts"
import * as Knowledge from "../../src/knowledge/Knowledge.ts"
import { ahead, database, deliver, direct, keeping, until } from "../support/telling.ts"

const quiet = Logger.layer([])

const HOUR_MS = 3_600_000

const findings = (...kinds: ReadonlyArray<string>) => ({ findings: { targets: ["console"], kinds } })

/** Somebody with more scopes than the bot. */
const someone = (sandbox: Sandbox.Sandbox) =>
  Layer.merge(OrchestrationsHttp.layer, ConversionsHttp.layer).pipe(
    Layer.provide(
      PaxosHttp.layerNoDeps({
        apiUrl: Sandbox.BASE_URL,
        tokenUrl: Sandbox.TOKEN_URL,
        clientId: "sandbox",
        clientSecret: Redacted.make("sandbox"),
        scopes: Object.values(byOperation)
      })
    ),
    Layer.provide(Sandbox.layerHttpClient(sandbox)),
    Layer.provide(VendorBudget.layer({ share: 1 }))
  )

describe("knowledge of the vendor", () => {
  it.live("tells once of webhooks that are not delivered, and when that is over", () =>
    Effect.gen(function* () {
      const url = yield* database
      let agoMs = 2 * HOUR_MS
      const sandbox = Sandbox.make({ rateLimits: false, clock: { hostMs: () => Date.now() - agoMs } })
      const config = Result.getOrThrow(
        load("config", JSON.stringify(findings("webhooks")), { SEGUE_DATABASE_URL: url, SEGUE_VENDOR_SHARE: "1" })
      )
      const { notifier, posts } = keeping()
      const profile = sandbox.control.state().profiles[0]!.id
      yield* Effect.gen(function* () {
        const { create } = yield* Orchestrations
        yield* deliver(notifier, config)
        assert.strictEqual(yield* Knowledge.look(config), 0)
        const { id } = sandbox.control.webhooks.register({ url: "https://nobody.invalid/hook" })
        yield* create(direct("one", profile))
        agoMs = HOUR_MS
        sandbox.tick()
        assert.strictEqual(yield* Knowledge.look(config), 1)
        assert.strictEqual(yield* Knowledge.look(config), 0)
        yield* until("it is told", () => posts.length === 1)
        assert.match(posts[0]!, /^WEBHOOKS ARE NOT DELIVERED; not delivered \d of the newest \d events; /u)
        // Whoever removes the webhook waits for nothing any more.
        sandbox.control.webhooks.remove(id)
        assert.strictEqual(yield* Knowledge.look(config), 0)
        yield* until("it is over", () => posts[0]!.startsWith("OVER: "))
        assert.strictEqual(posts.length, 1)
      }).pipe(Effect.provide(Bot.layer(config, { client: Sandbox.layerHttpClient(sandbox) })))
    }).pipe(Effect.provide(quiet))
  )

  it.live("tells of rules that come and go, not of those that were there before", () =>
    Effect.gen(function* () {
      const url = yield* database
      const sandbox = Sandbox.make({ rateLimits: false })
      const config = Result.getOrThrow(
        load("config", JSON.stringify(findings("rules")), { SEGUE_DATABASE_URL: url, SEGUE_VENDOR_SHARE: "1" })
      )
      const { notifier, posts } = keeping()
      const profile_id = sandbox.control.state().profiles[0]!.id
      const rule = (ref_id: string) => ({
        ref_id,
        profile_id,
        source_asset: "USDC",
        destination_asset: "USD",
        source: { crypto: { network: "ETHEREUM" as const } }
      })
      yield* Effect.gen(function* () {
        yield* deliver(notifier, config)
        const { rules } = yield* Effect.provide(Orchestrations, someone(sandbox), { local: true })
        yield* rules.create(rule("before"))
        assert.strictEqual(yield* Knowledge.look(config), 0)
        const { id } = yield* rules.create(rule("fresh"))
        assert.strictEqual(yield* Knowledge.look(config), 1)
        assert.strictEqual(yield* Knowledge.look(config), 0)
        yield* rules.delete(id)
        assert.strictEqual(yield* Knowledge.look(config), 1)
        yield* until("both are told", () => posts.length === 2)
        assert.match(posts[0]!, /^NEW RULE, ACTIVE; moves USDC to USD; .*reference fresh; id /u)
        assert.match(posts[1]!, /^A RULE IS DELETED, it was ACTIVE; /u)
      }).pipe(Effect.provide(Bot.layer(config, { client: Sandbox.layerHttpClient(sandbox) })))
    }).pipe(Effect.provide(quiet))
  )

  it.live("tells of legacy conversions that have not ended, once they are old, and when they have", () =>
    Effect.gen(function* () {
      const url = yield* database
      const sandbox = Sandbox.make({ rateLimits: false })
      const config = Result.getOrThrow(
        load("config", JSON.stringify(findings("legacy-conversions")), {
          SEGUE_DATABASE_URL: url,
          SEGUE_VENDOR_SHARE: "1"
        })
      )
      const { notifier, posts } = keeping()
      const profile_id = sandbox.control.state().profiles[0]!.id
      yield* Effect.gen(function* () {
        yield* deliver(notifier, config)
        const { create } = yield* Effect.provide(Conversions, someone(sandbox), { local: true })
        const legacy = (ref_id: string, metadata = {}) =>
          create({ ref_id, profile_id, amount: "5.00", source_asset: "USD", target_asset: "PYUSD", metadata })
        yield* legacy("ends")
        yield* legacy("late", { sandbox: "late" })
        sandbox.control.clock.advance(60_000)
        assert.strictEqual(yield* Knowledge.look(config), 0)
        assert.strictEqual(yield* ahead(2 * HOUR_MS)(Knowledge.look(config)), 1)
        assert.strictEqual(yield* ahead(2 * HOUR_MS)(Knowledge.look(config)), 0)
        yield* until("it is told", () => posts.length === 1)
        assert.match(
          posts[0]!,
          /^LEGACY CONVERSIONS HAVE NOT ENDED: 1; the oldest CREATED \S+: 5\.00 USD to PYUSD, late, /u
        )
        assert.notInclude(posts[0]!, "ends")
        // A look that fails ends nothing.
        sandbox.control.faults.add({ operation: "ListStablecoinConversions", status: 403, count: 1 })
        assert.strictEqual(yield* ahead(3 * HOUR_MS)(Knowledge.look(config)), 0)
        sandbox.control.clock.advance(24 * HOUR_MS)
        sandbox.tick()
        assert.strictEqual(posts[0]!.startsWith("OVER: "), false)
        assert.strictEqual(yield* ahead(4 * HOUR_MS)(Knowledge.look(config)), 0)
        yield* until("it is over", () => posts[0]!.startsWith("OVER: "))
        assert.strictEqual(posts.length, 1)
      }).pipe(Effect.provide(Bot.layer(config, { client: Sandbox.layerHttpClient(sandbox) })))
    }).pipe(Effect.provide(quiet))
  )
})

describe("what happened once", () => {
  it.live("is told once, and again when it happens again", () =>
    Effect.gen(function* () {
      const config = Result.getOrThrow(load("config", undefined, { SEGUE_DATABASE_URL: yield* database }))
      yield* Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        const event = { key: "rule:1:ACTIVE:DELETED", title: "t", fields: [], advice: "", isEvent: true }
        const keep = (...found: ReadonlyArray<typeof event>) => Keeping.keep("rules", ["console"], exactly(found))
        assert.strictEqual(yield* keep(event), 1)
        assert.strictEqual(yield* keep(event), 0)
        assert.strictEqual(yield* keep(), 0)
        yield* sql`UPDATE bot_finding SET found_at = found_at - interval '2 hours'`
        assert.strictEqual(yield* keep(event), 1)
        const untils = yield* sql<{ until: string | null }>`SELECT wanted ->> 'until' AS until FROM bot_message`
        assert.deepStrictEqual(untils, [{ until: null }, { until: null }])
      }).pipe(Effect.provide(Bot.database(config)))
    }).pipe(Effect.provide(quiet))
  )
})

describe("the configuration of findings", () => {
  const told = (text: object, env = {}) => load("config", JSON.stringify(text), env)

  it("tells by default what needs no more of a credential", () => {
    const config = Result.getOrThrow(told({ findings: { targets: ["console"] } }))
    assert.deepStrictEqual(config.findings?.kinds, ["webhooks"])
  })

  it("sends kinds elsewhere, and refuses what is not there, not known or not told", () => {
    const targets = { console: { type: "console" }, ops: { type: "console" } }
    const right = told({ targets, findings: { targets: ["console"], instead: { webhooks: ["ops"] } } })
    assert.deepStrictEqual(Result.getOrThrow(right).findings?.instead, { webhooks: ["ops"] })
    const wrong = told({
      targets,
      findings: { targets: ["nowhere"], kinds: ["foreign"], instead: { foreign: ["there"], rules: ["ops"] } }
    })
    assert(Result.isFailure(wrong))
    assert.match(wrong.failure.message, /findings\.targets\[0\]: There is no target "nowhere"/u)
    assert.match(wrong.failure.message, /findings\.kinds\[0\]: Only a gateway knows that/u)
    assert.match(wrong.failure.message, /findings\.instead\.foreign\[0\]: There is no target "there"/u)
    assert.match(wrong.failure.message, /findings\.instead\.rules: This kind is not told/u)
  })
})
