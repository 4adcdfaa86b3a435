import * as vm from "node:vm"

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

const script = "const a = { b: 1 }\nexport default function f() { return [a] }\n"

const samples: Readonly<Record<Grammars.GrammarName, string>> = {
  csharp: 'namespace N;\nrecord R(string Amount) { public string P => $"{Amount}/x"; }\n',
  go: 'package p\n\ntype T struct {\n\tA string `json:"a,omitempty"`\n}\n\nfunc (t *T) f() map[string]any { return map[string]any{"a": t.A} }\n',
  hcl: 'resource "a" "b" {\n  c = jsonencode({ d = [1, "${e.f}"] })\n}\n',
  java: 'record R(@JsonProperty("a") String a) {\n  String f() { return switch (a) { case "x" -> "y"; default -> """\n    z"""; }; }\n}\n',
  javascript: script,
  kotlin:
    'data class C(@SerialName("a") val a: String?)\nfun f(c: C) = when (c.a) { "x" -> "${c.a}/y"; else -> mapOf("a" to 1) }\n',
  php: "<?php\nfinal class C { public function __construct(private readonly string $a) {} }\n$x = ['a' => \"{$y->z}/b\", ...$r];\n",
  python: 'async def f(a: str | None = None) -> dict:\n    return {"a": f"{a!r}/x", **(await g())}\n',
  ruby: 'class C\n  A = %w[a b].freeze\n  def f(a:) = { a: "#{a}/x", **g { |r| r.body = a } }\nend\n',
  tsx: script,
  typescript: script
}

const orderOf = (root: Trees.SyntaxNode): ReadonlyArray<Trees.SyntaxNode> => [
  root,
  ...(root.type === "object" ? [] : root.children.flatMap(orderOf))
]

describe("a walk over a whole tree", () => {
  it("visits parents first, and keeps out of what it is kept out of", () => {
    const text = "const a = { b: { c: 1 } }, d = await f<T>({ e: 2 })\nexport const g = await (x)\n"
    const { root } = Syntax.parse("typescript", text)!
    const visited: Array<Trees.SyntaxNode> = []
    Trees.walk(root, (node) => {
      visited.push(node)
      return node.type !== "object"
    })
    assert.isAbove(visited.filter(({ type }) => type === "object").length, 1)
    assert.deepStrictEqual(
      visited.map(({ start, type }) => [type, start]),
      orderOf(root).map(({ start, type }) => [type, start])
    )
  })
})

describe("Grammars", () => {
  it.each(Grammars.names)("%s reads a sample without errors", (name) => {
    assert.isTrue(Grammars.isLoaded(name))
    const tree = Grammars.parse(name, samples[name])!
    assert.strictEqual(tree.errors, 0)
    assert.strictEqual(tree.root.end, samples[name].length)
    assert.isAbove(tree.root.children.length, 0)
  })

  it("a parse that is stopped half-way leaves nothing behind for the next text", () => {
    const context = vm.createContext({ work: () => {} })
    const stopped = (work: () => void): void => {
      context["work"] = work
      assert.throws(() => vm.runInContext("work()", context, { timeout: 20 }), /timed out/u)
    }
    const large = "export const value = (input: number): number => {\n  return input * 2\n}\n".repeat(20_000)
    const small = "const a = 1\nconst b = 2\n"
    const all = { start: 0, end: 100 }
    const places = (text: string) =>
      Grammars.parse("typescript", text)!.root.children.map(({ end, start }) => [start, end])
    stopped(() => Grammars.parse("typescript", large))
    assert.deepStrictEqual(places(small), [
      [0, 11],
      [12, 23]
    ])
    assert.strictEqual(Grammars.follow("typescript", small, `${small} `, all)?.count, 2)
    stopped(() => Grammars.follow("typescript", `${small} `, large, { start: 0, end: large.length }))
    const followed = Grammars.follow("typescript", small, `${small}c`, all)
    assert.deepStrictEqual(
      followed?.inside.map(({ end, start }) => [start, end]),
      [
        [0, 11],
        [12, 23],
        [24, 25]
      ]
    )
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

describe("grammarsOf", () => {
  it("counts the blocks of a document", () => {
    const text = "# A\n\n```py\nx\n```\n\n> 1. ~~~go\n>    y\n>    ~~~\n\n``` {.kotlin}\nz\n```\n\n```text\n```\n"
    assert.deepStrictEqual(Languages.grammarsOf({ path: "a.md", text }).toSorted(), ["go", "kotlin", "python"])
    assert.deepStrictEqual(Languages.grammarsOf({ path: "a.py", text }), ["python"])
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
