import { spawnSync } from "node:child_process"
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
