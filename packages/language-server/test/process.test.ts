/** What only a real process shows: streams, Node's channel, exit codes. */
import { type ChildProcess, fork, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { afterEach, describe, expect, it } from "vitest"
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter
} from "vscode-languageserver/node"

import { bundle } from "../build.ts"
import * as texts from "./support/texts.ts"

const program = path.resolve(import.meta.dirname, "../src/node/start.ts")
const uri = "file:///nowhere/create.http"

interface Started {
  readonly child: ChildProcess
  readonly connection: ProtocolConnection
  readonly code: Promise<number | null>
  readonly stderr: () => string
}

const running = new Set<ChildProcess>()

afterEach(() => {
  for (const child of running) child.kill("SIGKILL")
  running.clear()
})

const watched = (child: ChildProcess, connection: ProtocolConnection): Started => {
  running.add(child)
  let said = ""
  child.stderr?.on("data", (data: Buffer) => {
    said += data.toString()
  })
  connection.listen()
  const code = once(child, "exit").then(([ended]) => ended as number | null)
  return { child, connection, code, stderr: () => said }
}

const overStreams = (): Started => {
  const child = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] })
  return watched(
    child,
    createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  )
}

const overChannel = (): Started => {
  const child = fork(program, ["--node-ipc"], { silent: true })
  return watched(child, createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)))
}

const use = async ({ connection }: Started): Promise<number> => {
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { diagnostic: {} } }
  })
  await connection.sendNotification("initialized", {})
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "http", version: 1, text: texts.http }
  })
  const report = await connection.sendRequest<{ items: ReadonlyArray<unknown> }>("textDocument/diagnostic", {
    textDocument: { uri }
  })
  return report.items.length
}

describe("the process", () => {
  it.each([
    ["standard streams", overStreams],
    ["a channel", overChannel]
  ])("serves over %s, ends with 0 after shutdown and exit, and says nothing else", async (_, start) => {
    const started = start()
    expect(await use(started)).toBeGreaterThan(3)
    await started.connection.sendRequest(ShutdownRequest.type)
    await started.connection.sendNotification(ExitNotification.type)
    expect([await started.code, started.stderr()]).toEqual([0, ""])
  })

  it("ends with 1 when it is told to exit without a shutdown", async () => {
    const started = overStreams()
    await use(started)
    await started.connection.sendNotification(ExitNotification.type)
    expect(await started.code).toBe(1)
  })

  it("ends with 1 when the client goes away", async () => {
    const started = overStreams()
    await use(started)
    started.child.stdin!.end()
    expect(await started.code).toBe(1)
  })
})

describe("the bundle", () => {
  it("needs nothing but what lies beside it", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-bundle-"))
    try {
      await bundle(folder)
      const child = spawn(process.execPath, [path.join(folder, "server.mjs"), "--stdio"], {
        cwd: os.tmpdir(),
        stdio: ["pipe", "pipe", "pipe"]
      })
      const started = watched(
        child,
        createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
      )
      expect(await use(started)).toBeGreaterThan(3)
      await started.connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri: "file:///nowhere/a.ts", languageId: "typescript", version: 1, text: texts.typescript }
      })
      const report = await started.connection.sendRequest<{ items: ReadonlyArray<{ code: string }> }>(
        "textDocument/diagnostic",
        { textDocument: { uri: "file:///nowhere/a.ts" } }
      )
      expect(report.items.map(({ code }) => code)).toContain("request-field")
      const explained = await started.connection.sendRequest<{ markdown: string; uri: string }>(
        "workspace/executeCommand",
        { command: "segue.explainRule", arguments: [{ rule: "endpoint" }] }
      )
      expect(explained.markdown).toContain("# endpoint")
      expect(explained.uri).toContain("/rules/endpoint.md")
      await started.connection.sendRequest(ShutdownRequest.type)
      await started.connection.sendNotification(ExitNotification.type)
      expect([await started.code, started.stderr()]).toEqual([0, ""])
    } finally {
      fs.rmSync(folder, { recursive: true, force: true })
    }
  })
})
