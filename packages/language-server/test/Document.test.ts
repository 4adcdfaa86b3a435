import { describe, expect, it } from "@effect/vitest"
import { Prefilter } from "@segue/migrate"

import * as Document from "../src/Document.ts"
import * as generate from "./generators.ts"

describe("a text that is typed", () => {
  it.prop(
    "is quiet exactly when the engine's first tier says so, after every edit",
    [generate.text, generate.edits],
    ([start, edits]) => {
      const document = Document.create("file:///a.txt", "text", 1, start)
      let version = 1
      for (const { at, length, text } of edits) {
        const size = document.content.getText().length
        const from = at % (size + 1)
        const range = {
          start: document.content.positionAt(from),
          end: document.content.positionAt(Math.min(size, from + length))
        }
        Document.update(document, [{ range, text }], ++version)
        const whole = document.content.getText()
        expect(Document.isQuiet(document)).toBe(!Prefilter.passes(Prefilter.ofText(whole)))
      }
    }
  )
})
