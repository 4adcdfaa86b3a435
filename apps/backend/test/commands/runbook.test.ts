/** The runbook and the README name commands that exist, with options that they take. */
import * as fs from "node:fs"
import * as path from "node:path"

import { expect, it } from "vitest"

import { commands } from "../../src/commands/registry.ts"

const root = path.join(import.meta.dirname, "../../../..")
const usages = new Map(commands.map(({ name, usage }) => [name, usage]))

it.each(["docs/cut-over.md", "apps/backend/README.md"])("%s", (file) => {
  const text = fs.readFileSync(path.join(root, file), "utf8")
  const named = [...text.matchAll(/segue-backend ([a-z]+)([^`\n#;]*)/gu)]
  expect(named.length).toBeGreaterThan(5)
  for (const [whole, name = "", rest = ""] of named) {
    const usage = usages.get(name)
    expect(usage, whole).toBeDefined()
    const words = rest.split(/\s+/u).filter((word) => word !== "")
    const options = words.filter((word) => word.startsWith("--"))
    const verb = usage!.startsWith("[") ? [] : words.slice(0, 1)
    for (const word of [...verb, ...options]) expect(usage!.split(/[^a-z-]+/u), whole).toContain(word)
  }
})
