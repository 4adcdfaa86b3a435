/** `workspace/executeCommand`: finds the command and runs it. */
import { LSPErrorCodes, ResponseError } from "vscode-languageserver"

import type { Command } from "../commands/Command.ts"
import { explainRule } from "../commands/explain-rule.ts"
import { fixFile } from "../commands/fix-file.ts"
import { fixUnit } from "../commands/fix-unit.ts"
import { fixWorkspace } from "../commands/fix-workspace.ts"
import { migrateSelection } from "../commands/migrate-selection.ts"
import { openReport } from "../commands/open-report.ts"
import { restart } from "../commands/restart.ts"
import type { Session } from "../Session.ts"

/** Every command. */
export const all: ReadonlyArray<Command> = [
  fixFile,
  fixUnit,
  fixWorkspace,
  migrateSelection,
  openReport,
  explainRule,
  restart
]

const byName = new Map(all.map((command) => [command.name, command]))

/** Answers `workspace/executeCommand`. */
export const register = (session: Session): void => {
  session.connection.onExecuteCommand(async ({ arguments: given, command: name }, token, progress) => {
    const command = byName.get(name)
    if (command === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, `there is no command ${name}`)
    // What was typed counts for every file.
    session.analyst.settle()
    return command.run(session, given?.[0], { token, progress })
  })
}
