/** Hands changes to the client: applied at its end, or answered as an edit where the caller wants to do that itself. */
import * as Changes from "./Changes.ts"
import type { FixAnswer } from "./Protocol.ts"
import type { Session } from "./Session.ts"

/** What was worked out. */
export interface Outcome {
  readonly label: string
  readonly files: ReadonlyArray<Changes.FileChanges>
  readonly units: ReadonlyArray<string>
  readonly needs: ReadonlyArray<string>
  readonly withdrawn: ReadonlyArray<string>
}

/** Nothing was done, and why. */
export const nothing = (message: string): FixAnswer => ({
  applied: false,
  files: 0,
  units: [],
  needs: [],
  withdrawn: [],
  message
})

/** Applies or answers an outcome. */
export const deliver = async (
  { client, connection, ended }: Session,
  outcome: Outcome,
  apply: boolean | undefined
): Promise<FixAnswer> => {
  const files = outcome.files.filter(({ changes }) => changes.length > 0)
  const said = {
    files: files.length,
    units: outcome.units,
    needs: [...new Set(outcome.needs)],
    withdrawn: outcome.withdrawn
  }
  if (files.length === 0) {
    const message = outcome.withdrawn.length === 0 ? "There is nothing to fix." : "Nothing could be fixed without harm."
    return { ...said, applied: false, message }
  }
  const edit = Changes.workspaceEdit(client, files)
  if (apply === false) return { ...said, applied: false, edit }
  if (!client.appliesEdits) return { ...said, applied: false, edit, message: "The client does not apply edits." }
  if (ended.aborted) return { ...said, applied: false }
  const { applied, failureReason } = await connection.workspace.applyEdit({ label: outcome.label, edit })
  return { ...said, applied, ...(failureReason === undefined ? {} : { message: failureReason }) }
}
