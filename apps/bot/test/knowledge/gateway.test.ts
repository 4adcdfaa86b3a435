/** What a gateway knows beside statuses: a real one, in a process of its own, over rows of its own. */
import { type ChildProcess, spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import { createSegueClient } from "@segue/client"
import { Store } from "@segue/follow/Store"
import * as CreateIntents from "@segue/storage/CreateIntents"
import { Effect, Layer, Logger, Option, Redacted, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { explain } from "../../src/commands/explain.ts"
import { load } from "../../src/config/Config.ts"
import * as gateway from "../../src/knowledge/gateway.ts"
import * as Knowledge from "../../src/knowledge/Knowledge.ts"
import { orchestration } from "../support/changes.ts"
import { ahead, database, deliver, direct, keeping, until } from "../support/telling.ts"

const quiet = Logger.layer([])

const HOUR_MS = 3_600_000

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

/** An old client's create, which takes a day to settle. */
const oldCreate = async (
  { key, url }: { readonly key: string; readonly url: string },
  profile_id: string,
  ref_id: string
) => {
  const answer = await fetch(`${url}/v2/conversion/stablecoins`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({
      ref_id,
      profile_id,
      amount: "5.00",
      source_asset: "USD",
      target_asset: "PYUSD",
      metadata: { sandbox: "late" }
    })
  })
  assert.strictEqual(answer.status, 200, await answer.text())
}

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
      assert.deepStrictEqual(config.findings?.kinds, [
        "creates-in-doubt",
        "refused-creates",
        "differences",
        "foreign",
        "legacy-conversions",
        "webhooks"
      ])
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
        const wrongKey = yield* Effect.flip(
          gateway.read({ url: backend.url, key: Redacted.make("wrong") }, { kind: "foreign" })
        )
        assert.strictEqual(wrongKey.message, "the gateway answered 401")
        yield* Effect.sleep(200)
        assert.strictEqual(posts.filter((post) => post.startsWith("OVER: ")).length, 2)
      }).pipe(Effect.provide(Bot.layer(config)))
    }).pipe(Effect.provide(quiet))
  )

  it.live("tells of refused creates, one message for their caller, and of what is left over in the drain", () =>
    Effect.gen(function* () {
      const gatewayUrl = yield* database
      const url = yield* database
      const theirs = Result.getOrThrow(load("config", undefined, { SEGUE_DATABASE_URL: gatewayUrl }))
      const backend = yield* spawned(gatewayUrl)
      const settings = {
        source: { type: "backend", url: backend.url },
        findings: { targets: ["console"], kinds: ["refused-creates", "legacy-conversions"] }
      }
      const env = { SEGUE_DATABASE_URL: url, SEGUE_API_KEY: backend.key }
      const config = Result.getOrThrow(load("config", JSON.stringify(settings), env))
      const client = createSegueClient({ url: `${backend.url}/trpc`, key: backend.key })
      const profile = yield* Effect.promise(async () => (await client.trpc.profiles.list.query({})).items[0]!.id)
      const refuse = (ref_id: string) =>
        Effect.promise(async () => {
          const refusal: unknown = await client.create(direct(ref_id, profile, "77000000.00")).catch((error) => error)
          assert.instanceOf(refusal, Error)
        })
      const { notifier, posts } = keeping()
      yield* Effect.gen(function* () {
        yield* deliver(notifier, config)
        assert.strictEqual(yield* Knowledge.look(config), 0)
        for (let count = 1; count <= 3; count++) yield* refuse(`too-much-${count}`)
        assert.strictEqual(yield* Knowledge.look(config), 1)
        yield* until("it is told", () => posts.length === 1)
        assert.match(
          posts[0]!,
          /^CREATES ARE REFUSED: development; caller development; refused 3, .* to .*; why 3 \w+: /u
        )
        assert.match(posts[0]!, /which too-much-3, too-much-2, too-much-1; .*with the same ref_id/u)
        // More of the same says nothing new before it is ten times as much.
        yield* refuse("too-much-4")
        assert.strictEqual(yield* Knowledge.look(config), 0)
        for (let count = 5; count <= 12; count++) yield* refuse(`too-much-${count}`)
        assert.strictEqual(yield* Knowledge.look(config), 0)
        yield* until("it has grown", () => /refused 12, /u.test(posts[0]!))
        assert.strictEqual(posts.length, 1)
        const explained = (key: string) => Effect.scoped(explain.run(config, [key]))
        const byName = (yield* explained("finding-1"))!
        assert.match(byName, /^finding-1: refused-creates, found 20\S+Z; not over$/mu)
        assert.match(byName, /^ {2}console: shown; last taken 20\S+Z$/mu)
        assert.match(byName, /^this kind is told now: console, by findings\.targets$/mu)
        assert.match(byName, /^ {2}CREATES ARE REFUSED: development; /mu)
        assert.strictEqual(yield* explained("too-much-12"), byName)
        assert.strictEqual(yield* explained("findings"), byName)
        const nothing = yield* Effect.flip(Effect.scoped(explain.run(config, ["too-much-99"])))
        assert.match(nothing.message, /nothing that was found names it/u)

        yield* Effect.promise(() => oldCreate(backend, profile, "left-over"))
        // Two hours of looks that found nothing more.
        yield* Effect.flatMap(
          PgClient.PgClient,
          (sql) => sql`UPDATE bot_snapshot SET value = jsonb_build_object('asOf',
            ${new Date(Date.now() + 2 * HOUR_MS).toISOString()}::text) WHERE name = 'refused-creates'`
        )
        assert.strictEqual(yield* ahead(2 * HOUR_MS)(Knowledge.look(config)), 0)
        yield* until("nothing is refused any more", () => posts[0]!.startsWith("OVER: "))
        const draining = { ...config, findings: { ...config.findings!, kinds: ["legacy-conversions" as const] } }
        yield* Effect.flatMap(PgClient.PgClient, (sql) => sql`UPDATE cut_over SET mode = 'drain'`).pipe(
          Effect.provide(Bot.database(theirs), { local: true })
        )
        assert.strictEqual(yield* ahead(2 * HOUR_MS)(Knowledge.look(draining)), 1)
        yield* until("it is told", () => posts.length === 2)
        assert.match(
          posts[1]!,
          /^LEGACY CONVERSIONS HAVE NOT ENDED: 1; the oldest CREATED \S+: 5\.00 USD to PYUSD, left-over/u
        )
        for (const post of posts) assert.notMatch(post, /returned|refund|received/iu)
      }).pipe(Effect.provide(Bot.layer(config)))
    }).pipe(Effect.provide(quiet))
  )
})
