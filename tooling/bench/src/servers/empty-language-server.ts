import { TextDocument } from "vscode-languageserver-textdocument"
/** A language server that does nothing but answer: what the protocol's library costs by itself. */
import { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind } from "vscode-languageserver/node"

const connection = createConnection(ProposedFeatures.all)
const documents = new TextDocuments(TextDocument)

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false }
  }
}))
connection.languages.diagnostics.on(() => ({ kind: "full" as const, items: [] }))
documents.listen(connection)
connection.listen()
