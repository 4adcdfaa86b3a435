import { afterEach, describe, expect, it } from "vitest"
import { FileChangeType, ShutdownRequest } from "vscode-languageserver/node"

import * as Client from "../support/client.ts"
import * as texts from "../support/texts.ts"

afterEach(Client.stopAll)

/** A client that can be asked for everything. */
const everything = {
  ...Client.full,
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    ...Client.full.workspace,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true }
  }
}

const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`d${index}/create.http`, texts.http]))

describe("a session", () => {
  it("after shutdown sends nothing, whatever was under way", async () => {
    const { file, uri } = Client.workspace(many)
    const client = await Client.start({
      folders: [uri],
      capabilities: everything,
      settings: () => ({}),
      initializationOptions: { status: true }
    })
    await client.open(file("d1/create.http"), "http", texts.http)
    const pulled = client.pull(file("d1/create.http")).catch(() => undefined)
    await client.connection.sendRequest(ShutdownRequest.type)
    const sent = client.received.length
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: file("d2/create.http"), type: FileChangeType.Changed }]
    })
    await pulled
    for (let turn = 0; turn < 100; turn++) await Client.host.pause()
    expect(client.received.slice(sent)).toEqual([])
  })

  it("shows the pass over the workspace where the client can, and is silent where it cannot", async () => {
    const { uri } = Client.workspace(many)
    const shows = await Client.start({ folders: [uri], capabilities: everything, settings: () => ({}) })
    await shows.run("segue.openReport")
    await shows.until(() => shows.received.includes("progress: end"))
    expect(shows.received.filter((method) => method === "progress: begin")).toHaveLength(1)
    const silent = await Client.start({ folders: [uri] })
    await silent.run("segue.openReport")
    expect(silent.received.filter((method) => method !== "window/logMessage")).toEqual([])
  })

  it("asks to be asked again when the project is known, and when a setting changes", async () => {
    const { file, uri } = Client.workspace({ "a.http": texts.http })
    let rules = {}
    const client = await Client.start({ folders: [uri], capabilities: everything, settings: () => ({ rules }) })
    await client.open(file("a.http"), "http", texts.http)
    await client.run("segue.openReport")
    await client.until(() => client.received.includes("workspace/diagnostic/refresh"))
    client.received.length = 0
    rules = { endpoint: "off" }
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null })
    await client.until(() => client.received.includes("workspace/codeLens/refresh"))
    expect(client.received).toContain("workspace/diagnostic/refresh")
  })

  it("opens a rule's page where the client shows documents", async () => {
    const client = await Client.start({ capabilities: everything, settings: () => ({}) })
    await client.run("segue.explainRule", { rule: "cancel", show: true })
    expect(client.received).toContain("window/showDocument")
    const other = await Client.start()
    await other.run("segue.explainRule", { rule: "cancel", show: true })
    expect(other.received).not.toContain("window/showDocument")
  })

  it("lives beside others of the same process", async () => {
    const one = await Client.start({ initializationOptions: { settings: { rules: { endpoint: "off" } } } })
    const two = await Client.start()
    const uri = "file:///nowhere/a.http"
    await one.open(uri, "http", texts.http)
    await two.open(uri, "http", texts.http)
    expect((await one.diagnostics(uri)).map(({ code }) => code)).not.toContain("endpoint")
    expect((await two.diagnostics(uri)).map(({ code }) => code)).toContain("endpoint")
  })
})
