/** The TypeScript example, not migrated, through the facade: only its address and its secret are others. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import * as Options from "@segue/sandbox/Options"
import { CutOver } from "@segue/storage/CutOver"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { startBackend, type TestBackend } from "../support/backend.ts"

const folder = path.resolve(import.meta.dirname, "../../../../examples/typescript-service")
const TREASURY = "c2f7e1d0-6b3a-4f58-9e21-7a8d4c5b6e0f"
const CUSTOMERS = "5d0b9a54-0f4c-4e0e-8d6a-3c1b7f2e9a10"

let backend: TestBackend
let secret: string

const suite = (): Promise<{
  readonly code: number | null
  readonly failed: ReadonlyArray<string>
  readonly output: string
}> =>
  new Promise((resolve, reject) => {
    const files = fs.readdirSync(path.join(folder, "test")).filter((name) => name.endsWith(".test.ts"))
    const child = spawn(process.execPath, ["--test", "--test-reporter=tap", ...files.map((name) => `test/${name}`)], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        PAXOS_BASE_URL: `${backend.url}/v2`,
        PAXOS_TOKEN_URL: `${backend.url}/oauth2/token`,
        PAXOS_CLIENT_ID: "harbor-treasury",
        PAXOS_CLIENT_SECRET: secret,
        TREASURY_PROFILE_ID: TREASURY,
        CUSTOMERS_PROFILE_ID: CUSTOMERS
      }
    })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += data.toString()))
    child.once("error", reject)
    child.once("close", (code) =>
      resolve({ code, failed: [...output.matchAll(/^\s*not ok \d+ - (.*)$/gmu)].map((match) => match[1]!), output })
    )
  })

const switchTo = (mode: "on" | "drain" | "off") =>
  backend.run(
    Effect.gen(function* () {
      const cutOver = yield* CutOver
      const { version } = yield* cutOver.get
      yield* cutOver.change({ mode, version, by: "test" })
    })
  )

const movedBy = (kind: string): number =>
  new Set(
    backend.sandbox.control.ledger
      .postings()
      .filter((posting) => posting.kind === kind)
      .map((posting) => posting.reference)
  ).size

beforeAll(async () => {
  backend = await startBackend({
    database: "server",
    sandbox: {
      profiles: [
        { id: TREASURY, nickname: "treasury", type: "DEFAULT", balances: { ...Options.balances, USDP: "5000" } },
        { id: CUSTOMERS, nickname: "customers", balances: { USD: "100" } }
      ]
    }
  })
  secret = await backend.makeCaller(
    "harbor-treasury",
    [
      "orchestration:read_orchestration",
      "orchestration:write_orchestration",
      "funding:read_profile",
      // Its nightly sweep sends no ref_id, as the old API allowed.
      "segue:generate_ref_id"
    ],
    [TREASURY, CUSTOMERS].flatMap((target) => [
      { kind: "debit" as const, target },
      { kind: "credit" as const, target }
    ])
  )
})
afterAll(() => backend[Symbol.asyncDispose]())

describe("the service that is not migrated", () => {
  it("passes its own tests while creates still go to the old API", async () => {
    await switchTo("on")
    const { code, failed, output } = await suite()
    expect(failed, output).toEqual([])
    expect(code).toBe(0)
    expect([movedBy("CONVERSION_CREATION") > 0, movedBy("ORCHESTRATION_RESERVE")]).toEqual([true, 0])
  })

  it("passes them on orchestrations after the switch, but for the cancel that nothing replaces", async () => {
    await switchTo("drain")
    const before = movedBy("CONVERSION_CREATION")
    const { failed, output } = await suite()
    expect(
      failed.filter((name) => !name.endsWith(".test.ts")),
      output
    ).toEqual(["an order can be taken back"])
    expect([movedBy("CONVERSION_CREATION"), movedBy("ORCHESTRATION_RESERVE") > 0]).toEqual([before, true])
  })
})
