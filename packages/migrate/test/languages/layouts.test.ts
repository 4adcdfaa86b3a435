/**
 * Bodies in every layout that people write: a pair a line or several, closed on the last pair's line or below it, with
 * comments behind pairs, tabs or spaces. What is written must be read by the language's grammar, and Go by gofmt.
 */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { Engine, Fixer } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const FIELDS = [
  ["ref_id", "ref"],
  ["profile_id", "profile"],
  ["amount", "amount"],
  ["source_asset", '"USD"'],
  ["target_asset", '"PYUSD"']
] as const

interface Language {
  readonly path: string
  readonly pair: (key: string, value: string) => string
  readonly open: string
  readonly close: string
  readonly comment: string
  /** A comma must, may, or must not stand behind the last pair where the bracket is closed on another line. */
  readonly last: "must" | "may" | "never"
  readonly file: (body: string) => string
}

const URL = "https://api.paxos.com/v2/conversion/stablecoins"

const languages: Readonly<Record<string, Language>> = {
  go: {
    path: "a.go",
    pair: (key, value) => `"${key}": ${value}`,
    open: "map[string]any{",
    close: "}",
    comment: "// note",
    last: "must",
    file: (body) =>
      `package a\n\nfunc a(ref, profile, amount string) error {\n\tb, _ := json.Marshal(${body})\n\t_, err := http.Post("${URL}", "application/json", bytes.NewReader(b))\n\treturn err\n}\n`
  },
  python: {
    path: "a.py",
    pair: (key, value) => `"${key}": ${value}`,
    open: "{",
    close: "}",
    comment: "# note",
    last: "may",
    file: (body) => `def a(ref, profile, amount):\n\trequests.post("${URL}", json=${body}).raise_for_status()\n`
  },
  typescript: {
    path: "a.ts",
    pair: (key, value) => `${key}: ${value}`,
    open: "{",
    close: "}",
    comment: "// note",
    last: "may",
    file: (body) =>
      `export const a = async (ref: string, profile: string, amount: string): Promise<void> => {\n\tawait axios.post("${URL}", ${body})\n}\n`
  },
  javascript: {
    path: "a.js",
    pair: (key, value) => `'${key}': ${value}`,
    open: "{",
    close: "}",
    comment: "/* note */",
    last: "may",
    file: (body) =>
      `export const a = async (ref, profile, amount) => {\n\tawait fetch("${URL}", { method: "POST", body: JSON.stringify(${body}) })\n}\n`
  },
  csharp: {
    path: "A.cs",
    pair: (key, value) => `${key} = ${value}`,
    open: "new {",
    close: "}",
    comment: "// note",
    last: "may",
    file: (body) =>
      `class A {\n\tasync Task Run(HttpClient client, string @ref, string profile, string amount) {\n\t\tawait client.PostAsJsonAsync("${URL}", ${body.replace("= ref", "= @ref")});\n\t}\n}\n`
  },
  java: {
    path: "A.java",
    pair: (key, value) => `"${key}", ${value}`,
    open: "Map.of(",
    close: ")",
    comment: "// note",
    last: "never",
    file: (body) =>
      `class A {\n\tvoid a(RestTemplate rest, String ref, String profile, String amount) {\n\t\trest.postForLocation("${URL}", ${body});\n\t}\n}\n`
  },
  kotlin: {
    path: "A.kt",
    pair: (key, value) => `"${key}" to ${value}`,
    open: "mapOf(",
    close: ")",
    comment: "// note",
    last: "may",
    file: (body) =>
      `class A(private val rest: RestTemplate) {\n\tfun a(ref: String, profile: String, amount: String) {\n\t\trest.postForLocation("${URL}", ${body})\n\t}\n}\n`
  },
  ruby: {
    path: "a.rb",
    pair: (key, value) => `${key}: ${value}`,
    open: "{",
    close: "}",
    comment: "# note",
    last: "may",
    file: (body) => `def a(ref, profile, amount)\n\tFaraday.post("${URL}", JSON.generate(${body}))\n\tnil\nend\n`
  },
  php: {
    path: "a.php",
    pair: (key, value) => `'${key}' => ${value.startsWith('"') ? value : `$${value}`}`,
    open: "[",
    close: "]",
    comment: "// note",
    last: "may",
    file: (body) =>
      `<?php\nfunction a($client, $ref, $profile, $amount): void {\n\t$client->post('${URL}', ['json' => ${body}]);\n}\n`
  },
  json: {
    path: "a.json",
    pair: (key, value) =>
      `"${key}": ${value.startsWith('"') ? value : `"${key === "amount" ? "1.00" : `${value}-1`}"`}`,
    open: "{",
    close: "}",
    comment: "",
    last: "never",
    file: (body) => `{\n\t"url": "${URL}",\n\t"method": "POST",\n\t"body": ${body}\n}\n`
  }
}

interface Layout {
  readonly rows: ReadonlyArray<number>
  readonly isOpenedAbove: boolean
  readonly isClosedBelow: boolean
  readonly hasComments: boolean
  readonly hasLastComma: boolean
  readonly indent: string
}

const layouts: ReadonlyArray<Layout> = [[1, 1, 1, 1, 1], [3, 2], [2, 1, 2], [5]].flatMap((rows) =>
  [true, false].flatMap((isOpenedAbove) =>
    [true, false].flatMap((isClosedBelow) =>
      [true, false].flatMap((hasComments) =>
        [true, false].flatMap((hasLastComma) =>
          ["\t\t", "        "].map((indent) => ({
            rows,
            isOpenedAbove,
            isClosedBelow,
            hasComments,
            hasLastComma,
            indent
          }))
        )
      )
    )
  )
)

const bodyOf = (language: Language, layout: Layout): string | undefined => {
  const { hasComments, hasLastComma, indent, isClosedBelow, isOpenedAbove, rows } = layout
  const { close, comment, last, open, pair } = language
  if (hasLastComma ? last === "never" : last === "must" && isClosedBelow) return undefined
  if (hasComments && (comment === "" || (!isClosedBelow && rows.length === 1))) return undefined
  let at = 0
  const lines = rows.map((count) => {
    const line = FIELDS.slice(at, at + count).map(([key, value]) => pair(key, value))
    at += count
    const comma = at < FIELDS.length || hasLastComma ? "," : ""
    // Behind the last pair of all a comment would swallow a bracket on its line.
    const isCommented = hasComments && (at < FIELDS.length || isClosedBelow)
    return `${line.join(", ")}${comma}${isCommented ? ` ${comment}` : ""}`
  })
  const start = isOpenedAbove ? `\n${indent}` : ""
  const end = isClosedBelow ? `\n${indent.slice(indent.length / 2)}` : ""
  return `${open}${start}${lines.join(`\n${indent}`)}${end}${close}`
}

/** Every layout of a body in a language, and what the fix makes of it. */
const fixed = (language: Language): ReadonlyArray<{ readonly text: string; readonly after: string }> =>
  layouts.flatMap((layout) => {
    const body = bodyOf(language, layout)
    if (body === undefined) return []
    const text = language.file(body)
    const result = Fixer.fix({ path: language.path, text }, { level: "review" })
    assert.deepStrictEqual(result.withdrawn, [], text)
    return [{ text, after: result.text }]
  })

describe("layouts of bodies", () => {
  for (const [name, language] of Object.entries(languages)) {
    it(`${name}: what is written is read again`, () => {
      const all = fixed(language)
      assert.isAbove(all.length, 8)
      for (const { after, text } of all) {
        assert.match(after, /\bsource\b/u, text)
        assert.notMatch(after, /target_asset/u, text)
        const model = Engine.read({ path: language.path, text: after })
        assert.strictEqual(model.errors, 0, after)
        assert.strictEqual((after.match(/note/gu) ?? []).length, (text.match(/note/gu) ?? []).length, after)
        // Bodies that stood on lines of their own keep the file's indentation.
        if (text.includes('\n\t\t"ref_id"')) assert.notMatch(after, /\n\t* {2}/u, after)
      }
    })
  }

  const hasGofmt = spawnSync("gofmt", ["-h"]).error === undefined
  it.skipIf(!hasGofmt)(`go: gofmt reads what is written${hasGofmt ? "" : " (gofmt is not installed)"}`, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-layouts-"))
    try {
      fixed(languages["go"]!).forEach(({ after }, index) => fs.writeFileSync(path.join(folder, `${index}.go`), after))
      const { status, stderr } = spawnSync("gofmt", ["-e", "-l", folder], { encoding: "utf8" })
      assert.strictEqual(stderr, "")
      assert.strictEqual(status, 0)
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  })
})
