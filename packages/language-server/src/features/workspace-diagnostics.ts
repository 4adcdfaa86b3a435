/**
 * Diagnostics of files nobody has opened. A request is streamed while files are being read, and then held until
 * something changes: a client that asks again and again costs nothing.
 */
import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport
} from "vscode-languageserver"

import * as Address from "../Address.ts"
import type { Project } from "../Project.ts"
import type { Session } from "../Session.ts"

const cancelled = (token: CancellationToken): Promise<void> =>
  new Promise((resolve) => {
    token.onCancellationRequested(() => resolve())
  })

const isWatched = ({ client }: Project): boolean => client.enable && client.scope === "workspace"

/** What the client does not have yet; remembers it as sent. */
const news = (
  { documents, projects }: Session,
  sent: Map<string, string>
): Array<WorkspaceDocumentDiagnosticReport> => {
  const open = new Map(documents.all().map((document) => [document.key, document]))
  const items: Array<WorkspaceDocumentDiagnosticReport> = []
  const known = new Set<string>()
  for (const project of projects.loaded().filter(isWatched)) {
    for (const { diagnostics, key, resultId } of project.entries.values()) {
      known.add(key)
      if (sent.get(key) === resultId || (diagnostics.length === 0 && !sent.has(key))) continue
      sent.set(key, resultId)
      const document = open.get(key)
      items.push({
        kind: DocumentDiagnosticReportKind.Full,
        uri: document?.uri ?? key,
        version: document?.version ?? null,
        resultId,
        items: [...diagnostics]
      })
    }
  }
  for (const key of sent.keys()) {
    if (known.has(key)) continue
    sent.delete(key)
    // Without a result id the client forgets the file.
    items.push({
      kind: DocumentDiagnosticReportKind.Full,
      uri: open.get(key)?.uri ?? key,
      version: open.get(key)?.version ?? null,
      items: []
    })
  }
  return items
}

/** Answers `workspace/diagnostic`. */
export const register = (session: Session): void => {
  const { connection, ended, projects, scanner, signal } = session
  connection.languages.diagnostics.onWorkspace(
    async (params, token, _work, partial): Promise<WorkspaceDiagnosticReport> => {
      const sent = new Map(params.previousResultIds.map(({ uri, value }) => [Address.canonical(uri), value]))
      const kept: Array<WorkspaceDocumentDiagnosticReport> = []
      let hasSent = false
      const off = cancelled(token)
      const folders = await projects.folders()
      for (const project of folders.filter(isWatched)) void scanner.ensure(project)
      for (;;) {
        const revision = signal.revision()
        const items = news(session, sent)
        if (items.length > 0 && partial !== undefined) partial.report({ items })
        else kept.push(...items)
        hasSent ||= items.length > 0
        const isScanning = projects.loaded().some((one) => isWatched(one) && one.progress !== "known")
        if (hasSent && !isScanning) return { items: kept }
        await Promise.race([signal.after(revision), off])
        // The end of the session wakes everybody, too.
        if (token.isCancellationRequested || ended.aborted) {
          throw new ResponseError(LSPErrorCodes.ServerCancelled, "cancelled", { retriggerRequest: false })
        }
      }
    }
  )
}
