/** Tells everybody who shows something that it may be old. */
import { CodeLensRefreshRequest } from "vscode-languageserver"

import type { Session } from "./Session.ts"

/** Wakes held requests, and asks the client to ask again where it can be asked. */
export const all = ({ client, connection, ended, signal }: Session): void => {
  signal.changed()
  if (ended.aborted) return
  // A client that is just going away answers with an error, which is nobody's concern.
  if (client.canRefreshDiagnostics) connection.languages.diagnostics.refresh().catch(() => {})
  if (client.canRefreshLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {})
}
