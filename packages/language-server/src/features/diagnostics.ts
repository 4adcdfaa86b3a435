/** Diagnostics of one document, for clients that ask. */
import {
  type CancellationToken,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError
} from "vscode-languageserver"

import * as Address from "../Address.ts"
import type { Session } from "../Session.ts"

/** The answer was overtaken by an edit: the client is to ask again. */
const overtaken = (): ResponseError<{ retriggerRequest: boolean }> =>
  new ResponseError(LSPErrorCodes.ServerCancelled, "the document has changed", { retriggerRequest: true })

/** Answers `textDocument/diagnostic`. */
export const register = (session: Session): void => {
  const { analyst, connection, documents, settled } = session
  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument
    const asked = documents.get(uri)
    if (asked === undefined) return closed(session, uri)
    const version = asked.version
    // Edits that have arrived already are read first: what nobody waits for is not computed.
    await settled()
    const document = documents.get(uri)
    if (token.isCancellationRequested || document === undefined || document.version !== version) throw overtaken()
    const analysis = await analyst.analyse(document)
    if (isStale(token, document.version, analysis.version)) throw overtaken()
    return params.previousResultId === analysis.resultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: analysis.resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: analysis.resultId, items: [...analysis.diagnostics] }
  })
}

const isStale = (token: CancellationToken, newest: number, answered: number): boolean =>
  token.isCancellationRequested || newest !== answered

/** A document that is not open is known from its project, if at all. */
const closed = ({ projects }: Session, uri: string): DocumentDiagnosticReport => {
  const key = Address.canonical(uri)
  const entry = projects.known(key)?.entries.get(key)
  return { kind: DocumentDiagnosticReportKind.Full, items: [...(entry?.diagnostics ?? [])] }
}
