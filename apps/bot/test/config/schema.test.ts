/** The configuration's schema, as an editor uses it. */
import * as fs from "node:fs"

import { describe, expect, it } from "vitest"
import { getLanguageService, TextDocument } from "vscode-json-languageservice"

import * as docs from "../../docs.ts"

const schemaUri = "file:///bot/segue-bot.schema.json"

const service = getLanguageService({
  schemaRequestService: (uri) =>
    uri === schemaUri ? Promise.resolve(fs.readFileSync(docs.file, "utf8")) : Promise.reject(new Error(uri)),
  workspaceContext: { resolveRelativePath: (relative, resource) => new URL(relative, resource).href }
})
service.configure({ allowComments: true })

/** A configuration that names its schema; `|` is where the cursor stands. */
const edit = (text: string) => {
  const body = `{\n  // how messages look\n  "$schema": "./segue-bot.schema.json",\n${text}\n}`
  const document = TextDocument.create("file:///bot/segue-bot.config.jsonc", "jsonc", 1, body.replace("|", ""))
  return { document, root: service.parseJSONDocument(document), position: document.positionAt(body.indexOf("|")) }
}

const completions = async (text: string): Promise<ReadonlyArray<string>> => {
  const { document, position, root } = edit(text)
  const list = await service.doComplete(document, position, root)
  return (list?.items ?? []).map(({ label }) => label)
}

const problems = async (text: string): Promise<ReadonlyArray<string>> => {
  const { document, root } = edit(text)
  const found = await service.doValidation(document, root, { comments: "ignore", trailingCommas: "ignore" })
  return found.map(
    ({ message, range }) => `${range.start.line + 1}: ${typeof message === "string" ? message : message.value}`
  )
}

describe("the configuration in an editor", () => {
  it("completes keys, types of targets, what they need, and kinds of messages", async () => {
    const keys = ["environment", "metadataKeys", "quietHours", "routes", "source", "targets", "templates", "timeZone"]
    expect(await completions(`  |`)).toEqual(expect.arrayContaining(keys))
    const types = ["console", "webhook", "slack", "slack-webhook", "discord", "telegram", "teams", "teams-workflow"]
    expect(await completions(`  "targets": { "team": { "type": "|" } }`)).toEqual(
      expect.arrayContaining([...types, "gchat"].map((type) => JSON.stringify(type)))
    )
    const teams = await completions(`  "targets": { "team": { "type": "teams", | } }`)
    expect(teams).toEqual(expect.arrayContaining(["conversation", "tenant", "appId", "passwordVariable"]))
    const kinds = ["any", "FAILED", "STUCK", "CONTRADICTION"]
    expect(await completions(`  "templates": { | }`)).toEqual(expect.arrayContaining(kinds))
    expect(await completions(`  "source": { "type": "|" }`)).toEqual(expect.arrayContaining(['"paxos"', '"backend"']))
    expect(await completions(`  "templates": { "FAILED": { | } }`)).toEqual(["title", "fields", "note"])
  })

  it("says what a key is for", async () => {
    const { document, position, root } = edit(`  "templates": { "FAILED": { "no|te": "Runbook 7." } }`)
    const hover = await service.doHover(document, position, root)
    expect(JSON.stringify(hover?.contents)).toContain("after what the bot itself advises")
    const { properties } = JSON.parse(docs.text()) as { properties: Record<string, { description?: string }> }
    for (const [key, { description }] of Object.entries(properties)) {
      if (key !== "$schema") expect(description, key).toMatch(/^[A-Z].*\.$/u)
    }
  })

  it("marks what is wrong, and nothing that is right", async () => {
    const right = `  "targets": { "team": { "type": "gchat", "space": "spaces/AAAA" }, },\n  "routes": [{ "name": "all", "targets": ["team"] }],`
    expect(await problems(right)).toEqual([])
    const wrong = await problems(`  "colour": 1,\n  "targets": { "team": { "type": "slack", "channel": "#general" } }`)
    expect(wrong.join("\n")).toMatch(/^4: Property colour is not allowed/mu)
    expect(wrong.join("\n")).toMatch(/^5: String does not match the pattern/mu)
  })
})
