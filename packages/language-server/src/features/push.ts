/** Diagnostics for clients that never ask: sent when they differ from what was sent last. */
import * as Address from "../Address.ts"
import type { Document } from "../Document.ts"
import type { Session } from "../Session.ts"

/** Publishes after every change, unless the client pulls. */
export const register = (session: Session): void => {
  const { analyst, client, connection, documents, ended, projects, settled, signal } = session
  if (client.pulls) return
  /** Address → result that the client shows; open documents also by version. */
  const shown = new Map<string, string>()
  const uriOf = new Map<string, string>()

  const send = (key: string, resultId: string, message: Parameters<typeof connection.sendDiagnostics>[0]): void => {
    const name = `${resultId} ${message.version ?? ""}`
    if (
      shown.get(key) === name ||
      (message.diagnostics.length === 0 && !shown.has(key) && message.version === undefined)
    )
      return
    if (message.diagnostics.length === 0 && message.version === undefined) shown.delete(key)
    else shown.set(key, name)
    uriOf.set(key, message.uri)
    void connection.sendDiagnostics(message)
  }

  const publish = async (document: Document): Promise<void> => {
    const { version } = document
    // Whatever else was typed is read first; only the last version is looked at.
    await settled()
    if (documents.get(document.uri) !== document || document.version !== version || ended.aborted) return
    const analysis = await analyst.analyse(document)
    if (document.version !== analysis.version || documents.get(document.uri) !== document || ended.aborted) return
    send(document.key, analysis.resultId, {
      uri: document.uri,
      version: analysis.version,
      diagnostics: [...analysis.diagnostics]
    })
  }

  /** Files that are not open: what the workspace's pass has found. */
  const publishFiles = (): void => {
    const open = new Set(documents.all().map(({ key }) => key))
    const known = new Set<string>()
    for (const project of projects.loaded()) {
      if (project.client.scope !== "workspace" || !project.client.enable) continue
      for (const entry of project.entries.values()) {
        known.add(entry.key)
        if (!open.has(entry.key))
          send(entry.key, entry.resultId, {
            uri: uriOf.get(entry.key) ?? entry.key,
            diagnostics: [...entry.diagnostics]
          })
      }
    }
    for (const key of shown.keys()) {
      if (!known.has(key) && !open.has(key)) send(key, "", { uri: uriOf.get(key) ?? key, diagnostics: [] })
    }
  }

  documents.onDidChangeContent(({ document }) => void publish(document))
  documents.onDidClose(({ document }) => {
    shown.delete(document.key)
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })
    uriOf.delete(Address.canonical(document.uri))
  })
  signal.onChange(() => {
    if (ended.aborted) return
    for (const document of documents.all()) void publish(document)
    publishFiles()
  })
}
