/** What only a real process shows: pipes, folders, colours. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as guide from "./guide.ts"
import { finished, start } from "./terminal.ts"

const environment = (changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { INIT_CWD: _init, npm_lifecycle_event: _event, ...rest } = process.env
  return { ...rest, ...changes }
}

describe("the process", () => {
  it("reads standard input and exits with the command's code", async () => {
    const child = start(["payload"])
    child.stdin.end(JSON.stringify({ ...guide.legacyRequest, target_asset: "DOGE" }))
    const { code, stderr, stdout } = await finished(child)
    assert.deepStrictEqual([code, stdout], [1, ""])
    assert.include(stderr, "target_asset")
    assert.notInclude(stderr, "\u001B")
  })

  it("a reader that goes away is no error", async () => {
    const child = start(["payload", "--format", "json"])
    // More than any pipe holds, so that the process writes to a pipe nobody reads any more.
    const items = Array.from({ length: 2000 }, () => guide.legacyResponse)
    child.stdout.destroy()
    child.stdin.end(JSON.stringify({ items }))
    const { code, stderr } = await finished(child)
    assert.deepStrictEqual([code, stderr], [0, ""])
  })

  it("INIT_CWD counts for the workspace's own script, and for nothing else", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-folder-"))
    fs.writeFileSync(path.join(folder, "request.json"), JSON.stringify(guide.legacyRequest))
    const run = (changes: NodeJS.ProcessEnv) => {
      const child = start(["payload", "request.json"], { env: environment(changes), cwd: os.tmpdir() })
      child.stdin.end()
      return finished(child)
    }
    assert.strictEqual((await run({ INIT_CWD: folder, npm_lifecycle_event: "segue" })).code, 0)
    assert.strictEqual((await run({ INIT_CWD: folder, npm_lifecycle_event: "test" })).code, 2)
    assert.strictEqual((await run({})).code, 2)
  })
})
