/** Folders that come into the workspace and leave it. */
import * as Refresh from "../Refresh.ts"
import type { Session } from "../Session.ts"

/** After `initialized`: listens to changed folders, and begins with those that are there. */
export const begin = async (session: Session): Promise<void> => {
  const { client, connection, projects, scanner } = session
  const look = async (): Promise<void> => {
    for (const project of await projects.folders()) {
      if (project.client.enable && project.client.scope === "workspace") void scanner.ensure(project)
    }
  }
  if (client.hasFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
      projects.change(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri)
      )
      await look()
      Refresh.all(session)
    })
  }
  await look()
}
