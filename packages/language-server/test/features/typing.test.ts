/** What is typed beside the calls of a file: diagnostics and what hangs on them are those of a fresh document. */
import { afterEach, describe, expect, it } from "vitest"

import * as Client from "../support/client.ts"
import * as texts from "../support/texts.ts"

afterEach(Client.stopAll)

const quiet = "export const twice = (input: number): number => {\n  return input * 2\n}\n"

const rows = `[\n  { "id": 1 },\n  { "source_asset": "USD", "target_asset": "PYUSD", "amount": "1", "profile_id": "p", "ref_id": "r" }\n]\n`

const documents = [
  ["typescript", "file:///nowhere/a.ts", quiet + texts.typescript, { line: 1, character: 14 }, " + 1 * "],
  ["typescript", "file:///nowhere/b.ts", quiet + texts.typescript, { line: 0, character: 0 }, "const one = 1\n"],
  ["typescript", "file:///nowhere/c.ts", quiet + texts.typescript, { line: 2, character: 1 }, '\nfetch("/x")'],
  ["typescript", "file:///nowhere/d.ts", quiet + texts.typescript, { line: 1, character: 9 }, "create(input) ?? "],
  ["json", "file:///nowhere/rows.json", rows, { line: 1, character: 11 }, ', "b": [\n1]'],
  ["json", "file:///nowhere/more.json", rows, { line: 1, character: 0 }, "\n  "]
] as const

describe("typing beside what is found", () => {
  it.each(documents)("%s %s", async (languageId, uri, text, at, typed) => {
    const client = await Client.start()
    await client.open(uri, languageId, text)
    const first = await client.diagnostics(uri)
    expect(first.length).toBeGreaterThan(0)
    for (let index = 0; index < typed.length; index++) {
      const lines = typed.slice(0, index).split("\n")
      const line = at.line + lines.length - 1
      const character = lines.length === 1 ? at.character + index : lines.at(-1)!.length
      const place = { line, character }
      await client.change(uri, [{ range: { start: place, end: place }, text: typed[index]! }])
      await client.diagnostics(uri)
    }
    const seen = await client.diagnostics(uri)
    const range = seen[0]!.range
    const actions = await client.actions(uri, range)
    const whole = client.text(uri)
    await client.close(uri)
    await client.open(uri, languageId, whole)
    expect(seen).toEqual(await client.diagnostics(uri))
    const titles = (list: typeof actions) => list.map(({ title }) => title)
    expect(titles(actions)).toEqual(titles(await client.actions(uri, range)))
  })
})
