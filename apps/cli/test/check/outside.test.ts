/** Proofs that cross files, seen through the command line. */
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import type { Document } from "../../src/check/Document.ts"
import * as texts from "../folder.ts"
import { segue, type Surroundings } from "../terminal.ts"

const endpoints = `export const CONVERSIONS = "/v2/conversion/stablecoins"\n`
const api = `import { CONVERSIONS } from "./endpoints.ts"
export const read = (client: any, id: string) => client.get(CONVERSIONS + "/" + id)
`
const quotes = `import { QUOTES } from "./others.ts"
export const list = (client: any) => client.get(QUOTES, { params: { "created_at.begin": "2026-04-20" } })
`
const files = {
  "src/a-first.ts": quotes,
  "src/api.ts": api,
  "src/endpoints.ts": endpoints,
  "src/others.ts": `export const QUOTES = "/v2/quotes"\n`,
  ".env": texts.scopes
}

const project = (changed: Readonly<Record<string, string>> = {}): string => {
  const root = texts.folder({ ...files, ...changed })
  texts.committed(root)
  return root
}

const json = async (args: ReadonlyArray<string>, around: Surroundings): Promise<Document> => {
  const { stderr, stdout } = await segue(["check", "--format", "json", ...args], around)
  assert.strictEqual(stderr, "")
  return JSON.parse(stdout)
}

const filesOf = ({ findings }: Document): ReadonlyArray<string> => [...new Set(findings.map(({ file }) => file))]

describe("a path that one module exports and another one calls", () => {
  it("is found where it is called, in the order of the files, and nowhere else", async () => {
    const document = await json([], { cwd: project() })
    assert.deepStrictEqual(filesOf(document), [".env", "src/api.ts", "src/endpoints.ts"])
    const call = document.units.filter(({ id }) => id.startsWith("src/api.ts#"))
    assert.isAbove(call.length, 0)
    for (const { edits, needs, safety } of call) {
      assert.deepStrictEqual([safety, edits], ["manual", []])
      assert.isAbove(needs.length, 0)
    }
  })

  it("is found when only the calling file is named, from wherever one stands, and on standard input", async () => {
    const root = project()
    assert.deepStrictEqual(filesOf(await json(["src/api.ts"], { cwd: root })), ["src/api.ts"])
    assert.deepStrictEqual(filesOf(await json(["api.ts"], { cwd: path.join(root, "src") })), ["api.ts"])
    const named = ["--stdin", "--stdin-filepath", "src/api.ts"]
    assert.deepStrictEqual(filesOf(await json(named, { cwd: root, stdin: api })), ["src/api.ts"])
    // What counts is the text that was handed in, not the file of that name.
    assert.deepStrictEqual(filesOf(await json(named, { cwd: root, stdin: quotes })), [])
  })

  it("says nothing when the constant is another one", async () => {
    const root = project({ "src/endpoints.ts": endpoints.replace("conversion/stablecoins", "quotes") })
    assert.deepStrictEqual(filesOf(await json(["src"], { cwd: root })), [])
  })

  it("keeps the scopes that the call needs: check says what fix does", async () => {
    const root = project()
    const title = (document: Document) => document.units.find(({ id }) => id.startsWith(".env#"))?.title
    assert.strictEqual(title(await json([], { cwd: root })), "Add the new scopes beside the legacy ones")
    await segue(["fix", "--unsafe"], { cwd: root })
    assert.include(texts.contents(root)[".env"], "conversion:read_conversion_stablecoin")
    assert.include(texts.contents(root)[".env"], "orchestration:read_orchestration")
    assert.strictEqual(texts.contents(root)["src/api.ts"], api)
    const alone = texts.folder({ ".env": texts.scopes })
    assert.strictEqual(title(await json([], { cwd: alone })), "Replace the legacy scopes")
  })

  it("is found in files that were read before the first proof, and in those that were read behind it", async () => {
    const use = api.replace("./endpoints.ts", "./größe")
    const root = texts.folder({
      "a.ts": use,
      "größe.ts": endpoints,
      "z/z.ts": use.replace("./", "../"),
      "z.ts": quotes
    })
    assert.deepStrictEqual(filesOf(await json([], { cwd: root })), ["a.ts", "größe.ts", "z/z.ts"])
  })

  it("is found through an alias, a barrel and the environment", async () => {
    const use = (from: string) => api.replace("./endpoints.ts", from)
    const root = project({
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@api/*": ["./src/*"] } } }`,
      "src/index.ts": `export * from "./endpoints.ts"\n`,
      "src/alias.tsx": use("@api/endpoints"),
      "src/barrel.js": use("./index.js").replaceAll(/: \w+/gu, ""),
      "deploy/app.yaml": `env:\n  - name: CONVERSIONS_URL\n    value: https://api.paxos.com/v2/conversion/stablecoins\n`,
      "src/env.ts": `export const read = (client: any, id: string) => client.get(process.env.CONVERSIONS_URL + "/" + id)\n`
    })
    const found = filesOf(await json(["src"], { cwd: root }))
    assert.deepStrictEqual(found, ["src/alias.tsx", "src/api.ts", "src/barrel.js", "src/endpoints.ts", "src/env.ts"])
  })
})
