import { describe, expect, it } from "@effect/vitest"
import { Edit } from "@segue/migrate"
import { TextDocument } from "vscode-languageserver-textdocument"

import * as Changes from "../src/Changes.ts"
import * as Text from "../src/Text.ts"
import * as Translation from "../src/Translation.ts"
import * as generate from "./generators.ts"

describe("replacements between two texts", () => {
  it.prop("make one of the other, at the engine and at a client", [generate.text, generate.text], ([before, after]) => {
    const edits = Changes.between(before, after)
    expect(Edit.isConsistent(edits)).toBe(true)
    expect(Edit.apply(before, edits)).toBe(after)
    const document = TextDocument.create("file:///a", "text", 1, before)
    expect(TextDocument.applyEdits(document, Translation.textEdits(Translation.places(Text.make(before)), edits))).toBe(
      after
    )
  })

  it("touch only what differs", () => {
    expect(Changes.between("a\nb😀c\nd\n", "a\nb😁c\nd\n")).toEqual([{ start: 3, end: 5, text: "😁" }])
    expect(Changes.between("a\r\nb\r\n", "a\r\nb\r\nc\r\n")).toEqual([{ start: 6, end: 6, text: "c\r\n" }])
  })
})

describe("places", () => {
  it.prop("there and back is the same offset, and clients count alike", [generate.text], ([text]) => {
    const places = Translation.places(Text.make(text))
    const document = TextDocument.create("file:///a", "text", 1, text)
    for (let offset = 0; offset <= text.length; offset++) {
      // Between the letters of one line break is no place of a client.
      if (text[offset - 1] === "\r" && text[offset] === "\n") continue
      expect(places.position(offset)).toEqual(document.positionAt(offset))
      expect(places.offset(places.position(offset))).toBe(offset)
    }
  })

  it("behind the end of a line or the text, or before it, is the nearest place", () => {
    const places = Translation.places(Text.make("ab\r\nc"))
    expect(places.offset({ line: 0, character: 99 })).toBe(2)
    expect(places.offset({ line: 9, character: 0 })).toBe(5)
    expect(places.offset({ line: 1, character: 99 })).toBe(5)
  })
})
