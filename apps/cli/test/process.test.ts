/** What only a real process shows: pipes, folders, colours. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as guide from "./guide.ts"
import { finished, main, start } from "./terminal.ts"

/** No single command takes this long; one that does is ended and named. */
const STUCK_MS = 30_000

/** Commands that print: at once, after work, and before they stay up. */
const commands = [["payload"], ["verify", "--count", "22"], ["--help"], ["sandbox", "--port", "0"]]

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

  // A disk that is full for a write from the start, where the system has such a device, and a stream nobody may write.
  const unwritable = [["r", import.meta.filename], ...(process.platform === "linux" ? [["w", "/dev/full"]] : [])]

  it.each(
    unwritable.flatMap(([flags, file]) => commands.map((args) => [args.join(" "), flags!, file!, args] as const))
  )("%s to a stream that takes nothing (%s %s): said as such, 2", (_name, flags, file, args) => {
    const fd = fs.openSync(file, flags)
    try {
      const options = { encoding: "utf8", input: JSON.stringify(guide.legacyRequest), timeout: STUCK_MS } as const
      const out = spawnSync(process.execPath, [main, ...args], { ...options, stdio: ["pipe", fd, "pipe"] })
      assert.strictEqual(out.status, 2, out.stderr)
      assert.match(out.stderr, /^segue: standard output cannot be written: .+ \((?:EBADF|ENOSPC)\)/mu)
      assert.notInclude(out.stderr, "internal error")
      assert.notMatch(out.stderr, /^\s+at /mu)
    } finally {
      fs.closeSync(fd)
    }
  })

  it("notes that cannot be written are not lost in silence: 2", () => {
    const fd = fs.openSync(import.meta.filename, "r")
    const { status } = spawnSync(process.execPath, [main, "payload"], {
      input: JSON.stringify(guide.legacyRequest),
      stdio: ["pipe", "pipe", fd],
      timeout: STUCK_MS
    })
    fs.closeSync(fd)
    assert.strictEqual(status, 2)
  })

  it("a disk that fills up in the middle of the result: said as such, 2", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-full-"))
    const input = JSON.stringify({ items: Array.from({ length: 50 }, () => guide.legacyResponse) })
    // The limit on a file's size breaks a write as a full disk does: part of it is stored, and nothing more.
    const script = `ulimit -f 8; exec "$0" "$@" > ${path.join(folder, "result.json")}`
    const out = spawnSync("sh", ["-c", script, process.execPath, main, "payload", "--format", "json"], {
      encoding: "utf8",
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" },
      input,
      timeout: STUCK_MS
    })
    assert.isAbove(fs.statSync(path.join(folder, "result.json")).size, 0)
    fs.rmSync(folder, { recursive: true })
    assert.strictEqual(out.status, 2, out.stderr)
    assert.include(out.stderr, "standard output cannot be written")
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
