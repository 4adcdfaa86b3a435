/** What an editor is shown is what `check` reports, over the same folder. */
import * as path from "node:path"
import { pathToFileURL } from "node:url"

import { assert, describe, it } from "@effect/vitest"
import {
  createProtocolConnection,
  type Diagnostic,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceDiagnosticReport
} from "vscode-languageserver/node"

import type { Document } from "../../src/check/Document.ts"
import * as folders from "../folder.ts"
import { finished, segue, start } from "../terminal.ts"

const paths = 'export const CONVERSIONS = "https://api.paxos.com/v2/conversion/stablecoins"\n'
const call = `import { CONVERSIONS } from "./paths.ts"

export const list = async (): Promise<void> => {
  await fetch(\`\${CONVERSIONS}?created_at.begin=2026-01-01T00:00:00Z\`)
}
`

const project = () =>
  folders.folder({
    ".env": folders.scopes,
    "requests/create.http": folders.create,
    "requests/cancel.http": folders.cancel,
    "payloads/one.json": folders.request,
    "src/paths.ts": paths,
    "src/call.ts": call,
    "src/quiet.ts": "export const quiet = 1\n",
    "docs/guide.md": `# Guide\n\n\`\`\`http\n${folders.create}\`\`\`\n`,
    "generated/out.http": folders.create,
    "skipped/a.http": folders.create,
    "node_modules/x/a.http": folders.create,
    ".gitignore": "generated/\n",
    "segue.config.jsonc": '{ "exclude": ["skipped"], "rules": { "polling": "error" } }'
  })

interface Place {
  readonly file: string
  readonly rule: string
  readonly message: string
  readonly at: string
}

const inOrder = (places: ReadonlyArray<Place>): ReadonlyArray<string> =>
  places.map((place) => JSON.stringify(place)).toSorted((a, b) => (a < b ? -1 : 1))

const checked = async (cwd: string): Promise<ReadonlyArray<string>> => {
  const { stdout } = await segue(["check", "--format", "json"], { cwd })
  const { findings } = JSON.parse(stdout) as Document
  return inOrder(
    findings.map(({ file, message, range: { end, start: from }, rule }) => ({
      file,
      rule,
      message,
      at: `${from.line}:${from.column}-${end.line}:${end.column}`
    }))
  )
}

const shown = (root: string, uri: string, { code, message, range: { end, start: from } }: Diagnostic): Place => ({
  file: path.posix.relative(pathToFileURL(root).href, uri),
  rule: String(code),
  message: typeof message === "string" ? message : message.value,
  at: `${from.line + 1}:${from.character + 1}-${end.line + 1}:${end.character + 1}`
})

/** The session's answer, then its end: the exit code comes with it. */
const served = async (root: string) => {
  const child = start(["lsp", "--stdio"], { cwd: root })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin)
  )
  connection.listen()
  const uri = pathToFileURL(root).href
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri, name: "project" }],
    capabilities: { textDocument: { diagnostic: { dataSupport: true } } }
  })
  await connection.sendNotification("initialized", {})
  // Its answer waits for the pass over the folder.
  await connection.sendRequest("workspace/executeCommand", { command: "segue.openReport" })
  const report = await connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: []
  })
  await connection.sendRequest("shutdown")
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code))
  })
  await connection.sendNotification("exit")
  const places = report.items.flatMap((item) =>
    item.kind === "full"
      ? item.items
          .filter(({ data }) => (data as { readonly kind: string }).kind === "finding")
          .map((diagnostic) => shown(root, item.uri, diagnostic))
      : []
  )
  return { places: inOrder(places), code: await ended }
}

describe("segue lsp", () => {
  it("shows what segue check reports, file for file and place for place, and ends with 0", async () => {
    const root = project()
    const expected = await checked(root)
    assert.isAbove(expected.length, 15)
    const { code, places } = await served(root)
    assert.deepStrictEqual(places, expected)
    assert.strictEqual(code, 0)
  })

  it("takes standard streams without being told to, and ends with 1 when they break", async () => {
    const child = start(["lsp"])
    child.stdin.end()
    const { code, stdout } = await finished(child)
    assert.deepStrictEqual([code, stdout], [1, ""])
  })
})
