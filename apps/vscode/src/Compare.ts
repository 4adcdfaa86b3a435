/** Before and after of one call, side by side: the file as it stands, and the file as the fix would leave it. */
import type { PreviewAnswer, PreviewParams } from "@segue/language-server/Protocol"
import * as vscode from "vscode"

import type { Server } from "./Server.ts"

const SCHEME = "segue-preview"

/** The address of a preview: the file's path for the editor's title and language, the question in the query. */
const addressOf = (params: PreviewParams): vscode.Uri =>
  vscode.Uri.from({ scheme: SCHEME, path: vscode.Uri.parse(params.uri).path, query: JSON.stringify(params) })

/** Serves the texts of previews. */
export const register = (server: Server): vscode.Disposable => {
  const changed = new vscode.EventEmitter<vscode.Uri>()
  const shown = (): ReadonlyArray<vscode.Uri> =>
    vscode.workspace.textDocuments.map(({ uri }) => uri).filter(({ scheme }) => scheme === SCHEME)
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: async ({ query }) => {
      const params = JSON.parse(query) as PreviewParams
      const answer = await server.preview(params)
      // A unit that is gone has been fixed or rewritten: then there is no difference left to show.
      return answer?.after ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(params.uri))).getText()
    }
  })
  const edited = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    for (const uri of shown()) {
      if ((JSON.parse(uri.query) as PreviewParams).uri === document.uri.toString()) changed.fire(uri)
    }
  })
  return vscode.Disposable.from(provider, edited, changed)
}

/** Opens the two sides; says so where there is nothing to compare. */
export const open = async (server: Server, params: PreviewParams): Promise<void> => {
  const answer: PreviewAnswer | null = await server.preview(params)
  if (answer === null || answer.before === answer.after) {
    void vscode.window.showInformationMessage("No rewrite is known for this one: a person has to decide.")
    return
  }
  await vscode.commands.executeCommand("vscode.diff", vscode.Uri.parse(params.uri), addressOf(params), answer.title)
}
