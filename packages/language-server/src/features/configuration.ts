/** Settings and configuration files: what changes in them counts at once. */
import { DidChangeConfigurationNotification } from "vscode-languageserver"

import * as FolderConfig from "../FolderConfig.ts"
import * as Refresh from "../Refresh.ts"
import type { Session } from "../Session.ts"

/** Reads everything that configures anew, and looks again where something else holds now. */
export const reload = async (session: Session): Promise<void> => {
  const { ended, projects, scanner } = session
  await projects.reload((changed) => {
    if (ended.aborted || changed.length === 0) return
    for (const project of changed) {
      const wants = project.client.enable && project.client.scope === "workspace"
      if (project.progress !== "unknown" || wants) scanner.restart(project)
    }
    Refresh.all(session)
  })
}

const sectionOf = (settings: unknown): unknown =>
  typeof settings === "object" && settings !== null && "segue" in settings ? settings.segue : settings

/** Listens to changed settings, and to saved configuration files for clients that watch none. */
export const register = (session: Session): void => {
  const { client, connection, documents, projects } = session
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (!client.hasConfiguration) projects.tell(sectionOf(settings))
    await reload(session)
  })
  documents.onDidSave(async ({ document }) => {
    if (document.path.endsWith(`/${FolderConfig.FILE_NAME}`)) await reload(session)
  })
}

/** After `initialized`: asks to be told. */
export const begin = async ({ client, connection }: Session): Promise<void> => {
  if (client.canRegisterConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "segue" })
}
