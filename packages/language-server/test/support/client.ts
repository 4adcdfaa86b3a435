/** A client in the same process: the real server and a real connection, over two streams. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { PassThrough } from "node:stream"
import { pathToFileURL } from "node:url"

import type { Host } from "@segue/language-server/Host"
import * as NodeHost from "@segue/language-server/node/NodeHost"
import { methods, type Status } from "@segue/language-server/Protocol"
import * as Server from "@segue/language-server/Server"
import { TextDocument } from "vscode-languageserver-textdocument"
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Command,
  type Connection,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type MessageConnection,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  PublishDiagnosticsNotification,
  type Range,
  type Registration,
  type RegistrationParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  WorkDoneProgress,
  type WorkspaceEdit
} from "vscode-languageserver/node"

/** Everything a modern editor says it can do. */
export const full: ClientCapabilities = {
  textDocument: {
    diagnostic: {
      dynamicRegistration: false,
      relatedDocumentSupport: false,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] }
    },
    publishDiagnostics: {},
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } },
      dataSupport: true,
      isPreferredSupport: true,
      honorsChangeAnnotations: true,
      resolveSupport: { properties: ["edit"] }
    }
  },
  workspace: {
    applyEdit: true,
    workspaceFolders: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      changeAnnotationSupport: { groupsOnLabel: true }
    }
  }
}

export interface Options {
  readonly capabilities?: ClientCapabilities
  readonly folders?: ReadonlyArray<string>
  readonly initializationOptions?: unknown
  /** What `workspace/configuration` answers. */
  readonly settings?: () => unknown
  /** The machine, where it is not this one as it is. */
  readonly host?: Host
}

export interface Client {
  readonly connection: ProtocolConnection
  readonly server: InitializeResult
  /** Published diagnostics, newest last. */
  readonly published: Array<PublishDiagnosticsParams>
  /** Edits the server asked to apply; answered as applied. */
  readonly applied: Array<WorkspaceEdit>
  /** What the server registered, newest last. */
  readonly registrations: Array<Registration>
  /** What the server told of its status unasked, newest last. */
  readonly statuses: Array<Status>
  /** Every method the server sent as a request or notification. */
  readonly received: Array<string>
  readonly open: (uri: string, languageId: string, text: string) => Promise<void>
  readonly change: (uri: string, changes: Array<TextDocumentContentChangeEvent>) => Promise<void>
  readonly close: (uri: string) => Promise<void>
  readonly text: (uri: string) => string
  readonly pull: (uri: string, previousResultId?: string) => Promise<DocumentDiagnosticReport>
  readonly diagnostics: (uri: string) => Promise<ReadonlyArray<Diagnostic>>
  readonly actions: (uri: string, range: Range, only?: Array<string>) => Promise<ReadonlyArray<CodeAction | Command>>
  readonly resolve: (action: CodeAction) => Promise<CodeAction>
  readonly run: <A>(command: string, argument?: unknown) => Promise<A>
  readonly until: (isSo: () => boolean) => Promise<void>
  readonly stop: () => Promise<void>
}

const running = new Set<Client>()
/** Folders that tests were given. */
const made = new Set<string>()

/** Stops every client of a test, whatever became of it. */
export const stopAll = async (): Promise<void> => {
  for (const client of running) await client.stop()
  // A worker is ended from outside: nothing waits for its own end.
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true })
  made.clear()
}

/** A host of this process, for tests that look behind it. */
export const host = NodeHost.make(NodeHost.fromSource())

/** Connects a client to a new server. */
export const start = async (options: Options = {}): Promise<Client> => {
  const up = new PassThrough()
  const down = new PassThrough()
  const serverSide: Connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(up),
    new StreamMessageWriter(down)
  ) as unknown as Connection
  Server.start(serverSide, { host: options.host ?? host, version: "0.0.0-test" })
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const published: Array<PublishDiagnosticsParams> = []
  const applied: Array<WorkspaceEdit> = []
  const received: Array<string> = []
  const statuses: Array<Status> = []
  const registered: Array<Registration> = []
  const documents = new Map<string, TextDocument>()
  let wakers: Array<() => void> = []
  const wake = (): void => {
    const woken = wakers
    wakers = []
    for (const one of woken) one()
  }
  const heard = (method: string): void => {
    received.push(method)
    wake()
  }
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params)
    heard("textDocument/publishDiagnostics")
  })
  connection.onNotification(methods.status, (status: Status) => {
    statuses.push(status)
    heard(methods.status)
  })
  const any = connection as unknown as MessageConnection
  any.onNotification((method) => heard(method))
  connection.onRequest("workspace/configuration", ({ items }: { items: ReadonlyArray<unknown> }) => {
    heard("workspace/configuration")
    return items.map(() => options.settings?.() ?? null)
  })
  connection.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
    applied.push(edit)
    heard("workspace/applyEdit")
    return { applied: true }
  })
  connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
    registered.push(...registrations)
    heard("client/registerCapability")
    return null
  })
  connection.onRequest("window/workDoneProgress/create", ({ token }: { token: string }) => {
    connection.onProgress(WorkDoneProgress.type, token, ({ kind }) => heard(`progress: ${kind}`))
    heard("window/workDoneProgress/create")
    return null
  })
  any.onRequest((method) => {
    heard(method)
    return null
  })
  connection.listen()
  const folders = options.folders ?? []
  const server = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: folders.map((uri) => ({ uri, name: path.basename(uri) })),
    capabilities: options.capabilities ?? full,
    ...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions })
  })
  await connection.sendNotification(InitializedNotification.type, {})
  const pull: Client["pull"] = (uri, previousResultId) =>
    connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId })
    })
  const client: Client = {
    connection,
    server,
    published,
    applied,
    registrations: registered,
    statuses,
    received,
    open: async (uri, languageId, text) => {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text))
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text }
      })
    },
    change: async (uri, contentChanges) => {
      const document = documents.get(uri)!
      const version = document.version + 1
      documents.set(uri, TextDocument.update(document, contentChanges, version))
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges
      })
    },
    close: async (uri) => {
      documents.delete(uri)
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } })
    },
    text: (uri) => documents.get(uri)!.getText(),
    pull,
    diagnostics: async (uri) => {
      const report = await pull(uri)
      return report.kind === "full" ? report.items : []
    },
    actions: async (uri, range, only) =>
      (await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) }
      })) ?? [],
    resolve: (action) => connection.sendRequest(CodeActionResolveRequest.type, action),
    run: async <A>(command: string, argument?: unknown) =>
      (await connection.sendRequest(ExecuteCommandRequest.type, {
        command,
        ...(argument === undefined ? {} : { arguments: [argument] })
      })) as A,
    until: async (isSo) => {
      while (!isSo()) await new Promise<void>((resolve) => wakers.push(resolve))
    },
    stop: async () => {
      if (!running.delete(client)) return
      await connection.sendRequest(ShutdownRequest.type)
      connection.dispose()
      up.destroy()
      down.destroy()
    }
  }
  running.add(client)
  return client
}

/** A folder with these files, as the address of a workspace's folder. */
export const workspace = (files: Readonly<Record<string, string>>): { uri: string; file: (name: string) => string } => {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "segue-ls-")))
  made.add(root)
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }
  return { uri: pathToFileURL(root).href, file: (name) => pathToFileURL(path.join(root, name)).href }
}

/** A document after an edit of the server. */
export const applyTo = (text: string, uri: string, edit: WorkspaceEdit): string => {
  const edits = [
    ...(edit.changes?.[uri] ?? []),
    ...(edit.documentChanges ?? []).flatMap((change) =>
      "textDocument" in change && change.textDocument.uri === uri ? change.edits : []
    )
  ].flatMap((one) => ("newText" in one ? [one] : []))
  return TextDocument.applyEdits(TextDocument.create(uri, "text", 1, text), edits)
}
