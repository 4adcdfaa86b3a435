import * as fs from "node:fs"
import { fileURLToPath } from "node:url"

import { afterEach, describe, expect, it } from "vitest"
import { FileChangeType } from "vscode-languageserver/node"

import type { Status } from "../../src/Protocol.ts"
import * as Client from "../support/client.ts"

afterEach(Client.stopAll)

const path = 'export const CONVERSIONS = "https://api.paxos.com/v2/conversion/stablecoins"\n'
const call = `import { CONVERSIONS } from "./paths.ts"

export const list = async (): Promise<void> => {
  await fetch(\`\${CONVERSIONS}?created_at.begin=2026-01-01T00:00:00Z\`)
}
`
const quiet = call.replace('"./paths.ts"', '"./other.ts"')

const changed = (client: Client.Client, uri: string, type: FileChangeType) =>
  client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] })

const codes = async (client: Client.Client, uri: string) => (await client.diagnostics(uri)).map(({ code }) => code)

const settled = async (client: Client.Client) => {
  // A pass that is under way is over when the report is there; what follows from an edit takes a few turns more.
  await client.run("segue.openReport")
  for (let turn = 0; turn < 20; turn++) await client.connection.sendRequest("segue/status")
}

describe("a path that another file exports", () => {
  it("is proof where it is imported, in files nobody opened too", async () => {
    const { file, uri } = Client.workspace({ "paths.ts": path, "call.ts": call })
    const client = await Client.start({ folders: [uri] })
    await settled(client)
    const report = await client.connection.sendRequest<{
      items: ReadonlyArray<{ uri: string; items: ReadonlyArray<{ code: string }> }>
    }>("workspace/diagnostic", { previousResultIds: [] })
    const found = report.items.find((item) => item.uri === file("call.ts"))
    expect(found!.items.map(({ code }) => code)).toContain("query-param")
    await client.open(file("call.ts"), "typescript", call)
    expect(await codes(client, file("call.ts"))).toEqual(found!.items.map(({ code }) => code))
  })

  it("is known before files are judged: a pass judges each of them once", async () => {
    const both = `${call}\nexport const one = () => fetch("https://api.paxos.com/v2/conversion/stablecoins/a")\n`
    const { uri } = Client.workspace({ "paths.ts": path, "call.ts": call, "both.ts": both })
    const client = await Client.start({ folders: [uri] })
    await client.run("segue.openReport")
    const { work } = await client.connection.sendRequest<Status>("segue/status")
    expect(work.analyses).toBe(3)
  })

  it("counts while it is typed, in the file that exports it and in the one that imports it", async () => {
    const { file, uri } = Client.workspace({ "paths.ts": path, "call.ts": quiet })
    const client = await Client.start({ folders: [uri] })
    await settled(client)
    await client.open(file("call.ts"), "typescript", quiet)
    expect(await codes(client, file("call.ts"))).toEqual([])
    await client.change(file("call.ts"), [{ text: call }])
    expect(await codes(client, file("call.ts"))).toContain("query-param")
    await client.open(file("paths.ts"), "typescript", path)
    await client.change(file("paths.ts"), [{ text: 'export const CONVERSIONS = "https://example.com/rates"\n' }])
    expect(await codes(client, file("paths.ts"))).toEqual([])
    expect(await codes(client, file("call.ts"))).toEqual([])
  })

  it("is worked out when typing rests, for files that nobody asks for", async () => {
    const { file, uri } = Client.workspace({ "paths.ts": path, "call.ts": call })
    const client = await Client.start({ folders: [uri], initializationOptions: { status: true } })
    await settled(client)
    const findings = async () => (await client.connection.sendRequest<Status>("segue/status")).counts.findings
    await client.open(file("paths.ts"), "typescript", path)
    const before = (await codes(client, file("paths.ts"))).length
    expect(await findings()).toBeGreaterThan(before)
    // Its words and imports stay, so that only what it proves for others is another thing.
    await client.change(file("paths.ts"), [{ text: path.replace("export const", "const") }])
    await codes(client, file("paths.ts"))
    let left = Number.POSITIVE_INFINITY
    while (left > before) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      left = await findings()
    }
    expect(left).toBe(before)
  })

  it("comes and goes with its file on the disk", async () => {
    const { file, uri } = Client.workspace({ "call.ts": call })
    const client = await Client.start({ folders: [uri] })
    await settled(client)
    await client.open(file("call.ts"), "typescript", call)
    expect(await codes(client, file("call.ts"))).toEqual([])
    fs.writeFileSync(fileURLToPath(file("paths.ts")), path)
    await changed(client, file("paths.ts"), FileChangeType.Created)
    await settled(client)
    expect(await codes(client, file("call.ts"))).toContain("query-param")
    fs.rmSync(fileURLToPath(file("paths.ts")))
    await changed(client, file("paths.ts"), FileChangeType.Deleted)
    await settled(client)
    expect(await codes(client, file("call.ts"))).toEqual([])
  })

  it("costs nothing while somebody types elsewhere", async () => {
    const { file, uri } = Client.workspace({ "paths.ts": path, "call.ts": call, "else.ts": "export const x = 1\n" })
    const client = await Client.start({ folders: [uri] })
    await settled(client)
    await client.open(file("else.ts"), "typescript", "export const x = 1\n")
    await client.diagnostics(file("else.ts"))
    const before = (await client.connection.sendRequest<Status>("segue/status")).work
    await client.change(file("else.ts"), [{ text: "export const x = 2\n" }])
    expect(await client.diagnostics(file("else.ts"))).toEqual([])
    expect((await client.connection.sendRequest<Status>("segue/status")).work).toEqual(before)
  })
})
