/** Trees that are read by direct calls are those that the library's cursor reads. */
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"

import { Languages } from "@segue/migrate"
import * as Grammars from "@segue/migrate/syntax/Grammars"
import * as Memory from "@segue/migrate/syntax/Memory"
import type { SyntaxNode } from "@segue/migrate/syntax/Tree"
import { assert, describe, it } from "vitest"
import { Language, Parser } from "web-tree-sitter"

const require = createRequire(import.meta.url)
const bytes = (file: string): Uint8Array => fs.readFileSync(require.resolve(file))

const lines = (node: SyntaxNode, depth = 0): ReadonlyArray<string> => [
  `${" ".repeat(depth)}${node.field ?? ""} ${node.isNamed ? node.type : JSON.stringify(node.type)} ${node.start} ${node.end}`,
  ...node.children.flatMap((child) => {
    assert.strictEqual(child.parent, node)
    return lines(child, depth + 1)
  })
]

/** A text, broken, empty, and large enough to make the parser ask for more memory. */
const variants = (text: string): ReadonlyArray<string> => [
  text,
  text.slice(0, Math.floor(text.length * 0.6)),
  text.replaceAll(")", ""),
  `${text}\n😀(((`
]

/** Of each grammar. */
const FILES_MAX = 40

describe("a tree", () => {
  const folder = path.resolve(import.meta.dirname, "../../cases")
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

  const calls = Grammars.directCalls()

  it("can be read by direct calls in this version of the library", () => {
    assert.isDefined(calls)
    assert.isUndefined(Memory.callsOf({ wasmBinary: new Uint8Array() }))
  })

  it.each(Grammars.names)("of %s is the same by direct calls and by cursor", async (name) => {
    const parser = new Parser()
    parser.setLanguage(await Language.load(bytes(Grammars.files[name])))
    const own = files.filter((file) => Languages.grammarsFor([file.replace(/\.case$/u, "")]).includes(name))
    assert.isAbove(own.length, 0)
    const texts = own.slice(0, FILES_MAX).flatMap((file) => variants(fs.readFileSync(file, "utf8")))
    const large = (texts[0] ?? "").repeat(200)
    for (const text of ["", "(".repeat(2000), large, ...texts]) {
      const parsed = parser.parse(text)!
      const direct = Memory.read(parsed, text, calls)
      const plain = Memory.read(parsed, text, undefined)
      assert.strictEqual(direct.errors, plain.errors)
      assert.deepStrictEqual(lines(direct.root), lines(plain.root))
      // Deeper than a tree is read there may be others.
      assert.isTrue(direct.errors === 0 || parsed.rootNode.hasError)
      parsed.delete()
    }
    parser.delete()
  })
})
