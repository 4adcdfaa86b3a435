/** Puts a server on a connection: waits for the client to say who it is, then lets every feature take its messages. */
import { type Connection, type InitializeParams, type InitializeResult, TextDocuments } from "vscode-languageserver"

import * as Analyst from "./Analyst.ts"
import * as capabilities from "./capabilities.ts"
import * as Client from "./Client.ts"
import * as Document from "./Document.ts"
import * as codeActions from "./features/code-actions.ts"
import * as codeLens from "./features/code-lens.ts"
import * as commands from "./features/commands.ts"
import * as completion from "./features/completion.ts"
import * as configuration from "./features/configuration.ts"
import * as diagnostics from "./features/diagnostics.ts"
import * as documentLinks from "./features/document-links.ts"
import * as files from "./features/files.ts"
import * as folders from "./features/folders.ts"
import * as hover from "./features/hover.ts"
import * as progress from "./features/progress.ts"
import * as pullRegistration from "./features/pull-registration.ts"
import * as push from "./features/push.ts"
import * as requests from "./features/requests.ts"
import * as workspaceDiagnostics from "./features/workspace-diagnostics.ts"
import * as Grammars from "./Grammars.ts"
import type { Host } from "./Host.ts"
import * as Projects from "./Projects.ts"
import type { InitializationOptions } from "./Protocol.ts"
import * as Refresh from "./Refresh.ts"
import * as Scanner from "./Scanner.ts"
import type { Base, Session } from "./Session.ts"
import * as Settled from "./Settled.ts"
import * as Signal from "./Signal.ts"

export interface Options {
  readonly host: Host
  /** The engine's version, for the status. */
  readonly version: string
}

const features = [
  codeActions,
  codeLens,
  commands,
  completion,
  configuration,
  diagnostics,
  documentLinks,
  files,
  hover,
  push,
  requests,
  workspaceDiagnostics
]

const foldersOf = ({ rootUri, workspaceFolders }: InitializeParams): ReadonlyArray<string> => {
  if (workspaceFolders !== undefined && workspaceFolders !== null) return workspaceFolders.map(({ uri }) => uri)
  return rootUri === undefined || rootUri === null ? [] : [rootUri]
}

const optionsOf = (sent: unknown): InitializationOptions => (typeof sent === "object" && sent !== null ? sent : {})

const sessionOf = (base: Base, params: InitializeParams): Session => {
  const projects = Projects.make(base, foldersOf(params))
  const watcher = progress.make(base)
  // One records what the other reads; the scanner is there before anything is analysed.
  const analyst = Analyst.make(base, projects, {
    analysed: (project, document, news) => scanner.record(project, document, news),
    told: (project, paths) => scanner.told(project, paths)
  })
  const scanner = Scanner.make(base, projects, {
    watcher: {
      ...watcher,
      end: (project) => {
        watcher.end(project)
        // What was judged before the others were known may be judged otherwise now.
        if (base.documents.all().length > 0) Refresh.all(session)
      }
    },
    analyseOpen: async (project) => {
      for (const document of base.documents.all()) {
        if (projects.known(document.key) === project) await analyst.analyse(document)
      }
    },
    shown: () => Refresh.all(session)
  })
  const session: Session = { ...base, projects, analyst, scanner }
  return session
}

const begin = async (session: Session): Promise<void> => {
  await Promise.all([configuration.begin(session), files.begin(session), pullRegistration.begin(session)])
  if (!session.ended.aborted) await folders.begin(session)
}

/** Starts a server on a connection, which begins to listen. */
export const start = (connection: Connection, { host, version }: Options): void => {
  const documents = new TextDocuments<Document.Document>({
    create: Document.create,
    update: (document, changes, newVersion) => Document.update(document, changes, newVersion)
  })
  const ending = new AbortController()
  let session: Session | undefined
  connection.onInitialize((params): InitializeResult => {
    const client = Client.of(params)
    const base: Base = {
      connection,
      host,
      version,
      client,
      options: optionsOf(params.initializationOptions),
      documents,
      grammars: Grammars.make(host),
      signal: Signal.make(),
      settled: Settled.make(documents, host),
      work: { scans: 0, filesRead: 0, analyses: 0 },
      ended: ending.signal
    }
    const made = sessionOf(base, params)
    session = made
    for (const feature of features) feature.register(made)
    return { capabilities: capabilities.of(client), serverInfo: { name: "segue", version } }
  })
  connection.onInitialized(() => {
    if (session === undefined) return
    const { connection: log } = session
    begin(session).catch((error: unknown) => {
      if (!ending.signal.aborted) log.console.error(`segue: ${error instanceof Error ? error.message : String(error)}`)
    })
  })
  connection.onShutdown(() => {
    ending.abort()
    session?.scanner.stop()
    // Held requests answer now; nothing is held over the end.
    session?.signal.changed()
  })
  documents.listen(connection)
  connection.listen()
}
