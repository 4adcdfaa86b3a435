/** What package.json says because the engine and the code say so. */
import * as fs from "node:fs"
import * as path from "node:path"

import { commands } from "@segue/language-server/Protocol"
import { assert, describe, it } from "vitest"

import { manifest } from "../manifest.ts"

const folder = path.resolve(import.meta.dirname, "..")
const text = fs.readFileSync(path.join(folder, "package.json"), "utf8")
const { contributes } = JSON.parse(text) as {
  contributes: {
    commands: ReadonlyArray<{ command: string }>
    menus: Record<string, ReadonlyArray<{ command: string }>>
    walkthroughs: ReadonlyArray<{ steps: ReadonlyArray<{ media: { markdown: string } }> }>
  }
}

describe("the extension's manifest", () => {
  it("has the settings that the engine has (pnpm --filter segue-vscode docs writes them)", () => {
    assert.deepStrictEqual(JSON.parse(manifest()), JSON.parse(text))
  })

  it("names a title for every command of the server, and no command that nobody registers", () => {
    const titled = contributes.commands.map(({ command }) => command)
    for (const command of Object.values(commands)) assert.include(titled, command)
    const code = fs.readFileSync(path.join(folder, "src/Commands.ts"), "utf8")
    const own = [...code.matchAll(/"(segue\.[\w.]+)": /gu)].map((match) => match[1]!)
    assert.deepStrictEqual(titled.toSorted(), [...new Set([...Object.values(commands), ...own])].toSorted())
  })

  it("has every command of its menus and every page of its walkthrough", () => {
    const titled = new Set(contributes.commands.map(({ command }) => command))
    for (const { command } of Object.values(contributes.menus).flat()) assert.isTrue(titled.has(command), command)
    for (const { media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
      assert.isTrue(fs.existsSync(path.join(folder, media.markdown)), media.markdown)
    }
  })
})
