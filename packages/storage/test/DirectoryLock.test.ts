import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import { Effect, Scope, Exit } from "effect"

import * as DirectoryLock from "../src/DirectoryLock.ts"

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "segue-lock-"))),
  (made) => Effect.sync(() => fs.rmSync(made, { recursive: true, force: true }))
)

const write = (file: string, holder: unknown) => Effect.sync(() => fs.writeFileSync(file, JSON.stringify(holder)))

describe("the lock of a data directory", () => {
  it.effect("is held by one and free afterwards", () =>
    Effect.gen(function* () {
      const dir = path.join(yield* directory, "new", "place")
      const scope = yield* Scope.make()
      yield* Scope.provide(DirectoryLock.hold(dir), scope)
      const error = yield* Effect.flip(Effect.scoped(DirectoryLock.hold(dir)))
      assert.include(error.message, `in use by process ${process.pid}`)
      assert.isFalse(error.isRetryable)
      assert.isTrue(fs.existsSync(path.join(dir, DirectoryLock.FILE)))
      yield* Scope.close(scope, Exit.void)
      yield* Effect.scoped(DirectoryLock.hold(dir))
      assert.deepStrictEqual(fs.readdirSync(dir), [])
    })
  )

  it.effect("is taken over from a process that is gone, and from one whose number another has now", () =>
    Effect.gen(function* () {
      const dir = yield* directory
      const file = path.join(dir, DirectoryLock.FILE)
      const gone = spawnSync(process.execPath, ["-e", "0"]).pid
      yield* write(file, { host: os.hostname(), pid: gone, startedAt: "1" })
      yield* Effect.scoped(DirectoryLock.hold(dir))
      yield* write(file, { host: os.hostname(), pid: process.pid, startedAt: "1" })
      yield* Effect.scoped(DirectoryLock.hold(dir))
      yield* Effect.sync(() => fs.writeFileSync(file, ""))
      yield* Effect.scoped(DirectoryLock.hold(dir))
    })
  )

  it.live("is taken over from a process that has ended and whose parent does not ask", () =>
    Effect.gen(function* () {
      // Only where the system tells it.
      if (!fs.existsSync("/proc/self/stat")) return
      // What the shell becomes knows nothing of the shell's child, which ends when it is told to.
      const script = 'head -c 1 <&0 >/dev/null & echo "$!"; exec sleep 600'
      const parent = spawn("bash", ["-c", script], { stdio: ["pipe", "pipe", "ignore"] })
      yield* Effect.addFinalizer(() => Effect.sync(() => parent.kill("SIGKILL")))
      const pid = yield* Effect.promise(() => once(parent.stdout, "data").then(([text]) => Number(text)))
      const stat = (of: number) => fs.readFileSync(`/proc/${of}/stat`, "utf8").split(/[()] ?/u)
      const fields = () => stat(pid)[2]!.split(" ")
      const until = (holds: () => boolean) =>
        Effect.repeat(Effect.sleep("10 millis"), { until: () => Effect.sync(holds) })
      yield* until(() => stat(parent.pid!)[1] === "sleep")
      yield* Effect.sync(() => parent.stdin.end("x"))
      yield* until(() => fields()[0] === "Z")
      const dir = yield* directory
      yield* write(path.join(dir, DirectoryLock.FILE), { host: os.hostname(), pid, startedAt: fields()[19] })
      yield* Effect.scoped(DirectoryLock.hold(dir))
      assert.strictEqual(fields()[0], "Z")
    })
  )

  it.effect("is believed when it is another machine's, which cannot be asked", () =>
    Effect.gen(function* () {
      const dir = yield* directory
      const file = path.join(dir, DirectoryLock.FILE)
      yield* write(file, { host: "elsewhere", pid: 1, startedAt: null })
      const error = yield* Effect.flip(Effect.scoped(DirectoryLock.hold(dir)))
      assert.include(error.message, `on elsewhere; if that one is gone, remove ${file}`)
    })
  )

  it.effect("is not taken over by two at once", () =>
    Effect.gen(function* () {
      const dir = yield* directory
      yield* write(path.join(dir, DirectoryLock.FILE), { host: os.hostname(), pid: 2 ** 22 + 1, startedAt: "1" })
      fs.mkdirSync(path.join(dir, `${DirectoryLock.FILE}.taking-over`))
      const error = yield* Effect.flip(Effect.scoped(DirectoryLock.hold(dir)))
      assert.include(error.message, "is taking over")
    })
  )

  it.effect("says what is wrong with a directory that cannot be written", () =>
    Effect.gen(function* () {
      const file = path.join(yield* directory, "file")
      fs.writeFileSync(file, "")
      const error = yield* Effect.flip(Effect.scoped(DirectoryLock.hold(path.join(file, "below"))))
      assert.include(error.message, "Could not lock")
    })
  )
})
