import { spawn } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import { launch } from "../src/launch.ts"
import { segue } from "../src/segue.ts"
import { fail, type Step } from "../src/Step.ts"
import { steps } from "../src/steps/index.ts"

const main = path.resolve(import.meta.dirname, "../src/main.ts")

/** A whole tour starts two servers, and may do so on a machine that does much else. */
const WHOLE_MS = 600_000

const run = async (own: ReadonlyArray<Step>, args: ReadonlyArray<string>, env: Record<string, string> = {}) => {
  const lines: Array<string> = []
  const stopping = new AbortController()
  let stayed = false
  const code = await launch({
    args,
    env,
    steps: own,
    stop: stopping.signal,
    write: (line) => {
      lines.push(line)
      if (!line.includes("Ctrl-C stops everything")) return
      stayed = true
      queueMicrotask(() => stopping.abort())
    }
  })
  return { code, stayed, text: lines.join("\n"), lines }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false
  )

describe("the tour", () => {
  it(
    "passes: the guide's request before and after, both ledgers, their equality, and what that proves",
    async () => {
      const { code, lines, stayed, text } = await run(steps, ["--once"])
      assert.strictEqual(code, 0, text)
      assert.isFalse(stayed)
      assert.match(text, /"target_asset": "PYUSD".*"source": \{/u)
      assert.include(text, '"destination_asset": "PYUSD"')
      assert.include(text, "legacy API  CREATED -> SETTLED")
      assert.include(text, "new API     PROCESSING -> COMPLETED")
      assert.match(text, /treasury, available +PYUSD +1000000 +1000100 +1000100/u)
      assert.match(text, /treasury, available +USD +1000000 +999900 +999900/u)
      assert.include(text, "Both ledgers are equal")
      assert.match(text, /not\s+a proof about the vendor/u)
      assert.include(text, "0 different")
      assert.match(text, /5\. What the bot tells.*\n\n {2}COMPLETED: 100 USD to PYUSD\n/u)
      assert.match(text, /reference tour-through-the-gateway\n[\s\S]*the tour, as of /u)
      for (const line of lines) assert.isAtMost(line.length, 100)
    },
    WHOLE_MS
  )

  it("a step that fails is named, the others still run, and the exit code is 1", async () => {
    const ran: Array<string> = []
    const good: Step = { title: "a good one", run: async (_services, tell) => tell(`${ran.push("good")}`) }
    const bad: Step = { title: "a bad one", run: async () => fail("the money is not there") }
    const { code, text } = await run([bad, good], ["--once"])
    assert.strictEqual(code, 1)
    assert.deepStrictEqual(ran, ["good"])
    assert.include(text, "FAILED: the money is not there")
    assert.include(text, "  failed: 1. a bad one")
  })

  it("gives steps a sandbox that answers, and another that does not share its books", async () => {
    const look: Step = {
      title: "looks",
      run: async ({ openSandbox, sandbox }, tell) => {
        const other = await openSandbox()
        for (const url of [sandbox.url, other.url]) {
          const { balances } = (await (await fetch(`${url}/_sandbox/ledger`)).json()) as { balances: object }
          tell(String(Object.keys(balances).length > 0))
        }
        tell(String(sandbox.url === other.url))
      }
    }
    const { code, lines } = await run([look], ["--once"])
    assert.strictEqual(code, 0)
    assert.deepStrictEqual(
      lines.filter((line) => line === "true" || line === "false"),
      ["true", "true", "false"]
    )
  })
})

describe("a stop during the tour", () => {
  it("ends the step's child, starts no further step, leaves no sandbox, and is no success: 130", async () => {
    const stopping = new AbortController()
    const lines: Array<string> = []
    let url = ""
    const waits: Step = {
      title: "waits for a command that never ends",
      run: async ({ sandbox, stop }) => {
        url = sandbox.url
        setImmediate(() => stopping.abort())
        // It comes back only when its process is gone.
        await segue(["sandbox", "--port", "0"], "", { stop })
      }
    }
    const never: Step = { title: "never comes", run: async () => {} }
    const write = (line: string) => void lines.push(line)
    const code = await launch({ args: [], env: {}, steps: [waits, never], stop: stopping.signal, write })
    assert.strictEqual(code, 130)
    const text = lines.join("\n")
    assert.include(text, "Stopped before the tour was over.")
    assert.notInclude(text, "never comes")
    assert.notInclude(text, "FAILED")
    assert.isFalse(await answers(url))
  })

  it("before the tour: no step runs", async () => {
    const ran: Array<string> = []
    const step: Step = { title: "a step", run: async () => void ran.push("ran") }
    const code = await launch({ args: [], env: {}, steps: [step], stop: AbortSignal.abort(), write: () => {} })
    assert.deepStrictEqual([code, ran], [130, []])
  })

  it.each(["SIGINT", "SIGTERM"] as const)("as a process: %s in the first step stops it there", async (signal) => {
    const child = spawn(process.execPath, [main], { stdio: "pipe" })
    let text = ""
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()))
    while (!text.includes("── 1. ")) await once(child.stdout, "data")
    child.kill(signal)
    const [code] = (await once(child, "close")) as [number]
    assert.strictEqual(code, 130)
    assert.include(text, "Stopped before the tour was over.")
    assert.notInclude(text, "── 2. ")
  })
})

describe("the launcher", () => {
  it("stays up unless it is told to exit or runs in CI", async () => {
    assert.isTrue((await run([], [])).stayed)
    assert.isFalse((await run([], ["--once"])).stayed)
    assert.isFalse((await run([], [], { CI: "true" })).stayed)
  })

  it("refuses arguments it does not have: 2", async () => {
    const { code, text } = await run([], ["--twice"])
    assert.strictEqual(code, 2)
    assert.include(text, "--once")
  })

  it(
    "as a process: shows where everything is, and Ctrl-C stops it with 0",
    async () => {
      const { CI: _, ...env } = process.env
      const child = spawn(process.execPath, [main], { env, stdio: "pipe" })
      let text = ""
      child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()))
      while (!text.includes("Ctrl-C stops everything")) await once(child.stdout, "data")
      const url = /its ledger\s+(\S+)/u.exec(text)?.[1] ?? "nowhere"
      assert.strictEqual((await fetch(url)).status, 200)
      child.kill("SIGINT")
      const [code] = (await once(child, "close")) as [number]
      assert.strictEqual(code, 0)
      assert.isFalse(await answers(url))
    },
    WHOLE_MS
  )
})
