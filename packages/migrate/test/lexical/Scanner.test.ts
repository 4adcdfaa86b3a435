import * as families from "@segue/migrate/lexical/families"
import * as Scanner from "@segue/migrate/lexical/Scanner"
import { assert, describe, it } from "vitest"

const tokens = (text: string, ending: string): ReadonlyArray<string> =>
  Scanner.scan(text, families.byExtension.get(ending)!)
    .filter((token) => token.kind !== "code")
    .map((token) => `${token.kind} ${text.slice(token.contentStart, token.contentEnd)}`)

describe("Scanner", () => {
  it("knows strings and comments of each family", () => {
    assert.deepStrictEqual(tokens(`a = "x\\"y" // c\n/* d */ 'e'`, "java"), [
      'string x\\"y',
      "comment  c",
      "comment  d ",
      "string e"
    ])
    assert.deepStrictEqual(tokens('x = """a\n"b\n""" # c', "py"), ['string a\n"b\n', "comment  c"])
    assert.deepStrictEqual(tokens('v = @"a""b" + "c"', "cs"), ['string a""b', "string c"])
    assert.deepStrictEqual(tokens('r = <<~SQL\n  x "y"\nSQL\nz = "1"', "rb"), ['heredoc   x "y"\n', "string 1"])
    assert.deepStrictEqual(tokens('u = "https://a//b" -- c', "sql"), ["string https://a//b", "comment  c"])
    assert.deepStrictEqual(tokens("<a><!-- b --></a>", "xml"), ["comment  b "])
  })

  it("takes what looks like a comment inside an address for code", () => {
    assert.deepStrictEqual(tokens("u = https://a.b/c\nx#y", "tf"), [])
  })

  it("ends an open string with its line", () => {
    assert.deepStrictEqual(tokens('a = "open\nb = "c"', "go"), ["string open", "string c"])
  })

  it("counts brackets", () => {
    const found = Scanner.scan('f(g["a"], {b: "c"})', families.byExtension.get("go")!)
    assert.deepStrictEqual(
      found.filter((token) => token.kind === "string").map((token) => token.depth),
      [2, 2]
    )
  })

  it("leaves no gaps, whatever the text is", () => {
    const texts = ["", '"', "'''", "/*", "<<EOF\n", "a\\", '"\\', "`${`", "=begin", '@"', "#", "\n\n"]
    for (const family of new Set(families.byExtension.values())) {
      for (const left of texts) {
        for (const right of texts) {
          let at = 0
          for (const token of Scanner.scan(left + right, family)) {
            assert.strictEqual(token.start, at)
            assert.isTrue(token.contentStart <= token.contentEnd)
            at = token.end
          }
          assert.strictEqual(at, (left + right).length)
        }
      }
    }
  })
})
