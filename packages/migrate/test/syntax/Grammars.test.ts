import { Engine, Grammars, Languages } from "@segue/migrate"
import * as Syntax from "@segue/migrate/languages/typescript/Syntax"
import * as Trees from "@segue/migrate/syntax/Tree"
import { assert, describe, it } from "vitest"

const kinds = (text: string): ReadonlyArray<string> => {
  const found: Array<string> = []
  Trees.walk(Syntax.parse("typescript", text)!.root, (node) => {
    if (node.isNamed) found.push(`${node.type} ${text.slice(node.start, node.end)}`)
  })
  return found
}

describe("Grammars", () => {
  it.each(Grammars.names)("%s reads a sample without errors", (name) => {
    assert.isTrue(Grammars.isLoaded(name))
    const tree = Grammars.parse(name, "const a = { b: 1 }\nexport default function f() { return [a] }\n")!
    assert.strictEqual(tree.errors, 0)
    assert.strictEqual(tree.root.children[0]!.type, "lexical_declaration")
  })

  it("counts in UTF-16 units", () => {
    const text = `const face = "😀"; send("x")`
    const calls: Array<string> = []
    Trees.walk(Grammars.parse("javascript", text)!.root, (node) => {
      if (node.type === "call_expression") calls.push(text.slice(node.start, node.end))
    })
    assert.deepStrictEqual(calls, [`send("x")`])
  })

  it("counts what it did not understand, and ends on any depth", () => {
    assert.isAbove(Grammars.parse("typescript", "const a = {")!.errors, 0)
    assert.isDefined(Grammars.parse("typescript", "[".repeat(50_000)))
  })

  it("says which grammars files need", () => {
    assert.deepStrictEqual(Languages.grammarsFor(["a/b.ts", "c.mts", "d.txt"]), ["typescript"])
    assert.deepStrictEqual(Languages.grammarsFor(["x.jsx", "y.tsx"]).toSorted(), ["javascript", "tsx"])
  })
})

describe("Syntax", () => {
  it("puts the call inside the await", () => {
    assert.include(kinds("async () => { await get<T>(x) }"), "call_expression get<T>(x)")
    assert.include(kinds("async () => { await get<T>(x) }"), "await_expression await get<T>(x)")
    const script = Syntax.parse("javascript", "async () => { y = await (f(x)) }")!
    const awaited: Array<string> = []
    Trees.walk(script.root, (node) => {
      if (node.type === "await_expression") awaited.push(script.text.slice(node.start, node.end))
    })
    assert.deepStrictEqual(awaited, ["await (f(x))"])
  })

  it.each([
    "interface Box<in out A, out E = never> { value: A }",
    "declare const f: {\n  <A>(a: A): Box<A>\n  /** two */\n  <A, B>(a: A, b: B): Box<A>\n}"
  ])("reads %j without errors, every offset in its place", (text) => {
    const tree = Syntax.parse("typescript", text)!
    assert.strictEqual(tree.errors, 0)
    assert.strictEqual(tree.root.end, text.length)
  })

  it("leaves comparisons and arrows alone", () => {
    const text = "const f = (a: number) =>\n  <T>(b: T) => a < b\n"
    assert.strictEqual(Syntax.parse("typescript", text)!.errors, 0)
    assert.include(kinds("if (a < out && b) c()"), "binary_expression a < out")
  })

  it("finds literal proofs where no tree holds them", () => {
    const text = `}}}) => <<\nconst a = "/v2/conversion/stablecoins\n`
    const report = Engine.check({ path: "a.ts", text })
    assert.deepStrictEqual(
      report.findings.map((finding) => finding.rule),
      ["endpoint"]
    )
  })
})
