import { assert, describe, expect, it } from "@effect/vitest"
import { SaxesParser } from "saxes"

import { junit } from "../../src/render/check-junit.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"
import { answer, asTheyAre, oddNames } from "./answers.ts"

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Array<Node>
  text: string
}

/** Reads XML strictly: whatever a strict parser refuses fails the test. */
const parse = (xml: string): Node => {
  const root: Node = { name: "", attributes: {}, children: [], text: "" }
  const open = [root]
  const parser = new SaxesParser()
  parser.on("error", (error) => {
    throw error
  })
  parser.on("opentag", ({ attributes, name }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: "" }
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  parser.on("text", (text) => {
    open.at(-1)!.text += text
  })
  parser.on("closetag", () => {
    open.pop()
  })
  parser.write(xml).close()
  return root.children[0]!
}

/** What the schema of Jenkins's reader allows, for the elements used here: children, attributes, attributes required. */
const schema: Readonly<Record<string, readonly [string, string, string]>> = {
  testsuites: ["testsuite", "name time tests failures errors", ""],
  testsuite: [
    "testsuite properties testcase system-out system-err",
    "name tests failures errors group time skipped timestamp hostname id package file log url",
    "name tests failures errors"
  ],
  testcase: ["skipped error failure system-out system-err", "name time classname group", "name"],
  failure: ["", "type message", ""],
  error: ["", "type message", ""],
  skipped: ["", "type message", ""],
  "system-out": ["", "", ""]
}

const TIME = /^\d+\.\d{3}$/u

const violations = (node: Node): ReadonlyArray<string> => {
  const [children, allowed, required] = schema[node.name]!.map((words) => new Set(words.split(" "))) as [
    Set<string>,
    Set<string>,
    Set<string>
  ]
  required.delete("")
  const names = Object.keys(node.attributes)
  return [
    ...names.filter((name) => !allowed.has(name)).map((name) => `${node.name} has ${name}`),
    ...[...required].filter((name) => !names.includes(name)).map((name) => `${node.name} lacks ${name}`),
    ...node.children.filter(({ name }) => !children.has(name)).map(({ name }) => `${name} in ${node.name}`),
    ...("time" in node.attributes && !TIME.test(node.attributes["time"]!) ? ["no time"] : []),
    ...node.children.flatMap(violations)
  ]
}

const all = (node: Node, name: string): ReadonlyArray<Node> => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((child) => all(child, name))
]

const read = (xml: string) => {
  const root = parse(xml)
  assert.deepStrictEqual(violations(root), [])
  for (const suite of all(root, "testsuite")) {
    const { errors, failures, skipped, tests } = suite.attributes
    assert.deepStrictEqual(
      [tests, failures, errors, skipped].map(Number),
      ["testcase", "failure", "error", "skipped"].map((name) => all(suite, name).length)
    )
    const names = suite.children.map(({ attributes }) => attributes["name"])
    assert.strictEqual(new Set(names).size, names.length)
  }
  assert.strictEqual(Number(root.attributes["failures"]), all(root, "failure").length)
  return root
}

const checked = async (files: Readonly<Record<string, string>>, args: ReadonlyArray<string> = []) => {
  const { code, stdout } = await segue(["check", "--format", "junit", ...args], { cwd: texts.folder(files) })
  return { code, stdout, root: read(stdout) }
}

describe("--format junit", () => {
  it("is a suite for each file, a case for each finding", async () => {
    const document = answer(["src/a.json", "b c.md"], 3)
    const { skipped } = document.summary
    const xml = junit(document, { failOn: "warning", failingNotes: new Set(), place: asTheyAre, skipped })
    read(xml)
    await expect(xml).toMatchFileSnapshot("fixtures/junit.xml")
    const { code, root } = await checked({ "a.json": texts.request, "d.json": `${texts.request}\0` })
    assert.strictEqual(code, 1)
    assert.deepStrictEqual(
      root.children.map(({ attributes, children }) => [
        attributes["name"],
        children.map((one) => one.children[0]!.name).join(" ")
      ]),
      [
        ["a.json", "failure failure failure"],
        ["d.json", "skipped"]
      ]
    )
  })

  it.each([
    ["warning", 1, 3],
    ["error", 0, 0],
    ["never", 0, 0]
  ])("fails what --fail-on %s fails: %i", async (level, code, failures) => {
    const done = await checked({ "a.json": texts.request }, ["--fail-on", level])
    assert.deepStrictEqual([done.code, all(done.root, "failure").length], [code, failures])
    assert.strictEqual(all(done.root, "testcase").length, 3)
  })

  it("fails unused suppressions where the run does", async () => {
    const files = { "a.yaml": "# segue-ignore-next-line endpoint\na: 1\n" }
    assert.strictEqual((await checked(files)).code, 0)
    const strict = await checked(files, ["--fail-on-unused"])
    assert.deepStrictEqual([strict.code, all(strict.root, "failure").length], [1, 1])
  })

  it("one passing case where there is nothing", async () => {
    const { code, root } = await checked({ "a.json": "{}" })
    assert.deepStrictEqual([code, all(root, "testcase").length, all(root, "failure").length], [0, 1, 0])
  })

  it("holds many findings and any name", () => {
    const options = { failOn: "info", failingNotes: new Set<string>(), place: asTheyAre } as const
    const many = answer(["a.json", "b.json"], 5000)
    assert.strictEqual(all(read(junit(many, { ...options, skipped: [] })), "failure").length, 10_000)
    const odd = answer(oddNames, 3)
    const root = read(junit(odd, { ...options, skipped: odd.summary.skipped }))
    // What XML cannot hold is replaced; the rest comes back as it was.
    const names = oddNames.map((name) => name.replaceAll(/[^\n\r -\uFFFD]|\uFFFE/g, "\uFFFD"))
    assert.deepStrictEqual(
      root.children.map(({ attributes }) => attributes["name"]),
      [...names, ...names.map((name) => `${name}.bin`)]
    )
  })

  it("a mistake of segue's own is an error, not a failure", () => {
    const skipped = [{ file: "a.json", why: "made segue fail", mistake: new Error("x") }]
    const none = answer([], 0)
    const root = read(junit(none, { failOn: "info", failingNotes: new Set(), place: asTheyAre, skipped }))
    assert.deepStrictEqual([all(root, "error").length, root.attributes["errors"]], [1, "1"])
  })
})
