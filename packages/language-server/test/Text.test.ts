import { describe, expect, it } from "@effect/vitest"
import { Prefilter } from "@segue/migrate"
import { TextDocument } from "vscode-languageserver-textdocument"

import * as Text from "../src/Text.ts"
import * as generate from "./generators.ts"

const uri = "file:///a.txt"

/** Long enough to stand in several pieces. */
const filler = `${"a line that says nothing\n".repeat(120)}${"b\r\n".repeat(900)}`

describe("a text that is typed", () => {
  it.prop(
    "is what the protocol's own document is, after every edit, and quiet when the engine's first tier says so",
    [generate.text, generate.text, generate.edits],
    ([before, behind, edits]) => {
      for (const start of [before + behind, before + filler + behind + filler]) {
        const document = TextDocument.create(uri, "text", 1, start)
        let text = Text.make(start)
        for (const { at, length, text: typed } of edits) {
          const size = document.getText().length
          const from = (at * 7919) % (size + 1)
          const range = {
            start: document.positionAt(from),
            end: document.positionAt(Math.min(size, from + (length % 3 === 0 ? length * 200 : length)))
          }
          TextDocument.update(document, [{ range, text: typed }], document.version + 1)
          text = Text.edit(text, range, typed)
          const whole = document.getText()
          expect(Text.whole(text)).toBe(whole)
          expect(text.length).toBe(whole.length)
          expect(Text.signals(text)).toEqual(Prefilter.ofText(whole))
          const bytes = new TextEncoder().encode(whole).length
          expect([Text.isLarger(text, bytes), Text.isLarger(text, bytes - 1)]).toEqual([false, true])
          for (const offset of [0, from % (whole.length + 1), whole.length]) {
            const known = document.positionAt(offset)
            expect(Text.offset(text, known)).toBe(document.offsetAt(known))
            const position = Text.position(text, offset)
            expect(position.line).toBe(known.line)
            // Between \r and \n there is no position; the protocol's document steps before both.
            expect(position.character - known.character).toBe(Text.offset(text, position) < offset ? 1 : 0)
          }
        }
      }
    }
  )

  it("takes positions that are not there as the protocol's own document does", () => {
    const start = "one\r\ntwo\n"
    const document = TextDocument.create(uri, "text", 1, start)
    const text = Text.make(start)
    for (const line of [-1, 0, 1, 2, 3]) {
      for (const character of [-1, 0, 3, 4, 99])
        expect(Text.offset(text, { line, character })).toBe(document.offsetAt({ line, character }))
    }
    const backwards = { start: { line: 1, character: 1 }, end: { line: 0, character: 1 } }
    expect(Text.whole(Text.edit(text, backwards, "-"))).toBe("o-wo\n")
  })
})
