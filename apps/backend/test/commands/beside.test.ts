/** A gateway whose database and sandbox are in its own process: commands reach it, and a restart forgets nothing. */
import { type ChildProcess, spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { afterAll, describe, expect, it } from "vitest"

const MAIN = path.join(import.meta.dirname, "../../src/main.ts")
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "segue-beside-"))
const env = {
  PATH: process.env["PATH"] ?? "",
  SEGUE_PORT: "0",
  SEGUE_DATA_DIR: dataDir,
  SEGUE_DATABASE_KIND: "development",
  SEGUE_LOG: "json",
  SEGUE_SHUTDOWN_MS: "1000"
}

const run = (...args: ReadonlyArray<string>) =>
  new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env })
    const [out, err]: [Array<string>, Array<string>] = [[], []]
    child.stdout.on("data", (text) => out.push(String(text)))
    child.stderr.on("data", (text) => err.push(String(text)))
    child.once("close", (code) => resolve({ code, out: out.join(""), err: err.join("") }))
  })

let gateway: ChildProcess | undefined

/** Starts it, and answers its address and all that it has said until then. */
const serve = () =>
  new Promise<{ readonly url: string; readonly said: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN], { env })
    gateway = child
    let said = ""
    const hear = (text: unknown) => {
      said += String(text)
      const url = /"The gateway listens",\{"url":"([^"]+)"/u.exec(said)?.[1]
      if (url !== undefined) resolve({ url, said })
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.once("close", (code) => reject(new Error(`it ended with ${code}: ${said}`)))
  })

const stop = (signal: NodeJS.Signals) =>
  new Promise<void>((resolve) => {
    if (gateway === undefined) return resolve()
    gateway.once("close", () => resolve())
    gateway.kill(signal)
    gateway = undefined
  })

afterAll(async () => {
  await stop("SIGKILL")
  fs.rmSync(dataDir, { recursive: true, force: true })
})

const call = async (url: string, key: string, procedure: string, input: unknown) => {
  const response = await fetch(`${url}/trpc/${procedure}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(input)
  })
  return { status: response.status, body: await response.json() }
}

describe("development storage", () => {
  it("commands work beside the gateway, and it remembers across restarts what the sandbox knows", async () => {
    const first = await serve()
    expect(first.said).toContain("kept in the data directory")

    const made = await run("keys", "create", "billing", "--scopes", "all")
    expect(made).toMatchObject({ code: 0, err: "" })
    const key = made.out.split("\n")[0]!
    expect((await call(first.url, key, "migration.scopes", { to: "orchestration", scopes: [] })).status).toBe(200)
    expect(await run("keys", "revoke", "0000000000000000")).toMatchObject({
      code: 1,
      err: "segue-backend: there is no key 0000000000000000\n"
    })
    expect(fs.statSync(path.join(dataDir, "commands")).mode & 0o777).toBe(0o700)

    const devKey = fs.readFileSync(path.join(dataDir, "dev-key"), "utf8").trim()
    const profiles = await call(first.url, devKey, "profiles.list", {})
    const profile = { profile: { profile_id: profiles.body.result.data.items[0].id as string } }
    const request = {
      ref_id: "before",
      source_amount: "1.00",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: profile,
      destination: profile
    }
    const created = await call(first.url, devKey, "orchestrations.create", request)
    expect(created.body.result.data._tag).toBe("Created")
    await stop("SIGINT")
    expect(fs.existsSync(path.join(dataDir, "commands/socket"))).toBe(false)

    // Without a gateway the command opens the database itself.
    expect((await run("keys", "list")).out).toContain("billing")

    const second = await serve()
    // The vendor is asked for lists: it knows what it was asked for before.
    const listed = await call(second.url, devKey, "orchestrations.list", { ref_id: ["before"] })
    expect(listed.body.result.data.items).toMatchObject([{ id: created.body.result.data.orchestration.id }])
    const again = await call(second.url, devKey, "orchestrations.create", request)
    expect(again.body.result.data._tag).toBe("AlreadyExists")

    // A killed one leaves its socket behind; nobody is there to answer, and the lock is free.
    await stop("SIGKILL")
    expect((await run("cutover", "show")).out).toMatch(/^on \(version 1\)/u)
    // Nine processes, each of which takes its time where much else runs.
  }, 600_000)
})
