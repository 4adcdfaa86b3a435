import { afterEach, describe, expect, it } from "vitest"
import type { CodeLens, CompletionItem, DocumentLink, Hover, Position } from "vscode-languageserver/node"

import * as Client from "../support/client.ts"
import * as texts from "../support/texts.ts"

afterEach(Client.stopAll)

const uri = "file:///nowhere/create.http"

const hover = (client: Client.Client, position: Position) =>
  client.connection.sendRequest<Hover | null>("textDocument/hover", { textDocument: { uri }, position })

describe("hover", () => {
  it("says what is wrong, why we are sure and what becomes of it", async () => {
    const client = await Client.start()
    await client.open(uri, "http", texts.http)
    const shown = await hover(client, { line: 7, character: 6 })
    const { value } = shown!.contents as { value: string }
    expect(value).toContain("request-field")
    expect(value).toContain("in line 1: creates a conversion")
    expect(value).toContain('-   "target_asset": "PYUSD"')
    expect(value).toContain('+   "destination_asset": "PYUSD"')
    expect(value).toMatch(/\[request-field\]\(file:.*request-field\.md\)/u)
    expect(await hover(client, { line: 1, character: 0 })).toBeNull()
  })

  it("is plain for a client without Markdown", async () => {
    const client = await Client.start({ capabilities: {} })
    await client.open(uri, "http", texts.http)
    const { kind, value } = (await hover(client, { line: 0, character: 40 }))!.contents as Record<string, string>
    expect(kind).toBe("plaintext")
    expect(value).not.toContain("```")
    expect(value).not.toContain("**")
  })
})

describe("code lens", () => {
  it("stands above a call and carries what fixes it", async () => {
    const client = await Client.start()
    await client.open(uri, "http", `${texts.http}\n###\n${texts.cancel}`)
    const lenses = await client.connection.sendRequest<ReadonlyArray<CodeLens>>("textDocument/codeLens", {
      textDocument: { uri }
    })
    expect(lenses.map(({ command }) => command!.command)).toEqual(["segue.fixUnit", "segue.explainRule"])
    const answer = await client.run<{ applied: boolean }>(
      lenses[0]!.command!.command,
      lenses[0]!.command!.arguments![0]
    )
    expect(answer.applied).toBe(true)
  })
})

describe("links", () => {
  it("lead from a rule's name in a suppression and in the configuration to its page", async () => {
    const client = await Client.start()
    await client.open(uri, "http", "# segue-ignore-next-line endpoint, nonsense, scope -- endpoint stays\n")
    const links = (of: string) =>
      client.connection.sendRequest<ReadonlyArray<DocumentLink>>("textDocument/documentLink", {
        textDocument: { uri: of }
      })
    expect((await links(uri)).map(({ range, target }) => [range.start.character, target!.split("/").at(-1)])).toEqual([
      [25, "endpoint.md"],
      [45, "scope.md"]
    ])
    const config = "file:///nowhere/segue.config.jsonc"
    await client.open(config, "jsonc", '{ "rules": { "polling": "off" } }')
    expect((await links(config)).map(({ target }) => target!.split("/").at(-1))).toEqual(["polling.md"])
  })
})

describe("completion", () => {
  const complete = async (text: string, languageId = "http", name = uri) => {
    const client = await Client.start()
    const before = text.split("|")[0]!.split("\n")
    await client.open(name, languageId, text.replace("|", ""))
    const items = await client.connection.sendRequest<ReadonlyArray<CompletionItem>>("textDocument/completion", {
      textDocument: { uri: name },
      position: { line: before.length - 1, character: before.at(-1)!.length }
    })
    return items.map(({ label }) => label)
  }
  const head = "POST https://api.paxos.com/v2/orchestration/orchestrations\n\n"

  it("names fields of the new API inside a proven body, those that are missing", async () => {
    const names = await complete(`${head}{\n  "source_asset": "USD",\n  "|": ""\n}\n`)
    expect(names).toContain("destination_asset")
    expect(names).toContain("source_amount")
    expect(names).not.toContain("source_asset")
  })

  it("knows the sides from the inside", async () => {
    expect(await complete(`${head}{ "source_asset": "USD", "destination": { "|": {} } }\n`)).toEqual([
      "profile",
      "crypto",
      "fiat"
    ])
    expect(await complete(`${head}{ "source": { "profile": { "|": "x" } } }\n`)).toEqual(["profile_id"])
  })

  it("names statuses where a status stands", async () => {
    const reply = `{
  "id": "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
  "profile_id": "p-1",
  "amount": "5",
  "source_asset": "USD",
  "target_asset": "USDP",
  "status": "SET|TLED",
  "created_at": "2026-04-20T12:30:01Z"
}`
    expect(await complete(reply, "json", "file:///nowhere/a.json")).toEqual([
      "PENDING",
      "PROCESSING",
      "COMPLETED",
      "FAILED",
      "REJECTED"
    ])
  })

  it("is silent in a value, and where nothing is proven", async () => {
    expect(await complete(`${head}{ "source_asset": "U|SD" }\n`)).toEqual([])
    expect(await complete(`{ "|": 1 }`, "json", "file:///nowhere/a.json")).toEqual([])
  })
})
