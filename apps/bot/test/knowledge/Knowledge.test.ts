/** What the source knows beside statuses: from a sandbox with a past, and from a real gateway over rows of its own. */
import { type ChildProcess, spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import { Orchestrations } from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import { byOperation } from "@segue/core/Scope"
import { Store } from "@segue/follow/Store"
import * as Sandbox from "@segue/sandbox/Sandbox"
import * as CreateIntents from "@segue/storage/CreateIntents"
import * as VendorBudget from "@segue/storage/VendorBudget"
import { Effect, Layer, Logger, Option, Redacted, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { type Config, load } from "../../src/config/Config.ts"
import * as Delivery from "../../src/delivery/Delivery.ts"
import * as gateway from "../../src/knowledge/gateway.ts"
import * as Knowledge from "../../src/knowledge/Knowledge.ts"
import type { Notifier } from "../../src/targets/Notifier.ts"
import { lineOf, type View } from "../../src/view/View.ts"
import { orchestration } from "../support/changes.ts"
import { freshDatabase } from "../support/server.ts"

const database = Effect.map(
  Effect.acquireRelease(
    Effect.promise(() => freshDatabase()),
    ({ drop }) => Effect.promise(() => drop())
  ),
  ({ url }) => url
)

const quiet = Logger.layer([])

/** A target that keeps what it was told: posts, and what each says now. */
const keeping = () => {
  const posts: Array<string> = []
  const set = (at: number, view: View) =>
    Effect.sync(() => {
      posts[at] = lineOf(view)
      return { at: String(at) }
    })
  const notifier: Notifier = {
    name: "console",
    canEdit: true,
    canReply: true,
    gapMs: 0,
    send: (view) => Effect.suspend(() => set(posts.length, view)),
    update: (ref, view) => set(Number(ref["at"]), view),
    reply: () => Effect.die("never")
  }
  return { posts, notifier }
}

const deliver = (notifier: Notifier, surroundings: Config) =>
  Effect.forkScoped(Delivery.run({ notifier, surroundings, pollMs: 20, leaseMs: 1_200 }))

const until = (what: string, holds: () => boolean) =>
  Effect.gen(function* () {
    for (let turn = 0; turn < 1_500; turn++) {
      if (holds()) return
      yield* Effect.sleep(20)
    }
    assert.fail(`never: ${what}`)
  })

const HOUR_MS = 3_600_000

const findings = (...kinds: ReadonlyArray<string>) => ({ findings: { targets: ["console"], kinds } })

/** Somebody with more scopes than the bot. */
const someone = (sandbox: Sandbox.Sandbox) =>
  OrchestrationsHttp.layer.pipe(
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

const direct = (ref_id: string, profile_id: string) => ({
  ref_id,
  source_amount: "10.00",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: { profile: { profile_id } },
  destination: { profile: { profile_id } }
})

describe("knowledge of the vendor", () => {
  it.live("tells once of webhooks that are not delivered, and when that is over", () =>
    Effect.gen(function* () {
      const url = yield* database
      let agoMs = 2 * HOUR_MS
      const sandbox = Sandbox.make({ rateLimits: false, clock: { hostMs: () => Date.now() - agoMs } })
      const config = Result.getOrThrow(
        load("config", JSON.stringify(findings("webhooks")), { SEGUE_DATABASE_URL: url })
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
      const config = Result.getOrThrow(load("config", JSON.stringify(findings("rules")), { SEGUE_DATABASE_URL: url }))
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
})

/** A gateway in a process of its own, over a database. */
const spawned = (databaseUrl: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-gateway-"))
      const main = path.resolve(import.meta.dirname, "../../../backend/src/main.ts")
      const env = {
        PATH: process.env["PATH"] ?? "",
        SEGUE_DATA_DIR: directory,
        SEGUE_DATABASE_URL: databaseUrl,
        SEGUE_LOG: "json",
        SEGUE_PORT: "0"
      }
      const child: ChildProcess = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "pipe"] })
      let said = ""
      const url = await new Promise<string>((resolve, reject) => {
        const hear = (text: unknown) => {
          said += String(text)
          const found = /"url":"(http:\/\/[^"]+)"/u.exec(said)?.[1]
          if (found !== undefined) resolve(found)
        }
        child.stdout!.on("data", hear)
        child.stderr!.on("data", hear)
        child.once("exit", () => reject(new Error(`the gateway ended: ${said}`)))
      })
      return { url, key: fs.readFileSync(path.join(directory, "dev-key"), "utf8").trim(), child, directory }
    }),
    ({ child, directory }) =>
      Effect.promise(async () => {
        const exited = new Promise((resolve) => child.once("exit", resolve))
        child.kill("SIGKILL")
        await exited
        fs.rmSync(directory, { recursive: true, force: true })
      })
  )

const foreign = orchestration({ id: "foreign-1", ref_id: "nobodys" })
const differing = orchestration({ id: "differing-1", ref_id: "ours" })

/** What a gateway would have written: a create in doubt for ten minutes, and a comparison with differences. */
const written = Effect.gen(function* () {
  const [intents, sql, store] = [yield* CreateIntents.CreateIntents, yield* PgClient.PgClient, yield* Store]
  const request = { orchestration: direct("doubted-1", foreign.profile_id!) }
  yield* intents.record({
    refId: "doubted-1",
    caller: "payments",
    requestHash: "hash",
    request,
    asset: "USD",
    amount: "10.00",
    surface: "native"
  })
  const leased = Option.getOrThrow(yield* intents.lease("doubted-1", 60_000))
  assert(leased._tag === "Leased")
  yield* intents.start(leased.lease)
  yield* intents.settle(leased.lease, { state: "in_doubt", retryMs: HOUR_MS })
  yield* sql`UPDATE create_intent SET doubt_at = doubt_at - interval '10 minutes'`
  yield* store.apply([foreign, differing].map((row) => ({ orchestration: row, origin: "reconciliation" })))
  const base = { ref_id: undefined, fields: [], here: undefined, there: undefined }
  yield* store.saveReconciliation({
    from: "2026-11-15T00:00:00Z",
    compared: 2,
    differences: [
      { ...base, kind: "not-ours", id: foreign.id, ref_id: "nobodys", there: "PROCESSING" },
      { ...base, kind: "money", id: differing.id, ref_id: "ours", fields: ["source_amount"] }
    ]
  })
  // No night's comparison comes between.
  yield* sql`INSERT INTO following_state (way, succeeded_at) VALUES ('reconciliation', clock_timestamp())`
})

describe("knowledge of a gateway", () => {
  it.live("tells of creates in doubt, differences and strangers, once each, and when they are over", () =>
    Effect.gen(function* () {
      const gatewayUrl = yield* database
      const url = yield* database
      const theirs = Result.getOrThrow(load("config", undefined, { SEGUE_DATABASE_URL: gatewayUrl }))
      yield* Effect.provide(written, CreateIntents.layer.pipe(Layer.provideMerge(Bot.database(theirs))))
      const backend = yield* spawned(gatewayUrl)
      const settings = {
        source: { type: "backend", url: backend.url },
        findings: { targets: ["console"] }
      }
      const env = { SEGUE_DATABASE_URL: url, SEGUE_API_KEY: backend.key }
      const config = Result.getOrThrow(load("config", JSON.stringify(settings), env))
      assert.deepStrictEqual(config.findings?.kinds, ["creates-in-doubt", "differences", "foreign", "webhooks"])
      const { notifier, posts } = keeping()
      yield* Effect.gen(function* () {
        yield* deliver(notifier, config)
        assert.strictEqual(yield* Knowledge.look(config), 3)
        assert.strictEqual(yield* Knowledge.look(config), 0)
        yield* until("all are told", () => posts.length === 3)
        const [doubt, difference, stranger] = posts
        assert.match(
          doubt!,
          /^A CREATE IS IN DOUBT; reference doubted-1; caller payments; attempts 1; in doubt for 10 min/u
        )
        assert.match(doubt!, /Keep each ref_id: the same create with the same ref_id never moves money twice/u)
        assert.match(
          difference!,
          /^DIFFERENCES .*: 1; which money differing-1, ours, differs in source_amount; .*balances/u
        )
        assert.match(
          stranger!,
          /^ORCHESTRATIONS THAT NOBODY HERE STARTED: 1; which not-ours foreign-1, nobodys, there/u
        )
        for (const post of posts) assert.notMatch(post, /returned|refund|received/iu)

        yield* Effect.gen(function* () {
          yield* (yield* Store).saveReconciliation({ from: "2026-11-15T00:00:00Z", compared: 2, differences: [] })
        }).pipe(Effect.provide(Bot.database(theirs), { local: true }))
        assert.strictEqual(yield* Knowledge.look(config), 0)
        yield* until("two are over", () => posts.filter((post) => post.startsWith("OVER: ")).length === 2)
        assert.match(posts[0]!, /^A CREATE IS IN DOUBT/u)
        // A gateway that cannot be read now has settled nothing.
        const away = {
          ...config,
          source: { type: "backend" as const, url: "http://127.0.0.1:1", key: Redacted.make("k") }
        }
        assert.strictEqual(yield* Knowledge.look(away), 0)
        const wrongKey = yield* Effect.flip(gateway.read(backend.url, Redacted.make("wrong")))
        assert.strictEqual(wrongKey.message, "the gateway answered 401")
        yield* Effect.sleep(200)
        assert.strictEqual(posts.filter((post) => post.startsWith("OVER: ")).length, 2)
      }).pipe(Effect.provide(Bot.layer(config)))
    }).pipe(Effect.provide(quiet))
  )

  it("tells many doubts as one outage, and young ones not at all", () => {
    const create = (refId: string, doubtAgeMs: number) => ({
      refId,
      caller: "c",
      state: "in_doubt",
      attempts: 1,
      doubtAgeMs
    })
    const creates = Array.from({ length: 50 }, (_, index) => create(`r-${index}`, 200_000))
    const found = gateway.findings({ creates: [...creates, create("young", 5_000)] }, new Set(["creates-in-doubt"]))
    assert.strictEqual(found.length, 21)
    assert.deepStrictEqual(found.at(-1)!.fields, [{ name: "Beside those told", value: "30" }])
    assert.deepStrictEqual(gateway.findings({ creates }, new Set(["differences"])), [])
  })

  it("is refused of a source that does not have it", () => {
    const wrong = load("config", JSON.stringify({ findings: { targets: ["nowhere"], kinds: ["foreign"] } }), {})
    assert(Result.isFailure(wrong))
    assert.match(wrong.failure.message, /findings\.targets\[0\]: There is no target "nowhere"/u)
    assert.match(wrong.failure.message, /findings\.kinds\[0\]: Only a gateway knows that/u)
  })
})
