/** Language servers in processes of their own, spoken to over standard streams as an editor does. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { buildSync } from "esbuild"
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from "vscode-languageserver/node"

const root = path.resolve(import.meta.dirname, "../../..")

const scratch: Array<string> = []
process.once("exit", () => {
  for (const folder of scratch) fs.rmSync(folder, { recursive: true, force: true })
})

const newFolder = (): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-lsp-"))
  scratch.push(folder)
  return folder
}

/** A folder with these files. */
export const workspace = (files: Readonly<Record<string, string>>): string => {
  const folder = newFolder()
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text)
  return folder
}

/** Bundles our server; answers its file. */
export const bundled = (): string => {
  const folder = newFolder()
  const script = path.join(root, "packages/language-server/build.ts")
  const built = spawnSync(process.execPath, [script, folder], { encoding: "utf8" })
  if (built.status !== 0) throw new Error(`the server was not bundled: ${built.stderr}`)
  return path.join(folder, "server.mjs")
}

/** Bundles the empty server as ours is bundled; answers its file. */
export const empty = (): string => {
  const file = path.join(newFolder(), "server.mjs")
  buildSync({
    entryPoints: [path.join(import.meta.dirname, "servers/empty-language-server.ts")],
    outfile: file,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    banner: { js: 'import{createRequire as $cr}from"node:module";const require=$cr(import.meta.url);' }
  })
  return file
}

export interface Session {
  readonly connection: ProtocolConnection
  readonly open: (uri: string, languageId: string, text: string) => Promise<void>
  readonly pull: (uri: string, previousResultId?: string) => Promise<DocumentDiagnosticReport>
  /** Milliseconds of processor time so far, in hundredths of a second. */
  readonly cpuMs: () => number
  /** The same of its main thread alone, to the nanosecond. */
  readonly threadMs: () => number
  readonly rssMb: () => number
  readonly stop: () => Promise<void>
}

const TICKS = 100

const cpuMsOf = ({ pid }: ChildProcess): number => {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ")
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS
}

const threadMsOf = ({ pid }: ChildProcess): number =>
  Number(fs.readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6

/** Starts a server over a workspace (or none) and greets it. */
export const start = async (file: string, folder?: string): Promise<Session> => {
  // The environment that the extension gives it.
  const env = { ...process.env, MALLOC_ARENA_MAX: "1" }
  const child = spawn(process.execPath, [file, "--stdio"], { stdio: ["pipe", "pipe", "inherit"], env })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin)
  )
  connection.listen()
  const uri = folder === undefined ? undefined : `file://${folder}`
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: uri === undefined ? null : [{ uri, name: "workspace" }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } }
  })
  await connection.sendNotification("initialized", {})
  return {
    connection,
    open: (document, languageId, text) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri: document, languageId, version: 1, text }
      }),
    pull: (document, previousResultId) =>
      connection.sendRequest("textDocument/diagnostic", {
        textDocument: { uri: document },
        ...(previousResultId === undefined ? {} : { previousResultId })
      }),
    cpuMs: () => cpuMsOf(child),
    threadMs: () => threadMsOf(child),
    rssMb: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / 1024,
    stop: async () => {
      const ended = new Promise<void>((resolve) => {
        child.once("exit", () => resolve())
      })
      await connection.sendRequest("shutdown")
      await connection.sendNotification("exit")
      await ended
      connection.dispose()
    }
  }
}
