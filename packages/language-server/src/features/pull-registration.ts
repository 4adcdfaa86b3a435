/** Whether diagnostics are pulled for the workspace or for open files follows a setting, so it is registered anew. */
import { DocumentDiagnosticRequest, type Disposable } from "vscode-languageserver"

import { diagnosticOptions } from "../capabilities.ts"
import type { Session } from "../Session.ts"

/** After `initialized`: registers, and again when the setting changes. */
export const begin = async ({ client, connection, ended, projects, signal }: Session): Promise<void> => {
  if (!client.pulls || !client.canRegisterPull) return
  let registered: Disposable | undefined
  let isWorkspace: boolean | undefined
  const wanted = (): boolean =>
    projects.loaded().some((project) => project.client.enable && project.client.scope === "workspace")
  let last: Promise<void> = Promise.resolve()
  const follow = (): Promise<void> => {
    last = last.then(async () => {
      if (ended.aborted || isWorkspace === wanted()) return
      isWorkspace = wanted()
      registered?.dispose()
      registered = await connection.client.register(DocumentDiagnosticRequest.type, {
        documentSelector: null,
        ...diagnosticOptions(isWorkspace)
      })
    })
    return last
  }
  await projects.folders()
  await follow()
  signal.onChange(() => {
    if (isWorkspace !== wanted()) void follow()
  })
}
