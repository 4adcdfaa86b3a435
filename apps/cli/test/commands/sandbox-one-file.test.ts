/** The emulator in one file, away from everything it was made of. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, it } from "@effect/vitest"

import { bundleSandbox } from "../../bundle.ts"

it("serves from a folder in which nothing else is", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-one-file-"))
  try {
    await bundleSandbox(folder)
    assert.deepStrictEqual(
      fs.readdirSync(folder).filter((name) => !name.endsWith("LEGAL.txt")),
      ["segue-sandbox.mjs"]
    )
    const child = spawn(process.execPath, ["segue-sandbox.mjs", "--port", "0"], { cwd: folder })
    const ended = once(child, "exit")
    let said = ""
    child.stdout.on("data", (data: Buffer) => (said += data.toString()))
    const address = (): string | undefined => /API +(http:\S+)\/v2/u.exec(said)?.[1]
    while (address() === undefined && child.exitCode === null) {
      await Promise.race([once(child.stdout, "data"), ended])
    }
    const state = await fetch(`${address()}/_sandbox/state`)
    assert.strictEqual(state.status, 200)
    const page = await fetch(`${address()}/_sandbox/`)
    assert.include(page.headers.get("content-type") ?? "", "text/html")
    child.kill("SIGINT")
    assert.deepStrictEqual(await ended, [0, null])
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
})
