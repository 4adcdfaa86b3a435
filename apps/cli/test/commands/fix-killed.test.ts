/** Killing `segue fix` at any moment leaves every file whole: the old one or the new one. */
import { once } from "node:events"
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as texts from "../folder.ts"
import { segue, start } from "../terminal.ts"

const FILES = 200

describe("segue fix, killed", () => {
  it("leaves every file whole; the next run finishes the work and says what was left beside", async () => {
    // Large files make the moment between writing and renaming long.
    const padding = `,\n  "metadata": { "note": "${"x".repeat(20_000)}" }\n}\n`
    const names = Array.from({ length: FILES }, (_, index) => `${String(index).padStart(4, "0")}.json`)
    const legacy = texts.request.replace(/,\n {2}"metadata"[^]*$/u, padding)
    const root = texts.folder(Object.fromEntries(names.map((name) => [name, legacy])))
    const one = texts.folder({ "one.json": legacy })
    await segue(["fix"], { cwd: one })
    const migrated = fs.readFileSync(path.join(one, "one.json"), "utf8")
    assert.notStrictEqual(migrated, legacy)

    const states = () => names.map((name) => fs.readFileSync(path.join(root, name), "utf8"))
    const child = start(["fix"], { cwd: root })
    const closed = once(child, "close")
    const watcher = fs.watch(root)
    // The first file to appear under another name is the first replacement; some later, the process is killed.
    let events = 0
    watcher.on("change", () => {
      if (++events === 20) child.kill("SIGKILL")
    })
    const [, signal] = (await closed) as [number | null, string | null]
    watcher.close()
    assert.strictEqual(signal, "SIGKILL")
    const after = states()
    const done = after.filter((text) => text === migrated).length
    assert.deepStrictEqual([done + after.filter((text) => text === legacy).length], [FILES])
    assert.isTrue(done > 0 && done < FILES, `${done} files were written before the kill`)

    const { code, stdout } = await segue(["fix"], { cwd: root })
    assert.strictEqual(code, 0)
    assert.isTrue(states().every((text) => text === migrated))
    const beside = fs.readdirSync(root).filter((name) => name.endsWith(".segue"))
    for (const name of beside) assert.include(stdout, `${name} was left behind by a run that was stopped`)
    assert.isAtMost(beside.length, 1)
  }, 60_000)
})
