/** A lowered program loses nothing: every literal of the text stands in it, and no text makes the lowering throw. */
import * as fs from "node:fs"

import { Grammars } from "@segue/migrate"
import { dialect as python } from "@segue/migrate/languages/python"
import type { Dialect } from "@segue/migrate/program/Dialect"
import type { Node } from "@segue/migrate/program/Program"
import * as Walk from "@segue/migrate/program/Walk"
import * as Trees from "@segue/migrate/syntax/Tree"
import * as Source from "@segue/migrate/text/Source"
import { assert, describe, it } from "vitest"

import * as Cases from "../support/cases.ts"

interface Subject {
  readonly dialect: Dialect
  /** Node types of the grammar that are text literals. */
  readonly literals: ReadonlySet<string>
}

const subjects: ReadonlyArray<Subject> = [{ dialect: python, literals: new Set(["string"]) }]

const lower = (dialect: Dialect, text: string): Node =>
  dialect.lower(Grammars.parse(dialect.grammar, text)!, Source.fromFile({ path: "a", text }))

for (const { dialect, literals } of subjects) {
  const inputs = Cases.all()
    .filter((one) => one.language === dialect.id)
    .flatMap((one) => one.files.map((file) => ({ name: `${one.rule}/${one.name}`, text: file.text })))

  describe(dialect.id, () => {
    it("has cases to read", () => assert.isAbove(inputs.length, 50))

    it.each(inputs)("$name: every literal is there", ({ text }) => {
      const tree = Grammars.parse(dialect.grammar, text)!
      const expected = new Set<number>()
      Trees.walk(tree.root, (node) => {
        // Where the parser lost its way, the text is searched as text.
        if (node.type === "ERROR") return false
        if (literals.has(node.type)) expected.add(node.start)
        return true
      })
      const found = new Set<number>()
      Walk.walk(lower(dialect, text), (node) => {
        if (node.kind === "text") found.add(node.start)
      })
      const missing = [...expected].filter((start) => !found.has(start)).map((start) => text.slice(start, start + 40))
      // Types and imports are names, not values.
      assert.deepStrictEqual(missing, [])
    })

    it("reads any beginning of a file", () => {
      for (const { text } of inputs) {
        for (let end = 0; end < text.length; end += 37) assert.isDefined(lower(dialect, text.slice(0, end)))
      }
    })
  })
}

it("is told of every dialect", () => {
  const files = fs.readdirSync(new URL("../../src/languages", import.meta.url))
  const dialects = files.filter(
    (name) =>
      name.endsWith(".ts") &&
      fs.readFileSync(new URL(`../../src/languages/${name}`, import.meta.url), "utf8").includes("export const dialect")
  )
  assert.deepStrictEqual(subjects.map(({ dialect }) => `${dialect.id}.ts`).toSorted(), dialects.toSorted())
})
