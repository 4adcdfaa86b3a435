/** Shows a pass over the workspace while it lasts. */
import type { WorkDoneProgressServerReporter } from "vscode-languageserver"

import type { Watcher } from "../Scanner.ts"
import type { Base } from "../Session.ts"

/** What a client without progress gets: nothing. */
const silent: Watcher = { begin: () => {}, files: () => {}, end: () => {} }

/** Reports passes to a client that shows progress. */
export const make = ({ client, connection, ended }: Base): Watcher => {
  if (!client.hasProgress) return silent
  const shown = new Map<string, Promise<WorkDoneProgressServerReporter>>()
  const withReporter = (folder: string, use: (reporter: WorkDoneProgressServerReporter) => void): void => {
    void shown.get(folder)?.then((reporter) => {
      if (!ended.aborted) use(reporter)
    })
  }
  return {
    begin: ({ folder }) => {
      const creating = connection.window.createWorkDoneProgress()
      shown.set(folder, creating)
      withReporter(folder, (reporter) => reporter.begin("Segue", undefined, "reading the workspace"))
    },
    files: ({ folder }, count) => withReporter(folder, (reporter) => reporter.report(`${count} files`)),
    end: ({ folder }) => {
      withReporter(folder, (reporter) => reporter.done())
      shown.delete(folder)
    }
  }
}
