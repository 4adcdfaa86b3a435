import { afterEach, describe, expect, it } from "vitest"
import { LSPErrorCodes, ResponseError } from "vscode-languageserver/node"

import * as Client from "../support/client.ts"
import * as texts from "../support/texts.ts"

const uri = "file:///nowhere/create.http"
const end = (text: string) => {
  const lines = text.split("\n")
  return { line: lines.length - 1, character: lines.at(-1)!.length }
}

afterEach(Client.stopAll)

describe("diagnostics that are pulled", () => {
  it("name the rule, its page, the reason and what becomes of it", async () => {
    const client = await Client.start()
    await client.open(uri, "http", texts.http)
    const [first] = await client.diagnostics(uri)
    expect(first).toMatchObject({ source: "segue", code: "endpoint", severity: 2, tags: [2] })
    expect(first!.codeDescription!.href).toMatch(/\/rules\/endpoint\.md$/u)
    expect(first!.data).toEqual({ kind: "finding", unit: "legacy-create-1", finding: 0, safety: "safe" })
    const amount = (await client.diagnostics(uri)).find(({ code }) => code === "request-field")
    expect(amount!.relatedInformation![0]!.location.uri).toBe(uri)
  })

  it("hold nothing that the client did not ask for", async () => {
    const client = await Client.start({ capabilities: { textDocument: { diagnostic: {} } } })
    await client.open(uri, "http", texts.http)
    for (const one of await client.diagnostics(uri)) {
      expect(Object.keys(one).toSorted()).toEqual(["code", "message", "range", "severity", "source"])
    }
  })

  it("are not sent again while they are the same", async () => {
    const client = await Client.start()
    await client.open(uri, "http", texts.http)
    const first = await client.pull(uri)
    expect(first.kind).toBe("full")
    expect(await client.pull(uri, first.resultId!)).toEqual({ kind: "unchanged", resultId: first.resultId })
    await client.change(uri, [{ range: { start: end(texts.http), end: end(texts.http) }, text: "\n" }])
    expect((await client.pull(uri, first.resultId!)).kind).toBe("unchanged")
    await client.change(uri, [{ text: "nothing" }])
    expect(await client.pull(uri, first.resultId!)).toMatchObject({ kind: "full", items: [] })
  })

  it("overtaken by an edit are to be asked for again", async () => {
    const client = await Client.start()
    await client.open(uri, "http", texts.http)
    const asked = client.pull(uri)
    await client.change(uri, [{ text: `${texts.http}\n` }])
    const error = await asked.then(
      () => undefined,
      (thrown: unknown) => thrown
    )
    expect(error).toBeInstanceOf(ResponseError)
    expect((error as ResponseError<unknown>).code).toBe(LSPErrorCodes.ServerCancelled)
    expect((error as ResponseError<unknown>).data).toEqual({ retriggerRequest: true })
    expect((await client.diagnostics(uri)).length).toBeGreaterThan(0)
  })

  it("of a document nobody opened are empty, and no error", async () => {
    const client = await Client.start()
    expect(await client.diagnostics("file:///nowhere/else.http")).toEqual([])
  })

  it("follow edits of one notification in their order", async () => {
    const client = await Client.start()
    await client.open(uri, "http", "")
    const at = { line: 0, character: 0 }
    // Backwards: every piece is put before the ones that are there.
    const pieces = (texts.http.match(/[\s\S]{1,7}/gu) ?? []).toReversed()
    await client.change(
      uri,
      pieces.map((text) => ({ range: { start: at, end: at }, text }))
    )
    const typed = await client.diagnostics(uri)
    await client.open("file:///nowhere/fresh.http", "http", texts.http)
    const fresh = await client.diagnostics("file:///nowhere/fresh.http")
    const shape = (list: typeof typed) => list.map(({ code, message, range }) => ({ code, message, range }))
    expect(shape(typed)).toEqual(shape(fresh))
    expect(typed.length).toBeGreaterThan(0)
  })

  it("count in UTF-16, after an emoji and with CRLF", async () => {
    const client = await Client.start()
    const text = `{ "note": "😀",\r\n  "😀": "https://api.paxos.com/v2/conversion/stablecoins" }`
    await client.open("file:///nowhere/a.json", "json", text)
    const [first] = await client.diagnostics("file:///nowhere/a.json")
    expect(first!.range).toEqual({
      start: { line: 1, character: text.split("\r\n")[1]!.indexOf("conversion/") },
      end: { line: 1, character: text.split("\r\n")[1]!.indexOf("conversion/") + "conversion/stablecoins".length }
    })
  })
})

describe("diagnostics that are pushed", () => {
  const capabilities = { textDocument: { publishDiagnostics: {} } }

  it("come with the version they are for, and go when the document is closed", async () => {
    const client = await Client.start({ capabilities })
    await client.open(uri, "http", texts.http)
    await client.until(() => client.published.length > 0)
    expect(client.published[0]).toMatchObject({ uri, version: 1 })
    expect(client.published[0]!.diagnostics.length).toBeGreaterThan(3)
    await client.change(uri, [{ text: "nothing" }])
    await client.until(() => client.published.length > 1)
    expect(client.published.at(-1)).toEqual({ uri, version: 2, diagnostics: [] })
    await client.change(uri, [{ text: texts.http }])
    await client.until(() => client.published.length > 2)
    await client.close(uri)
    await client.until(() => client.published.length > 3)
    expect(client.published.at(-1)).toEqual({ uri, diagnostics: [] })
  })

  it("of ten edits in one breath are those of the last", async () => {
    const client = await Client.start({ capabilities })
    await client.open(uri, "http", "")
    await client.until(() => client.published.length > 0)
    client.published.length = 0
    for (let count = 1; count <= 10; count++) {
      void client.change(uri, [{ text: texts.http.slice(0, Math.floor((texts.http.length * count) / 10)) }])
    }
    await client.until(() => client.published.some(({ version }) => version === 11))
    expect(client.published.map(({ version }) => version)).toEqual([11])
  })

  it("are not there for a client that pulls", async () => {
    const client = await Client.start()
    await client.open(uri, "http", texts.http)
    await client.diagnostics(uri)
    expect(client.published).toEqual([])
  })
})

describe("documents that are no files", () => {
  it("an untitled document is read in the language the editor has it in, and stands alone", async () => {
    const client = await Client.start()
    await client.open("untitled:Untitled-1", "json", texts.request)
    const found = await client.diagnostics("untitled:Untitled-1")
    expect(found.map(({ code }) => code)).toContain("request-field")
    expect(found.every(({ data }) => (data as { safety: string }).safety === "safe")).toBe(true)
  })

  it("cells of notebooks, old revisions and output are somebody else's", async () => {
    const client = await Client.start()
    for (const foreign of ["vscode-notebook-cell:/a.ipynb#c1", "git:/a.http?x", "output:segue"]) {
      await client.open(foreign, "http", texts.http)
      expect(await client.diagnostics(foreign)).toEqual([])
    }
  })

  it("a name without an ending gets the editor's language", async () => {
    const client = await Client.start()
    await client.open("file:///nowhere/LEGACY", "typescript", texts.typescript)
    const found = await client.diagnostics("file:///nowhere/LEGACY")
    expect(found.map(({ code }) => code)).toContain("request-field")
  })
})
