import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import { Ajv } from "ajv"

import type { Document } from "../../src/check/Document.ts"
import * as texts from "../folder.ts"
import { segue, type Surroundings } from "../terminal.ts"

const schemaFile = path.resolve(import.meta.dirname, "../../schemas/check.schema.json")
const isValid = new Ajv({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(fs.readFileSync(schemaFile, "utf8")) as object
)

/** A check with `--format json`, its answer validated. */
const json = async (cwd: string, args: ReadonlyArray<string> = [], around: Surroundings = {}) => {
  const { code, stderr, stdout } = await segue(["check", "--format", "json", ...args], { cwd, ...around })
  const document = JSON.parse(stdout) as Document
  assert.isTrue(isValid(document), JSON.stringify(isValid.errors))
  return { code, stderr, document, files: [...new Set(document.findings.map(({ file }) => file))] }
}

describe("segue check", () => {
  it("finds nothing where there is nothing: 0", async () => {
    const root = texts.folder({ "a.json": "{}", "src/b.ts": "export {}\n" })
    const { code, stderr, stdout } = await segue(["check"], { cwd: root })
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.strictEqual(stdout, "No usage of the deprecated API found in 2 files.\n")
    const { document } = await json(root)
    assert.deepInclude(document.summary, { files: 2, scanned: 2, findings: 0, skipped: [] })
  })

  it("shows each unit: where, what, the marked line, what becomes of it, why; 1", async () => {
    const root = texts.folder({ "pay/request.json": texts.request, "cancel.http": texts.cancel })
    const { code, stderr, stdout } = await segue(["check"], { cwd: root })
    assert.deepStrictEqual([code, stderr], [1, ""])
    for (const part of [
      "pay/request.json:",
      "[request-field]",
      '  "amount": "100",',
      "~~~~~~~~",
      "- ",
      '+   "source_amount": "100",',
      "sure because",
      "cancel.http:1:",
      "left to a person",
      "[cancel]",
      "need a person"
    ]) {
      assert.include(stdout, part)
    }
    assert.notInclude(stdout, "\u001B")
  })

  it("says the same as data: files, ranges and offsets that fit the text, units that fit the findings", async () => {
    const text = `{"note":"😀",\r\n"body":${texts.request.trim()}}\r\n`
    const { code, document } = await json(texts.folder({ "deep/er/x.json": text, "cancel.http": texts.cancel }))
    assert.strictEqual(code, 1)
    const amount = document.findings.find(({ message }) => message.startsWith("amount "))!
    assert.strictEqual(amount.file, "deep/er/x.json")
    assert.strictEqual(text.slice(...amount.offset), '"amount"')
    const lines = text.split(/\r\n|\n/u)
    assert.strictEqual(lines[amount.range.start.line - 1]!.slice(amount.range.start.column - 1).slice(0, 8), '"amount"')
    document.units.forEach(({ findings, id }) => {
      for (const index of findings) assert.strictEqual(document.findings[index]!.unit, id)
    })
    assert.strictEqual(document.units.flatMap(({ findings }) => findings).length, document.findings.length)
    assert.deepStrictEqual(document.summary.units, {
      safe: document.units.filter(({ safety }) => safety === "safe").length,
      review: document.units.filter(({ safety }) => safety === "review").length,
      manual: document.units.filter(({ safety }) => safety === "manual").length
    })
    const cancelled = document.findings.find(({ rule }) => rule === "cancel")!
    assert.isNull(cancelled.fix)
    assert.deepStrictEqual([cancelled.severity, cancelled.docs], ["error", "docs/rules/cancel.md"])
  })

  it("a byte order mark shifts nothing", async () => {
    const plain = await json(texts.folder({ "a.json": texts.request }))
    const marked = await json(texts.folder({ "a.json": `\uFEFF${texts.request}` }))
    assert.deepStrictEqual(marked.document.findings, plain.document.findings)
  })

  it.each([
    ["error", [], 0],
    ["warning", [], 1],
    ["info", [], 1],
    ["never", [], 0],
    ["error", ["--rule", "request-field=error"], 1],
    ["warning", ["--rule", "request-field=info"], 0]
  ])("--fail-on %s %j: %i", async (failOn, args, code) => {
    const root = texts.folder({ "a.json": texts.request })
    assert.strictEqual((await json(root, ["--fail-on", failOn, ...args])).code, code)
  })

  it.each([
    [["nowhere"], "nowhere does not exist"],
    [["a.json/x"], "a.json/x does not exist"],
    [["--rule", "endpont=off"], "no rule endpont"],
    [["--rule", "endpoint"], "a severity of error, warning, info, off"],
    [["--config", "none.jsonc"], "none.jsonc does not exist"],
    [["--config", "bad.jsonc"], "bad.jsonc: line 1: rulez:"],
    [["--stdin", "a.json"], "--stdin reads one text"],
    [["--stdin-filepath", "a.json"], "--stdin-filepath names what --stdin reads"],
    [["--format", "xml"], "Allowed choices"],
    [["--fail-on", "fatal"], "Allowed choices"]
  ])("usage error %j: said on stderr, 2", async (args, message) => {
    const root = texts.folder({ "a.json": "{}", "bad.jsonc": '{ "rulez": 1 }' })
    const { code, stderr, stdout } = await segue(["check", ...args], { cwd: root })
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, message)
  })

  it("named files are looked into although ignored; a file named twice is looked into once", async () => {
    const root = texts.folder({ ".gitignore": "a.json\n", "a.json": texts.request, "b.json": texts.request })
    assert.deepStrictEqual((await json(root)).files, ["b.json"])
    assert.deepStrictEqual((await json(root, ["--no-ignore"])).files, ["a.json", "b.json"])
    const { document } = await json(root, ["a.json", ".", "./a.json"])
    assert.strictEqual(document.summary.files, 3)
    assert.deepStrictEqual(
      document.units.map(({ id }) => id.replace(/#.*/u, "")),
      ["a.json", "b.json"]
    )
  })

  it("paths are shown from where the user stands", async () => {
    const root = texts.folder({ "in/a.json": texts.request, "b.json": texts.request })
    assert.deepStrictEqual((await json(path.join(root, "in"), ["..", root])).files, ["../b.json", "a.json"])
  })
})

describe("the configuration", () => {
  const files = { "a.json": texts.request, "old/b.json": texts.request, "test/c.json": texts.request }

  it("is found upwards, to the end of the repository; include, exclude, overrides, rules", async () => {
    const config =
      '{ "exclude": ["old"], "overrides": [{ "files": ["test/**"], "rules": { "request-field": "off" } }] }'
    const root = texts.folder({ ...files, "segue.config.jsonc": config })
    assert.deepStrictEqual((await json(root)).files, ["a.json"])
    assert.deepStrictEqual((await json(path.join(root, "test"), [".."])).files, ["../a.json"])
    texts.write(root, { "segue.config.jsonc": '{ "include": ["old", "test/*.json"] }' })
    assert.deepStrictEqual((await json(root)).files, ["old/b.json", "test/c.json"])
    fs.mkdirSync(path.join(root, "test/.git"))
    assert.deepStrictEqual((await json(path.join(root, "test"), ["..", "."])).files, [
      "../a.json",
      "../old/b.json",
      "c.json"
    ])
  })

  it("says so when it keeps out a file that was named", async () => {
    const root = texts.folder({ ...files, "segue.config.jsonc": '{ "exclude": ["old"] }' })
    const { code, document } = await json(root, ["old/b.json"])
    assert.strictEqual(code, 0)
    assert.deepStrictEqual(document.summary.skipped, [{ file: "old/b.json", why: "is kept out by the configuration" }])
  })

  it("a flag wins over it; --config takes another file", async () => {
    const root = texts.folder({
      "a.json": texts.request,
      "segue.config.jsonc": '{ "rules": { "request-field": "off" } }'
    })
    assert.strictEqual((await json(root)).code, 0)
    assert.strictEqual((await json(root, ["--rule", "request-field=error"])).code, 1)
    texts.write(root, { "other.jsonc": "{}" })
    assert.strictEqual((await json(root, ["--config", "other.jsonc"])).code, 1)
  })

  it("vouches for payload files", async () => {
    const body = JSON.stringify({ ref_id: "r", profile_id: "p", amount: "1", source_asset: "A", target_asset: "B" })
    const root = texts.folder({ "fixtures/a.json": body })
    assert.deepStrictEqual((await json(root)).files, [])
    texts.write(root, { "segue.config.jsonc": '{ "payloads": ["fixtures/*.json"] }' })
    assert.deepStrictEqual((await json(root)).files, ["fixtures/a.json"])
  })
})

describe("standard input", () => {
  it("is read as what --stdin-filepath says, and needs no such file", async () => {
    const root = texts.folder()
    const around = { stdin: texts.request }
    const { code, document } = await json(root, ["--stdin", "--stdin-filepath", "x/request.json"], around)
    assert.strictEqual(code, 1)
    assert.strictEqual(document.findings[0]!.file, "x/request.json")
    assert.strictEqual((await json(root, ["--stdin"], { stdin: "nothing" })).code, 0)
    const binary = await json(root, ["--stdin"], { stdin: Buffer.from(`${texts.request}\0`) })
    assert.deepStrictEqual(binary.document.summary.skipped, [{ file: "stdin", why: "is binary" }])
  })
})

describe("--changed", () => {
  it("looks into what is not committed, or differs from where this line left a commit", async () => {
    const root = texts.folder({ "old.json": texts.request, "edited.json": "{}", "gone.json": texts.request })
    texts.committed(root)
    assert.deepStrictEqual((await json(root, ["--changed"])).files, [])
    texts.write(root, { "edited.json": texts.request, "sub/new é.json": texts.request, ".gitignore": "no.json\n" })
    texts.write(root, { "no.json": texts.request })
    fs.rmSync(path.join(root, "gone.json"))
    assert.deepStrictEqual((await json(root, ["--changed"])).files, ["edited.json", "sub/new é.json"])
    assert.deepStrictEqual((await json(root, ["--changed=HEAD", "sub"])).files, ["sub/new é.json"])
    texts.git(root, "checkout", "-q", "-b", "work")
    texts.git(root, "add", "-A")
    texts.git(root, "commit", "-q", "-m", "more")
    assert.deepStrictEqual((await json(root, ["--changed"])).files, [])
    assert.deepStrictEqual((await json(path.join(root, "sub"), ["--changed=main", ".."])).files, [
      "../edited.json",
      "new é.json"
    ])
  })

  it.each([["--changed=nothing-of-that-name"], ["--changed=--output=x"]])("%s: 2", async (flag) => {
    const root = texts.folder({ a: "" })
    texts.committed(root)
    const { code, stderr } = await segue(["check", flag], { cwd: root })
    assert.strictEqual(code, 2)
    assert.include(stderr, "git knows no commit")
  })

  it("outside of a repository: 2", async () => {
    const { code, stderr } = await segue(["check", "--changed"], { cwd: texts.folder() })
    assert.strictEqual(code, 2)
    assert.include(stderr, "not a git repository")
  })
})

describe("what the project does", () => {
  const added = (document: Document): string =>
    document.findings
      .flatMap(({ fix, rule }) => (rule === "scope" && fix !== null ? fix.edits : []))
      .map(({ newText }) => newText)
      .join("|")

  it("legacy calls that stay keep their scopes, wherever in the project they are", async () => {
    const root = texts.folder({ "a/.env": texts.scopes })
    const alone = (await json(root, ["a"])).document
    assert.notInclude(added(alone), " orchestration:")
    texts.write(root, { "b/cancel.http": texts.cancel })
    const whole = added((await json(root)).document)
    assert.include(whole, " orchestration:read_orchestration")
    // Only a project has files beside those that were named.
    assert.strictEqual(added((await json(root, ["a"])).document), added(alone))
    fs.mkdirSync(path.join(root, ".git"))
    assert.strictEqual(added((await json(root, ["a"])).document), whole)
    assert.strictEqual(
      added((await json(root, ["--stdin", "--stdin-filepath", "a/.env"], { stdin: texts.scopes })).document),
      whole
    )
  })

  it("a call that is suppressed or switched off stays, too", async () => {
    const suppressed = `# segue-ignore-next-line\n${texts.cancel}`
    const whole = texts.folder({ ".env": texts.scopes, "a.http": texts.cancel })
    const expected = added((await json(whole)).document)
    assert.strictEqual(
      added((await json(texts.folder({ ".env": texts.scopes, "a.http": suppressed }))).document),
      expected
    )
    assert.strictEqual(added((await json(whole, ["--rule", "cancel=off"])).document), expected)
  })
})

describe("what nobody could look into", () => {
  it("may be a call: its scopes are kept", async () => {
    const known = { ".env": texts.scopes, "a.http": "GET https://example.com\n" }
    const edits = async (files: Record<string, string | Uint8Array>) => {
      const { document } = await json(texts.folder(files))
      return document.findings.flatMap(({ fix }) => fix?.edits ?? []).map(({ newText }) => newText)
    }
    const replaced = await edits(known)
    assert.isTrue(replaced.every((text) => !text.includes(" ")))
    for (const odd of [`${texts.cancel}\0`, Buffer.from([...Buffer.from(texts.cancel), 0xff])]) {
      assert.notDeepEqual(await edits({ ...known, "b.http": odd }), replaced)
    }
    assert.deepStrictEqual(await edits({ ...known, "b.bin": Buffer.alloc(2_000_000) }), replaced)
  })
})

describe("suppressions", () => {
  it("that suppress nothing, or name no rule, are notes", async () => {
    const text = "# segue-ignore-next-line polling -- because\n# segue-ignore-file endpont\nGET https://example.com\n"
    const { document } = await json(texts.folder({ "a.http": text + texts.cancel }))
    const notes = document.notes.map(({ code, message, range }) => [code, message, range?.start.line])
    assert.deepStrictEqual(notes, [
      ["unused-suppression", "This suppression suppresses nothing.", 1],
      ["unused-suppression", "No rule is called endpont.", 2]
    ])
  })
})

describe("--stats", () => {
  it("go to stderr and leave stdout alone", async () => {
    const root = texts.folder({ "a.json": texts.request, "b.txt": "x" })
    const plain = await segue(["check"], { cwd: root })
    const { stderr, stdout } = await segue(["check", "--stats"], { cwd: root })
    assert.strictEqual(stdout, plain.stdout)
    const [files, tiers, empty, ...tables] = stderr.trimEnd().split("\n")
    assert.match(files!, /^2 files found, 2 scanned \(0\.0 MB\), 1 inspected, 0 skipped; \d+ ms, \d+ MB of memory$/u)
    assert.match(tiers!, /^\d+ ms reading .*, \d+ ms in the engine, \d+ ms following imports, \d+ ms walking .*$/u)
    const words = (line: string) => line.split(/ {2,}/u)
    assert.strictEqual(empty, "")
    assert.deepStrictEqual(words(tables[0]!), ["language", "files", "findings", "ms"])
    assert.match(tables[1]!, /^json {2,}1 {2,}3 {2,}\d+$/u)
    assert.deepStrictEqual(tables.slice(3).map(words), [
      ["rule", "findings", "safe", "review", "manual"],
      ["request-field", "3", "3", "0", "0"]
    ])
  })
})
