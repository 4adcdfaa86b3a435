/** A lowered program loses nothing: every literal of the text stands in it, and no text makes the lowering throw. */
import * as fs from "node:fs"

import { Grammars } from "@segue/migrate"
import type { Dialect } from "@segue/migrate/program/Dialect"
import type { Node } from "@segue/migrate/program/Program"
import * as Walk from "@segue/migrate/program/Walk"
import * as Trees from "@segue/migrate/syntax/Tree"
import * as Source from "@segue/migrate/text/Source"
import { assert, describe, it } from "vitest"

import * as Cases from "../support/cases.ts"

/** Node types of a grammar that are text literals, and what they stand in where they are no values. */
interface Literals {
  readonly types: ReadonlySet<string>
  readonly within?: ReadonlySet<string>
  /** Calls whose texts name files: `require "json"`. */
  readonly imports?: RegExp
}

const literalsOf: Readonly<Record<string, Literals>> = {
  csharp: {
    types: new Set([
      "string_literal",
      "verbatim_string_literal",
      "raw_string_literal",
      "interpolated_string_expression"
    ])
  },
  go: {
    types: new Set(["interpreted_string_literal", "raw_string_literal"]),
    within: new Set(["import_spec", "field_declaration"])
  },
  java: { types: new Set(["string_literal"]) },
  kotlin: { types: new Set(["string_literal"]) },
  php: { types: new Set(["string", "encapsed_string", "heredoc", "nowdoc"]) },
  python: { types: new Set(["string"]) },
  ruby: {
    types: new Set(["string", "bare_string", "delimited_symbol", "heredoc_beginning"]),
    imports: /^require(?:_relative)?\b/u
  }
}

const folder = new URL("../../src/languages/", import.meta.url)

/** Every language that is read as a program. */
const dialects = (
  await Promise.all(
    fs
      .readdirSync(folder)
      .filter(
        (name) =>
          name.endsWith(".ts") && fs.readFileSync(new URL(name, folder), "utf8").includes("export const dialect")
      )
      .map(async (name): Promise<{ readonly dialect: Dialect }> => import(new URL(name, folder).href))
  )
).map((module) => module.dialect)

const lower = (dialect: Dialect, text: string): Node =>
  dialect.lower(Grammars.parse(dialect.grammar, text)!, Source.fromFile({ path: "a", text }))

for (const dialect of dialects) {
  const literals = literalsOf[dialect.id]!
  const inputs = Cases.all()
    .filter((one) => one.language === dialect.id)
    .flatMap((one) => one.files.map((file) => ({ name: `${one.rule}/${one.name}`, text: file.text })))

  describe(dialect.id, () => {
    it.each(inputs)("$name: every literal is there", ({ text }) => {
      const tree = Grammars.parse(dialect.grammar, text)!
      const expected = new Set<number>()
      Trees.walk(tree.root, (node) => {
        // Where the parser lost its way, the text is searched as text.
        if (node.type === "ERROR" || literals.within?.has(node.type) === true) return false
        if (literals.imports?.test(text.slice(node.start, node.end)) === true && node.type === "call") return false
        if (node.isNamed && literals.types.has(node.type)) expected.add(node.start)
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

it("knows the literals of every dialect", () => {
  assert.include(
    dialects.map((dialect) => dialect.id),
    "python"
  )
  assert.deepStrictEqual(
    dialects.filter((dialect) => !Object.hasOwn(literalsOf, dialect.id)).map((dialect) => dialect.id),
    []
  )
})
