/** The examples of this repository: what `segue fix` leaves behind still works, and nothing of it is half-migrated. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as texts from "./folder.ts"
import { segue } from "./terminal.ts"

const examples = path.resolve(import.meta.dirname, "../../../examples")

/** A copy of one example in a folder of its own. */
const copyOf = (name: string): string => {
  const root = texts.folder()
  fs.cpSync(path.join(examples, name), root, { recursive: true })
  return root
}

describe("the TypeScript service", () => {
  it("after segue fix its own tests pass, and all its money still moves by conversions", async () => {
    const root = copyOf("typescript-service")
    const before = texts.contents(root)
    const fixed = await segue(["fix", "--fail-on", "never"], { cwd: root })
    assert.deepStrictEqual([fixed.code, fixed.stderr], [0, ""])
    assert.notDeepEqual(texts.contents(root), before)
    const args = [path.join(examples, "run-tests.ts"), root, "--expect", "conversions"]
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" })
    assert.strictEqual(status, 0, stdout + stderr)
  }, 120_000)
})

describe.each(["typescript-service", "config-and-docs"])("%s", (name) => {
  it.each([[[]], [["--unsafe"]]])(
    "segue fix %j twice changes nothing the second time",
    async (flags) => {
      const root = copyOf(name)
      const first = await segue(["fix", "--fail-on", "never", ...flags], { cwd: root })
      assert.strictEqual(first.code, 0, first.stderr)
      assert.notInclude(first.stdout, "Taken back")
      const after = texts.contents(root)
      await segue(["fix", "--fail-on", "never", ...flags], { cwd: root })
      assert.deepStrictEqual(texts.contents(root), after)
    },
    60_000
  )
})
