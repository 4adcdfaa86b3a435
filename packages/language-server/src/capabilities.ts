/** What the server says it can do, to a client that can do what it said. */
import { type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver"

import { kinds } from "./Actions.ts"
import type { Client } from "./Client.ts"
import { commands } from "./Protocol.ts"

/** The identifier of our diagnostics. */
export const IDENTIFIER = "segue"

/** Any file may be renamed, deleted or made. */
const anyFile = { filters: [{ pattern: { glob: "**/*" } }] }

/** How diagnostics are pulled: also those of files nobody opened, unless only open files are wanted. */
export const diagnosticOptions = (isWorkspace: boolean) => ({
  identifier: IDENTIFIER,
  interFileDependencies: true,
  workspaceDiagnostics: isWorkspace
})

/** The answer's capabilities. Pull diagnostics are registered later where the client allows: they follow a setting. */
export const of = (client: Client): ServerCapabilities => ({
  positionEncoding: "utf-16",
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  ...(client.pulls && !client.canRegisterPull ? { diagnosticProvider: diagnosticOptions(true) } : {}),
  codeActionProvider: client.hasActionLiterals
    ? { codeActionKinds: Object.values(kinds), resolveProvider: client.resolvesEdits, workDoneProgress: false }
    : true,
  hoverProvider: true,
  codeLensProvider: { resolveProvider: false },
  documentLinkProvider: { resolveProvider: false },
  completionProvider: { triggerCharacters: ['"', "'"], resolveProvider: false },
  executeCommandProvider: { commands: Object.values(commands), workDoneProgress: true },
  workspace: {
    ...(client.hasFolders ? { workspaceFolders: { supported: true, changeNotifications: true } } : {}),
    fileOperations: { didCreate: anyFile, didRename: anyFile, didDelete: anyFile }
  }
})
