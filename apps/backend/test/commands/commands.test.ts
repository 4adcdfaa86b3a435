/** The command line: what it says, where, and how it ends. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as net from "node:net"
import * as os from "node:os"
import * as path from "node:path"

import { ApiKeys } from "@segue/storage/ApiKeys"
import { CreateIntents } from "@segue/storage/CreateIntents"
import { CutOver } from "@segue/storage/CutOver"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { main } from "../../src/cli.ts"
import { makeDisk } from "../crash/full-disk.ts"
import { startBackend, type TestBackend } from "../support/backend.ts"

const MAIN = path.join(import.meta.dirname, "../../src/main.ts")

const run = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) =>
  new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env["PATH"] ?? "", ...env } })
    const [out, err]: [Array<string>, Array<string>] = [[], []]
    child.stdout.on("data", (text) => out.push(String(text)))
    child.stderr.on("data", (text) => err.push(String(text)))
    child.once("close", (code) => resolve({ code, out: out.join(""), err: err.join("") }))
  })

let backend: TestBackend
let env: Record<string, string>

beforeAll(async () => {
  backend = await startBackend({ database: "server" })
  env = { SEGUE_DATABASE_URL: backend.databaseUrl!, SEGUE_DATA_DIR: backend.dataDir }
})

afterAll(async () => {
  await backend[Symbol.asyncDispose]()
})

const audited = async () => {
  const { Audit } = await import("@segue/storage/Audit")
  const { Effect } = await import("effect")
  const entries = await backend.run(Effect.flatMap(Audit, (audit) => audit.read({ limit: 1_000 })))
  return entries.filter(({ actor }) => actor.startsWith("operator:")).map(({ action }) => action)
}

describe("commands", () => {
  it("make a caller, let it do things, and stop it; all of that is audited", async () => {
    const made = await run(["keys", "create", "billing", "--scopes", "all", "--label", "ci"], env)
    expect(made).toMatchObject({ code: 0, err: "" })
    const key = made.out.split("\n")[0]!
    const id = /^segue_([0-9a-f]{16})_/u.exec(key)![1]!
    const info = (secret: string) =>
      fetch(`${backend.url}/trpc/system.info`, { headers: { authorization: `Bearer ${secret}` } })
    expect((await info(key)).status).toBe(200)

    const listed = await run(["keys", "list"], env)
    expect(listed.out).toContain(`${id}  billing`)
    expect(listed.out).not.toContain(key)

    const profile = backend.profiles()[0]!.id
    const granted = await run(
      ["grants", "add", "billing", `debit:${profile}`, "crypto:ETHEREUM:0xABCDEF0000000000000000000000000000000001"],
      env
    )
    expect(granted.out).toContain(`debit   ${profile}`)
    expect(granted.out).toContain("ETHEREUM:0xabcdef0000000000000000000000000000000001")
    const limited = await run(["grants", "limit", "billing", "USD", "--create-max", "100.00", "--per-minute", "5"], env)
    expect(limited.out).toContain("USD    100.00      none      5")

    const rotated = await run(["keys", "rotate", id, "--overlap-hours", "0"], env)
    const next = rotated.out.split("\n")[0]!
    expect(rotated.out).toContain("The new one has no end, as the old one had none")
    expect([(await info(key)).status, (await info(next)).status]).toEqual([401, 200])
    const ended = await run(["keys", "revoke", /^segue_([0-9a-f]{16})_/u.exec(next)![1]!], env)
    expect(ended.code).toBe(0)
    expect((await info(next)).status).toBe(401)

    expect(await audited()).toEqual(["key.created", "grant.added", "limit.set", "key.rotated", "key.revoked"])
  })

  it("keep a key's end when it is renewed, or take another, and say which", async () => {
    const made = (caller: string) =>
      backend.run(
        Effect.flatMap(ApiKeys, ({ create }) => create({ caller, label: "", scopes: [], expiresInMs: 9e9, by: "test" }))
      )
    const [{ key }, { key: second }] = [await made("ending"), await made("ending")]
    const kept = await run(["keys", "rotate", key.id], env)
    expect(kept.out).toContain(`The new one works until ${key.expiresAt}, as was said of the old one`)
    expect(kept.out).toContain("works for 24 more hours, and no longer than it would have")
    const other = await run(["keys", "rotate", second.id, "--expires-days", "1"], env)
    const [, end] = /The new one works until (\S+)\.$/mu.exec(other.out)!
    expect(Date.parse(end!)).toBeLessThan(Date.parse(key.expiresAt!))
    const never = await run(["keys", "rotate", second.id, "--expires-days", "never"], env)
    expect(never.out).toContain("The new one has no end.")
  })

  it("tell of open creates", async () => {
    expect(await run(["creates"], env)).toMatchObject({ code: 0, out: "none: every create is settled\n" })
  })

  it("turn the switch, only from where they saw it", async () => {
    expect((await run(["cutover", "show"], env)).out).toMatch(/^on \(version 1\)/u)
    expect((await run(["cutover", "drain"], env)).out).toMatch(/^drain \(version 2\)/u)
    const late = await run(["cutover", "off", "--version", "1"], env)
    expect([late.code, late.err]).toEqual([1, expect.stringContaining("changed to drain")])
    expect((await audited()).at(-1)).toBe("cut-over.changed")
  })

  it("do not turn the legacy API off before its time, unless they have to", async () => {
    await run(["cutover", "on"], env)
    const early = await run(["cutover", "off"], env)
    expect([early.code, early.out, early.err]).toEqual([1, "", expect.stringContaining("`cutover drain` first")])
    expect((await run(["cutover"], env)).out).toMatch(/^on \(/u)
    expect((await run(["cutover", "off", "--anyway"], env)).out).toMatch(/^off \(/u)
    await run(["cutover", "drain"], env)
    // A create of an old client that never reached the end: it was recorded for the legacy API.
    await backend.run(
      Effect.gen(function* () {
        const [cutOver, intents] = [yield* CutOver, yield* CreateIntents]
        yield* cutOver.change({ mode: "on", version: (yield* cutOver.get).version, by: "test" })
        const caller = { caller: "billing", requestHash: "0".repeat(64), requestId: "r", surface: "facade" } as const
        yield* intents.record({ ...caller, refId: "unsettled", request: {}, asset: "USD", amount: "1.00" })
        yield* intents.lease("unsettled", 600_000)
        yield* cutOver.change({ mode: "drain", version: (yield* cutOver.get).version, by: "test" })
      })
    )
    const open = await run(["cutover", "off"], env)
    expect([open.code, open.err]).toEqual([1, expect.stringContaining("1 creates at the legacy API are not settled")])
    expect((await run(["creates"], env)).out).toContain("unsettled")
  })

  it("lift a limit only when that is said", async () => {
    for (const args of [[], ["100"], ["--none", "--per-minute", "1"]]) {
      const ended = await Effect.runPromise(Effect.flip(main(["grants", "limit", "billing", "USD", ...args], env)))
      expect([ended.code, ended.message]).toEqual(["configuration", expect.stringContaining("--none")])
    }
    expect((await run(["grants", "list", "billing"], env)).out).toContain("100.00")
    expect((await run(["grants", "limit", "billing", "USD", "--none"], env)).out).toContain("USD    none        none")
  })

  it.each([
    [["keys", "create", "x"], 2, "--scopes"],
    [["keys", "create", "x", "--scopes", "all", "--nonsense"], 2, "--nonsense"],
    [["keys", "revoke", "0000000000000000"], 1, "there is no key"],
    [["grants", "add", "billing", "debit"], 2, "is no grant"],
    [["grants", "add", "billing", "fiat:*"], 2, "by itself"],
    [["cutover", "sideways"], 2, "cutover show | on|drain|off"],
    [["dance"], 2, "there is no command dance"]
  ])("%j ends with %i", async (args, code, words) => {
    const ended = await run(args, env)
    expect([ended.code, ended.out, ended.err]).toEqual([code, "", expect.stringContaining(words)])
  })

  it.each([
    [["cutover", "drain", "now"], "configuration", "now is too much"],
    [
      ["keys", "create", "x", "--scopes", "orchestration:read"],
      "configuration",
      "these are no scopes of a key: orchestration:read"
    ],
    [["keys", "revoke", "0000000000000000", "0000000000000001"], "configuration", "one at a time"],
    [["keys", "rotate", "0000000000000000", "0000000000000001"], "configuration", "0000000000000001 is too much"],
    [["keys", "rotate", "0000000000000000", "--expires-days", "0"], "configuration", "takes 1 to 36500"],
    [["keys", "create", "x", "--scopes", "all", "--expires-days", "999999999"], "configuration", "takes 1 to 36500"],
    [["keys", "create", "x", "--scopes", "all", "--expires-days", "never"], "configuration", "takes a whole number"],
    [["keys", "list", "all"], "configuration", "all is too much"],
    [["creates", "all"], "configuration", "all is too much"],
    [["grants", "add", "biling", "debit:*"], "refused", "there is no caller biling"],
    [["grants", "limit", "biling", "*", "--per-minute", "5"], "refused", "there is no caller biling"],
    [["grants", "list", "biling"], "refused", "there is no caller biling"],
    [["conversions"], "configuration", "PAXOS_BASE_URL is not set"]
  ] as const)("%j is %s: nothing is passed over in silence", async (args, code, words) => {
    const ended = await Effect.runPromise(Effect.flip(main(args, env)))
    expect([ended.code, ended.message]).toEqual([code, expect.stringContaining(words)])
  })

  it("help", async () => {
    const help = await run(["help"])
    expect([help.code, help.out]).toEqual([0, expect.stringContaining("segue-backend cutover")])
    const one = await run(["cutover", "--help"])
    expect([one.code, one.out]).toEqual([0, expect.stringContaining("--anyway")])
    expect(one.out).not.toContain("segue-backend keys")
  })
})

describe("what keeps it from starting", () => {
  it("settings, all of them at once", async () => {
    const ended = await run(["serve"], { SEGUE_PORT: "many", SEGUE_LOG: "loud" })
    expect(ended.code).toBe(2)
    expect(ended.err).toContain("SEGUE_PORT")
    expect(ended.err).toContain("SEGUE_LOG")
  })

  it("a database that is not there", async () => {
    const url = "postgres://user:planted-secret@127.0.0.1:1/none"
    const ended = await run(["serve"], { ...env, SEGUE_DATABASE_URL: url, SEGUE_PORT: "0" })
    expect([ended.code, ended.err]).toEqual([3, expect.stringContaining("SEGUE_DATABASE_URL")])
    expect(ended.out + ended.err).not.toContain("planted-secret")
  })

  it("a port that is taken", async () => {
    const other = net.createServer()
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve))
    const { port } = other.address() as net.AddressInfo
    const ended = await run(["serve"], { ...env, SEGUE_PORT: String(port) })
    other.close()
    expect([ended.code, ended.err]).toEqual([4, expect.stringContaining("SEGUE_PORT")])
  })

  it("a disk without room", async (context) => {
    using disk = makeDisk(2)
    if (disk === undefined) return context.skip("needs the right to mount a disk in memory (root)")
    const ended = await run(["serve"], { SEGUE_DATA_DIR: path.join(disk.directory, "data"), SEGUE_PORT: "0" })
    expect([ended.code, ended.err]).toEqual([5, expect.stringContaining("(ENOSPC): make room")])
  })

  it("a data directory that cannot be one", async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "segue-file-")), "file")
    fs.writeFileSync(file, "")
    const ended = await run(["serve"], { SEGUE_DATA_DIR: path.join(file, "below"), SEGUE_PORT: "0" })
    expect([ended.code, ended.err]).toEqual([5, expect.stringContaining("SEGUE_DATA_DIR")])
  })
})
