/** What happens to files outside of the editor's documents: watched, renamed, deleted. */
import { DidChangeWatchedFilesNotification, type FileChangeType, FileChangeType as Kind } from "vscode-languageserver"

import * as Address from "../Address.ts"
import * as FolderConfig from "../FolderConfig.ts"
import type { Session } from "../Session.ts"
import { reload } from "./configuration.ts"

const IGNORE_FILE = /\/\.(?:git)?ignore$/u
const INSIDE = /\/(?:node_modules|\.git|\.hg|\.svn|\.jj)\//u

const apply = async (
  session: Session,
  changes: ReadonlyArray<{ readonly uri: string; readonly type: FileChangeType }>
): Promise<void> => {
  const { projects, scanner } = session
  const paths = changes.map((change) => ({ ...change, path: Address.pathOf(change.uri) }))
  if (paths.some(({ path }) => path.endsWith(`/${FolderConfig.FILE_NAME}`))) await reload(session)
  const ignoring = paths.filter(({ path }) => IGNORE_FILE.test(path))
  for (const project of projects.loaded()) {
    if (ignoring.some(({ path }) => Address.isBelow(project.path, path)) && project.progress !== "unknown")
      scanner.restart(project)
  }
  for (const { path, type, uri } of paths) {
    if (INSIDE.test(path)) continue
    if (type === Kind.Deleted) scanner.deleted(uri)
    else await scanner.changed(uri)
  }
}

/** Listens to what the client tells of files. */
export const register = (session: Session): void => {
  const { analyst, connection, documents, scanner } = session
  connection.onDidChangeWatchedFiles(({ changes }) => apply(session, changes))
  connection.workspace.onDidRenameFiles(({ files }) =>
    apply(
      session,
      files.flatMap(({ newUri, oldUri }) => [
        { uri: oldUri, type: Kind.Deleted },
        { uri: newUri, type: Kind.Created }
      ])
    )
  )
  connection.workspace.onDidDeleteFiles(({ files }) =>
    apply(
      session,
      files.map(({ uri }) => ({ uri, type: Kind.Deleted }))
    )
  )
  connection.workspace.onDidCreateFiles(({ files }) =>
    apply(
      session,
      files.map(({ uri }) => ({ uri, type: Kind.Created }))
    )
  )
  documents.onDidClose(async ({ document }) => {
    analyst.forget(document.key)
    // What was typed and not saved is gone; the file counts again.
    if (document.key.startsWith("untitled:")) return
    await scanner.changed(document.uri)
  })
}

/** After `initialized`: asks for changes of all files, because any may come to speak the legacy API. */
export const begin = async ({ client, connection }: Session): Promise<void> => {
  if (client.canRegisterWatchers)
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] })
}
