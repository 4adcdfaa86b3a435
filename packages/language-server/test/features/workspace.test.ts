import * as fs from "node:fs"
import { fileURLToPath } from "node:url"

import { afterEach, describe, expect, it } from "vitest"
import {
  CancellationTokenSource,
  FileChangeType,
  ProgressType,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult
} from "vscode-languageserver/node"

import type { Status } from "../../src/Protocol.ts"
import * as Client from "../support/client.ts"
import * as texts from "../support/texts.ts"

afterEach(Client.stopAll)

type Previous = ReadonlyArray<{ readonly uri: string; readonly value: string }>

const ask = (client: Client.Client, previous: Previous = [], token = new CancellationTokenSource().token) =>
  client.connection.sendRequest<WorkspaceDiagnosticReport>(
    "workspace/diagnostic",
    { previousResultIds: previous },
    token
  )

const status = (client: Client.Client) => client.connection.sendRequest<Status>("segue/status")

const known = ({ items }: WorkspaceDiagnosticReport): Previous =>
  items.flatMap(({ resultId, uri }) => (resultId === undefined ? [] : [{ uri, value: resultId }]))

const changed = (client: Client.Client, uri: string, type: FileChangeType) =>
  client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] })

const write = (uri: string, text: string) => fs.writeFileSync(fileURLToPath(uri), text)

describe("files nobody opened", () => {
  it("are reported with their findings; ignored and installed ones are not", async () => {
    const { file, uri } = Client.workspace({
      "src/create.http": texts.http,
      "src/quiet.ts": "export const quiet = 1\n",
      "build/out.http": texts.http,
      "node_modules/x/a.http": texts.http,
      ".gitignore": "build\n"
    })
    const client = await Client.start({ folders: [uri] })
    const report = await ask(client)
    expect(report.items.map((item) => [item.uri, item.kind, item.version])).toEqual([
      [file("src/create.http"), "full", null]
    ])
    const open = await Client.start()
    await open.open(file("src/create.http"), "http", texts.http)
    expect(report.items.flatMap((item) => (item.kind === "full" ? item.items : []))).toEqual(
      await open.diagnostics(file("src/create.http"))
    )
  })

  it("are streamed to a client that takes parts", async () => {
    const names = Array.from({ length: 300 }, (_, index) => `d${index}/create.http`)
    const { uri } = Client.workspace(Object.fromEntries(names.map((name) => [name, texts.http])))
    const client = await Client.start({ folders: [uri] })
    const parts: Array<WorkspaceDiagnosticReportPartialResult> = []
    const type = new ProgressType<WorkspaceDiagnosticReportPartialResult>()
    client.connection.onProgress(type, "t1", (part) => void parts.push(part))
    const last = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
      partialResultToken: "t1"
    })
    expect(last.items).toEqual([])
    expect(parts.length).toBeGreaterThan(1)
    expect(new Set(parts.flatMap(({ items }) => items.map((item) => item.uri))).size).toBe(300)
  })

  it("cost nothing while nothing changes: the request is held, and no file is read", async () => {
    const { file, uri } = Client.workspace({ "create.http": texts.http })
    const client = await Client.start({ folders: [uri] })
    const first = await ask(client)
    const before = await status(client)
    let isAnswered = false
    const held = ask(client, known(first)).then((report) => {
      isAnswered = true
      return report
    })
    // Other traffic goes on; it takes more turns of the event loop than any answer would.
    for (let turn = 0; turn < 50; turn++) await status(client)
    expect(isAnswered).toBe(false)
    expect((await status(client)).work).toEqual(before.work)
    write(file("create.http"), texts.cancel)
    await changed(client, file("create.http"), FileChangeType.Changed)
    const next = await held
    expect(next.items).toHaveLength(1)
    expect(next.items[0]!.resultId).not.toBe(first.items[0]!.resultId)
    expect((await status(client)).work.filesRead).toBe(before.work.filesRead + 1)
  })

  it("a held request ends when it is cancelled, and when the session ends", async () => {
    const { uri } = Client.workspace({ "create.http": texts.http })
    const client = await Client.start({ folders: [uri] })
    const first = known(await ask(client))
    const source = new CancellationTokenSource()
    const cancelled = ask(client, first, source.token).catch((error: unknown) => error)
    await status(client)
    source.cancel()
    expect(await cancelled).toMatchObject({ data: { retriggerRequest: false } })
    const held = ask(client, first).catch((error: unknown) => error)
    await status(client)
    await client.stop()
    expect(await held).toBeInstanceOf(Error)
  })

  it("that are deleted, renamed and made are followed", async () => {
    const { file, uri } = Client.workspace({ "a/create.http": texts.http, "b.http": texts.cancel })
    const client = await Client.start({ folders: [uri] })
    const first = known(await ask(client))
    expect(first).toHaveLength(2)
    const held = ask(client, first)
    fs.rmSync(fileURLToPath(file("a")), { recursive: true })
    await changed(client, file("a"), FileChangeType.Deleted)
    const gone = (await held).items
    expect(gone).toEqual([{ kind: "full", uri: file("a/create.http"), version: null, items: [] }])
    const next = ask(client, known({ items: [...gone] }).concat(first.filter(({ uri: one }) => one === file("b.http"))))
    fs.renameSync(fileURLToPath(file("b.http")), fileURLToPath(file("c.http")))
    await client.connection.sendNotification("workspace/didRenameFiles", {
      files: [{ oldUri: file("b.http"), newUri: file("c.http") }]
    })
    const uris = (await next).items.map((item) => item.uri)
    expect(uris).toContain(file("b.http"))
    await client.run("segue.openReport")
    const { files } = await client.connection.sendRequest<{ files: ReadonlyArray<{ uri: string }> }>("segue/units")
    expect(files.map((one) => one.uri)).toEqual([file("c.http")])
  })

  it("are known by what is typed while they are open, and by the disk when they are closed", async () => {
    const { file, uri } = Client.workspace({ "create.http": texts.http })
    const client = await Client.start({ folders: [uri] })
    const first = known(await ask(client))
    await client.open(file("create.http"), "http", "nothing")
    expect(await client.diagnostics(file("create.http"))).toEqual([])
    const emptied = await ask(client, first)
    expect(emptied.items).toEqual([{ kind: "full", uri: file("create.http"), version: 1, items: [] }])
    const held = ask(client, [])
    await client.close(file("create.http"))
    expect((await held).items[0]!.resultId).toBe(first[0]!.value)
  })

  it("are not looked into when only open files are wanted", async () => {
    const { uri } = Client.workspace({ "create.http": texts.http })
    const client = await Client.start({
      folders: [uri],
      initializationOptions: { settings: { scope: "openFiles" } }
    })
    const source = new CancellationTokenSource()
    const held = ask(client, [], source.token).catch(() => "held")
    expect((await status(client)).work).toEqual({ scans: 0, filesRead: 0, analyses: 0 })
    source.cancel()
    expect(await held).toBe("held")
  })

  it("are pushed to a client that does not pull", async () => {
    const { file, uri } = Client.workspace({ "create.http": texts.http })
    const client = await Client.start({ folders: [uri], capabilities: {} })
    await client.until(() => client.published.length > 0)
    expect(client.published[0]!.uri).toBe(file("create.http"))
    fs.rmSync(fileURLToPath(file("create.http")))
    await changed(client, file("create.http"), FileChangeType.Deleted)
    await client.until(() => client.published.length > 1)
    expect(client.published[1]).toEqual({ uri: file("create.http"), diagnostics: [] })
  })
})

describe("what one file's judgement needs of the others", () => {
  const scopes = 'PAXOS_SCOPES="conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin"\n'

  it("scopes are replaced only when no legacy call is left in the project", async () => {
    const { file, uri } = Client.workspace({ ".env": scopes, "cancel.http": texts.cancel })
    const client = await Client.start({ folders: [uri] })
    await client.run("segue.openReport")
    await client.open(file(".env"), "dotenv", scopes)
    const titlesNow = async () => {
      const [first] = await client.diagnostics(file(".env"))
      return (await client.actions(file(".env"), first!.range)).map(({ title }) => title)
    }
    expect(await titlesNow()).toContain("Add the new scopes beside the legacy ones")
    fs.rmSync(fileURLToPath(file("cancel.http")))
    await changed(client, file("cancel.http"), FileChangeType.Deleted)
    await status(client)
    expect(await titlesNow()).toContain("Replace the legacy scopes")
    // What is typed in another document counts at once.
    await client.open(file("new.http"), "http", texts.cancel)
    await client.diagnostics(file("new.http"))
    expect(await titlesNow()).toContain("Add the new scopes beside the legacy ones")
  })
})

describe("several folders", () => {
  it("each has its own configuration; one that leaves takes its findings along", async () => {
    const one = Client.workspace({ "a.http": texts.http, "segue.config.jsonc": '{ "rules": { "endpoint": "off" } }' })
    const two = Client.workspace({ "a.http": texts.http })
    const client = await Client.start({ folders: [one.uri, two.uri] })
    await client.run("segue.openReport")
    const codes = async (uri: string) => {
      await client.open(uri, "http", texts.http)
      return (await client.diagnostics(uri)).map(({ code }) => code)
    }
    expect(await codes(one.file("a.http"))).not.toContain("endpoint")
    expect(await codes(two.file("a.http"))).toContain("endpoint")
    await client.close(two.file("a.http"))
    const first = known(await ask(client))
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [{ uri: two.uri, name: "two" }] }
    })
    const next = await ask(client, first)
    expect(next.items).toEqual([{ kind: "full", uri: two.file("a.http"), version: null, items: [] }])
  })
})
