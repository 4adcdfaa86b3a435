/** `segue-backend conversions`, over the sandbox on a port: what is left to drain, and the history. */
import { spawn } from "node:child_process"
import * as path from "node:path"

import * as Host from "@segue/sandbox/node/Host"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { expect, it } from "vitest"

import { oldClient } from "../facade/old-client.ts"

const MAIN = path.join(import.meta.dirname, "../../src/main.ts")

const conversions = (url: string, ...args: ReadonlyArray<string>) =>
  new Promise<{
    readonly code: number | null
    readonly rows: ReadonlyArray<Record<string, unknown>>
    readonly err: string
  }>((resolve) => {
    const child = spawn(process.execPath, [MAIN, "conversions", ...args], {
      env: {
        PATH: process.env["PATH"] ?? "",
        PAXOS_BASE_URL: `${url}/v2`,
        PAXOS_CLIENT_ID: "sandbox",
        PAXOS_CLIENT_SECRET: "sandbox"
      }
    })
    const [out, err]: [Array<string>, Array<string>] = [[], []]
    child.stdout.on("data", (text) => out.push(String(text)))
    child.stderr.on("data", (text) => err.push(String(text)))
    child.once("close", (code) => {
      const lines = out.join("").split("\n").filter(Boolean)
      const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
      resolve({ code, rows, err: err.join("") })
    })
  })

it("tells what is open until nothing is, keeps everything, and never takes a part for the whole", async () => {
  const sandbox = Sandbox.make({ rateLimits: false, clock: { mode: "manual" } })
  const host = await Host.listen(sandbox, { port: 0 })
  try {
    const client = oldClient(host.url, "sandbox", fetch, "sandbox")
    const profile_id = sandbox.control.state().profiles[0]!.id
    const make = (ref_id: string) =>
      client.create({ ref_id, profile_id, amount: "5.00", source_asset: "USD", target_asset: "PYUSD" })
    await make("settles")
    sandbox.control.clock.advance("10s")
    await client.cancel(String((await make("is-cancelled")).body["id"]))
    await make("waits")

    const open = await conversions(host.url, "--open")
    expect([open.code, open.rows.map((row) => row["ref_id"])]).toEqual([1, ["waits"]])
    expect(open.err).toContain("3 conversions, 1 of them neither SETTLED nor CANCELLED")

    sandbox.control.clock.advance("10s")
    expect(await conversions(host.url, "--open")).toMatchObject({ code: 0, rows: [] })
    const history = await conversions(host.url)
    expect([history.code, history.err]).toEqual([0, expect.stringContaining("that was all: 3 conversions")])
    expect(history.rows.map((row) => [row["ref_id"], row["status"]])).toEqual([
      ["settles", "SETTLED"],
      ["is-cancelled", "CANCELLED"],
      ["waits", "SETTLED"]
    ])
    expect([history.rows[0]!["settled_at"], history.rows[1]!["cancelled_at"]]).not.toContain(undefined)

    sandbox.control.faults.add({ operation: "ListStablecoinConversions", status: 403 })
    const broken = await conversions(host.url, "--open")
    expect([broken.code, broken.rows, broken.err]).toEqual([1, [], expect.stringContaining("this is not all")])
  } finally {
    await host.close()
  }
})
