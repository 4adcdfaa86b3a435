import * as fs from "node:fs"
import { fileURLToPath } from "node:url"

import { afterEach, describe, expect, it } from "vitest"
import { FileChangeType } from "vscode-languageserver/node"

import type { Status } from "../../src/Protocol.ts"
import * as Client from "../support/client.ts"
import * as texts from "../support/texts.ts"

afterEach(Client.stopAll)

const configurable = {
  ...Client.full,
  workspace: {
    ...Client.full.workspace,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true }
  }
}

const codes = async (client: Client.Client, uri: string) =>
  (await client.diagnostics(uri)).map(({ code, severity }) => `${String(code)} ${severity}`)

const saveConfig = async (client: Client.Client, uri: string, text: string) => {
  fs.writeFileSync(fileURLToPath(uri), text)
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri, type: FileChangeType.Changed }]
  })
}

describe("the client's settings", () => {
  it("are asked for per folder, and what changes in them counts at once", async () => {
    const { file, uri } = Client.workspace({ "a.http": texts.http })
    let rules: unknown = { endpoint: "error", "request-field": "off" }
    const client = await Client.start({
      folders: [uri],
      capabilities: configurable,
      settings: () => ({ enable: true, rules, exclude: [], maxFileSizeKb: null })
    })
    await client.open(file("a.http"), "http", texts.http)
    expect(await codes(client, file("a.http"))).toEqual(["endpoint 1"])
    expect(client.received).toContain("client/registerCapability")
    rules = {}
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null })
    await client.run("segue.openReport")
    expect(await codes(client, file("a.http"))).toContain("endpoint 2")
  })

  it("are taken from the first message where a client cannot be asked, and from what it sends later", async () => {
    const client = await Client.start({ initializationOptions: { settings: { rules: { endpoint: "error" } } } })
    const uri = "file:///nowhere/a.http"
    await client.open(uri, "http", texts.http)
    expect(await codes(client, uri)).toContain("endpoint 1")
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { segue: { enable: false } }
    })
    await client.connection.sendRequest("segue/units")
    expect(await codes(client, uri)).toEqual([])
  })

  it("that mean nothing are said, and leave the others alone", async () => {
    const client = await Client.start({
      initializationOptions: { settings: { rules: { endpoint: "loud" }, maxFileSizeKb: 1 } }
    })
    const uri = "file:///nowhere/a.http"
    await client.open(uri, "http", `${texts.http}\n# ${"x".repeat(2000)}`)
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(["too-large"])
    const { problems } = await client.connection.sendRequest<Status>("segue/status")
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^segue\.rules: /u)
  })
})

describe("segue.config.jsonc", () => {
  it("has more weight than the client's settings, key by key", async () => {
    const { file, uri } = Client.workspace({
      "a.http": texts.http,
      "segue.config.jsonc": '{ "rules": { "endpoint": "info" }, "exclude": ["skipped"] } // last word'
    })
    const client = await Client.start({
      folders: [uri],
      capabilities: configurable,
      settings: () => ({ rules: { endpoint: "error", "request-field": "error" }, exclude: ["*.http"] })
    })
    await client.open(file("a.http"), "http", texts.http)
    const found = await codes(client, file("a.http"))
    expect(found).toContain("endpoint 3")
    expect(found).toContain("request-field 1")
    await client.open(file("skipped/a.http"), "http", texts.http)
    expect(await codes(client, file("skipped/a.http"))).toEqual([])
  })

  it("counts when it is saved: by watching", async () => {
    const { file, uri } = Client.workspace({ "a.http": texts.http, "segue.config.jsonc": "{}" })
    const client = await Client.start({ folders: [uri] })
    await client.open(file("a.http"), "http", texts.http)
    expect(await codes(client, file("a.http"))).toContain("endpoint 2")
    await saveConfig(client, file("segue.config.jsonc"), '{ "rules": { "endpoint": "off" } }')
    await client.run("segue.openReport")
    expect((await codes(client, file("a.http"))).join()).not.toContain("endpoint")
  })

  it("counts when it is saved: by the editor, for clients that watch nothing", async () => {
    const { file, uri } = Client.workspace({ "a.http": texts.http, "segue.config.jsonc": "{}" })
    const client = await Client.start({ folders: [uri] })
    const config = file("segue.config.jsonc")
    await client.open(file("a.http"), "http", texts.http)
    await client.open(config, "jsonc", "{}")
    const text = '{ "rules": { "endpoint": "off" } }'
    await client.change(config, [{ text }])
    expect(await codes(client, file("a.http"))).toContain("endpoint 2")
    fs.writeFileSync(fileURLToPath(config), text)
    await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri: config } })
    await client.run("segue.openReport")
    expect((await codes(client, file("a.http"))).join()).not.toContain("endpoint")
  })

  it("with a mistake says where, while it is typed and in the report, and switches nothing off", async () => {
    const { file, uri } = Client.workspace({
      "a.http": texts.http,
      "segue.config.jsonc": '{\n  "rules": { "endpiont": "off" }\n}'
    })
    const client = await Client.start({ folders: [uri] })
    const report = await client.connection.sendRequest<{ items: ReadonlyArray<{ uri: string }> }>(
      "workspace/diagnostic",
      { previousResultIds: [] }
    )
    expect(report.items.map((item) => item.uri)).toContain(file("segue.config.jsonc"))
    await client.open(file("a.http"), "http", texts.http)
    expect(await codes(client, file("a.http"))).toContain("endpoint 2")
    const config = file("segue.config.jsonc")
    await client.open(config, "jsonc", '{\n  "rules": { "endpiont": "off" }\n}')
    const [first] = await client.diagnostics(config)
    expect(first).toMatchObject({ code: "configuration", severity: 1, range: { start: { line: 1 } } })
    await client.change(config, [{ text: '{\n  "rules": { "endpoint": "off" }\n}' }])
    expect(await client.diagnostics(config)).toEqual([])
  })

  it("is looked for above the folder, up to where the repository ends", async () => {
    const { file, uri } = Client.workspace({
      "segue.config.jsonc": '{ "rules": { "endpoint": "off" } }',
      "inner/.git/HEAD": "",
      "inner/a.http": texts.http,
      "other/a.http": texts.http
    })
    const client = await Client.start({ folders: [`${uri}/inner`, `${uri}/other`] })
    await client.open(file("inner/a.http"), "http", texts.http)
    await client.open(file("other/a.http"), "http", texts.http)
    expect(await codes(client, file("inner/a.http"))).toContain("endpoint 2")
    expect((await codes(client, file("other/a.http"))).join()).not.toContain("endpoint")
  })
})

describe("a passing size limit", () => {
  it("a note where a file is too large, findings when the limit is raised", async () => {
    const large = `${texts.request.slice(0, -2)},\n  "metadata": { "note": "${"é".repeat(1024)}" }\n}\n`
    const { file, uri } = Client.workspace({ "a.json": large, "segue.config.jsonc": '{ "maxFileSizeKb": 2 }' })
    const client = await Client.start({ folders: [uri] })
    await client.open(file("a.json"), "json", large)
    expect(await codes(client, file("a.json"))).toEqual(["too-large 3"])
    await saveConfig(client, file("segue.config.jsonc"), '{ "maxFileSizeKb": 3 }')
    await client.run("segue.openReport")
    expect((await codes(client, file("a.json"))).join()).toContain("request-field")
  })
})

describe("a client that lets diagnostics be registered", () => {
  it("gets them for the workspace or for open files, as the setting says", async () => {
    const { uri } = Client.workspace({ "a.http": texts.http })
    let scope = "workspace"
    const client = await Client.start({
      folders: [uri],
      capabilities: {
        ...configurable,
        textDocument: {
          ...configurable.textDocument,
          diagnostic: { ...configurable.textDocument!.diagnostic, dynamicRegistration: true }
        }
      },
      settings: () => ({ scope })
    })
    expect(client.server.capabilities.diagnosticProvider).toBeUndefined()
    const registered = () => client.registrations.filter(({ method }) => method === "textDocument/diagnostic")
    await client.until(() => registered().length === 1)
    expect(registered()[0]!.registerOptions).toMatchObject({ identifier: "segue", workspaceDiagnostics: true })
    scope = "openFiles"
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null })
    await client.until(() => registered().length === 2)
    expect(client.received).toContain("client/unregisterCapability")
    expect(registered()[1]!.registerOptions).toMatchObject({ workspaceDiagnostics: false })
  })
})
