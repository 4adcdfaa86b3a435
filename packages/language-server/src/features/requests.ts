/** Our own requests: status, the tree of units, before and after. */
import * as Edit from "@segue/migrate/text/Edit"

import * as Access from "../Access.ts"
import { fieldsOf, levelIn, textIn } from "../commands/Command.ts"
import { unitsOf } from "../commands/open-report.ts"
import * as Fixes from "../Fixes.ts"
import { methods, type PreviewAnswer, type Status as StatusMessage } from "../Protocol.ts"
import type { Session } from "../Session.ts"
import * as Status from "../Status.ts"

const preview = async (session: Session, sent: unknown): Promise<PreviewAnswer | null> => {
  const fields = fieldsOf(sent)
  const uri = textIn(fields, "uri")
  if (uri === undefined) return null
  const accessed = await Access.file(session, uri)
  if (typeof accessed === "string") return null
  const { judgement, languageId } = accessed
  const id = textIn(fields, "unit")
  if (id === undefined) {
    const fixed = Fixes.ofText(session.host, judgement, { level: levelIn(fields) })
    return fixed === undefined ? null : { title: "Segue", languageId, before: fixed.before, after: fixed.after }
  }
  const unit = judgement.checked.report.units.find((one) => one.id === id)
  if (unit === undefined) return null
  return { title: unit.title, languageId, before: judgement.text, after: Edit.apply(judgement.text, unit.edits) }
}

/** Answers our requests; tells the status when it changes, to clients that asked for that. */
export const register = (session: Session): void => {
  const { analyst, connection, ended, host, options, signal } = session
  connection.onRequest(methods.status, (): StatusMessage => Status.of(session))
  connection.onRequest(methods.units, async () => {
    analyst.settle()
    // The first to ask sees folders that nothing else has asked for yet.
    await session.projects.folders()
    return unitsOf(session)
  })
  connection.onRequest(methods.preview, (sent: unknown) => {
    analyst.settle()
    return preview(session, sent)
  })
  if (options.status !== true) return
  let told = ""
  let isTelling = false
  signal.onChange(() => {
    if (isTelling) return
    isTelling = true
    void host.pause().then(() => {
      isTelling = false
      const { work, ...status } = Status.of(session)
      const text = JSON.stringify(status)
      if (ended.aborted || text === told) return
      told = text
      void connection.sendNotification(methods.status, { ...status, work })
    })
  })
}
