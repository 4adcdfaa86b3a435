import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { afterEach, assert, describe, it } from "@effect/vitest"
import { Sandbox, Settings } from "@segue/sandbox"
import * as Listener from "@segue/sandbox/node/Host"

import { finished, segue, start } from "../terminal.ts"

const started: Array<ChildProcess> = []

// A failed test must not leave its process behind.
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL")
})

/** Starts it on a free port, and waits until it says where it is. */
const serve = async (...args: ReadonlyArray<string>) => {
  const child = start(["sandbox", "--port", "0", ...args])
  started.push(child)
  const ended = finished(child)
  let text = ""
  while (!text.includes("Ctrl-C")) text += String(((await once(child.stdout, "data")) as [Buffer])[0])
  const url = /API\s+(http:\/\/127\.0\.0\.1:\d+)\/v2/u.exec(text)?.[1]
  assert.isDefined(url)
  return { child, ended, text, url: url! }
}

interface Json {
  readonly access_token?: string
  readonly items?: ReadonlyArray<{ id: string }>
  readonly status?: string
}

/** What the control API answers. */
interface Seen extends Record<string, unknown> {
  readonly values: Record<string, unknown>
}

interface Ledger {
  readonly balances: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const token = async (url: string, scope: string): Promise<Record<string, string>> => {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: "sandbox",
    client_secret: "sandbox",
    scope
  })
  const reply = (await (await fetch(`${url}/oauth2/token`, { method: "POST", body })).json()) as Json
  return { authorization: `Bearer ${reply.access_token}`, "content-type": "application/json" }
}

describe("segue sandbox", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("serves, prints how to reach it, and stops on %s with 0", async (signal) => {
    const { child, ended, text, url } = await serve("--seed", "demo")
    const headers = await token(url, "funding:read_profile")
    const { items } = (await (await fetch(`${url}/v2/profiles`, { headers })).json()) as Json
    assert.include(text, items?.[0]?.id ?? "nothing")
    assert.include(text, "1000000 USD, 1000000 PYUSD")
    const page = /page\s+(\S+)/u.exec(text)?.[1] ?? ""
    assert.strictEqual(page, `${url}/_sandbox/`)
    assert.match((await fetch(page)).headers.get("content-type") ?? "", /^text\/html/u)
    assert.include(text, `PAXOS_TOKEN_URL=${url}/oauth2/token`)
    assert.strictEqual(items?.[0]?.id, Sandbox.make({ seed: "demo" }).control.state().profiles[0]?.id)
    child.kill(signal)
    const { code, stderr } = await ended
    assert.deepStrictEqual([code, stderr], [0, ""])
  })

  it("--approvals: orchestrations wait", async () => {
    const { child, ended, text, url } = await serve("--approvals")
    const profile_id = /profile\s+(\S+)/u.exec(text)?.[1]
    const headers = await token(url, "orchestration:write_orchestration")
    const side = { profile: { profile_id } }
    const body = JSON.stringify({
      ref_id: "waits",
      source_amount: "1",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: side
    })
    const created = await fetch(`${url}/v2/orchestration/orchestrations`, { method: "POST", headers, body })
    assert.strictEqual(((await created.json()) as Json).status, "PENDING")
    child.kill("SIGTERM")
    await ended
  })

  it.each([
    [[], true],
    [["--no-limits"], false]
  ] as const)("rate limits as the vendor's, unless told otherwise: %j", async (args, on) => {
    const { child, ended, url } = await serve(...args)
    assert.deepInclude(await (await fetch(`${url}/_sandbox/limits`)).json(), { on })
    child.kill("SIGTERM")
    await ended
  })

  it("--snapshot goes on where it was stopped", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-snapshot-"))
    const file = path.join(folder, "sandbox.json")
    const first = await serve("--seed", "kept", "--snapshot", file)
    const profile = /profile\s+(\S+)/u.exec(first.text)?.[1] ?? "none"
    const deposit = await fetch(`${first.url}/v2/sandbox/profiles/${profile}/deposit`, {
      method: "POST",
      headers: await token(first.url, "funding:read_profile"),
      body: JSON.stringify({ asset: "USD", amount: "1.23" })
    })
    assert.strictEqual(deposit.status, 200)
    first.child.kill("SIGINT")
    assert.strictEqual((await first.ended).code, 0)
    // It holds credentials.
    assert.strictEqual(fs.statSync(file).mode & 0o777, 0o600)
    assert.deepStrictEqual(fs.readdirSync(folder), ["sandbox.json"])
    const second = await serve("--seed", "another", "--snapshot", file)
    const { balances } = (await (await fetch(`${second.url}/_sandbox/ledger`)).json()) as Ledger
    assert.strictEqual(balances[`profile/${profile}/available`]?.["USD"], "1000001.23")
    second.child.kill("SIGTERM")
    assert.strictEqual((await second.ended).code, 0)
  })

  it.each([
    ["{", "not even JSON"],
    ["{}", "is not a snapshot of this sandbox"]
  ])("a snapshot that is none (%s) is said and left alone: 2", async (text, message) => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "segue-snapshot-")), "other.json")
    fs.writeFileSync(file, text)
    const { code, stderr, stdout } = await segue(["sandbox", "--port", "0", "--snapshot", file])
    assert.deepStrictEqual([code, stdout, fs.readFileSync(file, "utf8")], [2, "", text])
    assert.include(stderr, message)
  })

  it("a snapshot that could not be written at the end is said at the start: 2", async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "segue-snapshot-")), "missing", "sandbox.json")
    const { code, stderr, stdout } = await segue(["sandbox", "--port", "0", "--snapshot", file])
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, `${path.dirname(file)} does not exist: make it first`)
  })

  it("--set, --clock and --start-at: what the sandbox is asked to be, also after a reset", async () => {
    const { child, ended, text, url } = await serve(
      "--clock=manual",
      "--start-at=2026-12-01T00:00:00Z",
      "--set=legacyEndpoints=gone",
      "--set=profileLegDelayMs=5",
      "--set=legacyAmountMax=null"
    )
    assert.include(text, "clock       manual, at 2026-12-01T00:00:00.000000Z")
    const seen = async (what: string) => (await fetch(`${url}/_sandbox/${what}`)).json() as Promise<Seen>
    for (const round of ["at the start", "after a reset"]) {
      assert.deepInclude(await seen("clock"), { mode: "manual", now: "2026-12-01T00:00:00.000000Z" }, round)
      const { values } = await seen("settings")
      assert.deepInclude(values, { legacyEndpoints: "gone", profileLegDelayMs: 5, legacyAmountMax: null }, round)
      assert.strictEqual((await fetch(`${url}/v2/conversion/stablecoins`)).status, 410, round)
      await fetch(`${url}/_sandbox/reset`, { method: "POST" })
    }
    child.kill("SIGTERM")
    await ended
  })

  it("--namespaces: sandboxes of their own; without it there are none", async () => {
    const { child, ended, text, url } = await serve("--namespaces")
    assert.include(text, `${url}/ns/<any name>/v2`)
    const client = async (base: string) =>
      ((await (await fetch(`${base}/_sandbox/state`)).json()) as { readonly customer_id: string }).customer_id
    assert.strictEqual(new Set([await client(url), await client(`${url}/ns/a`), await client(`${url}/ns/b`)]).size, 3)
    assert.strictEqual((await fetch(`${url}/ns/no%20name/v2/profiles`)).status, 404)
    child.kill("SIGTERM")
    await ended
    const plain = await serve()
    assert.strictEqual((await fetch(`${plain.url}/ns/a/_sandbox/state`)).status, 404)
    plain.child.kill("SIGTERM")
    await plain.ended
  })

  it("what is said beside --snapshot holds over the file, but for the time", async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "segue-snapshot-")), "sandbox.json")
    const first = await serve("--snapshot", file)
    first.child.kill("SIGTERM")
    await first.ended
    const second = await serve("--snapshot", file, "--set", "lateCancel=404", "--clock", "frozen", "--no-limits")
    const seen = async (what: string) => (await fetch(`${second.url}/_sandbox/${what}`)).json() as Promise<Seen>
    assert.deepInclude((await seen("settings")).values, { lateCancel: "404" })
    assert.deepInclude(await seen("clock"), { mode: "frozen" })
    assert.deepInclude(await seen("limits"), { on: false })
    second.child.kill("SIGTERM")
    await second.ended
    const kept = fs.readFileSync(file, "utf8")
    const third = await segue(["sandbox", "--port", "0", "--snapshot", file, "--start-at", "2026-12-01T00:00:00Z"])
    assert.deepStrictEqual([third.code, fs.readFileSync(file, "utf8")], [2, kept])
    assert.include(third.stderr, "leave --start-at out")
  })

  it.each([
    [["--set", "firstCheck"], "name=value"],
    [["--set", "first=funds"], 'there is no switch "first"'],
    [["--set", "firstCheck=money"], "firstCheck is ref_id or funds"],
    [["--set", "fiatLegDelayMs=-1"], "fiatLegDelayMs is milliseconds"],
    [["--set", "legacyAmountMax=1e3"], "legacyAmountMax is amount or null"],
    [["--set", "constructor=1"], 'there is no switch "constructor"'],
    [["--clock", "warp"], "one of real, manual, frozen, skip"],
    [["--start-at", "tomorrow"], "2026-12-01T00:00:00Z"]
  ])("%j is refused with what would be right: 2", async (args, message) => {
    const { code, stderr, stdout } = await segue(["sandbox", "--port", "0", ...args])
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, message)
  })

  it("--help lists every switch", async () => {
    const { stdout } = await segue(["sandbox", "--help"])
    for (const name of Object.keys(Settings.catalogue)) assert.include(stdout, `  ${name} `)
  })

  it("a taken port is said: 2", async () => {
    const { close, port } = await Listener.listen(Sandbox.make(), { port: 0 })
    const { code, stderr, stdout } = await segue(["sandbox", "--port", String(port)])
    await close()
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, `port ${port} is taken`)
  })

  it.each(["70000", "-1", "http"])("--port %s is a usage error", async (port) => {
    assert.strictEqual((await segue(["sandbox", `--port=${port}`])).code, 2)
  })
})
