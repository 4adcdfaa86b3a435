/** What a remark about an orchestration says. */
import { toMillisFloor } from "@segue/core/Timestamp"

import type { Remark } from "../outbox/Content.ts"
import * as View from "./View.ts"

/** What tells which orchestration it is; the message itself has the rest. */
const KEPT: ReadonlySet<string> = new Set(["Reason", "Age", "Reference", "Id"])

/** The view of a remark; `nowMs` since 1970. */
export const makeRemark = (
  { at, by, change, mention, reason, word }: Remark,
  sequence: number,
  { templates: _own, ...surroundings }: View.Surroundings,
  nowMs: number
): View.View => {
  const isStuck = reason === "STUCK"
  const view = isStuck ? View.makeStuck(change, surroundings, nowMs) : View.make(change, surroundings)
  const isAcknowledged = word === "acknowledged"
  const forText = View.ageText(nowMs - toMillisFloor(at))
  const since = { name: "Nobody for", value: forText }
  return {
    ...view,
    kind: "remark",
    sequence,
    tone: isAcknowledged ? "waiting" : "bad",
    title: isAcknowledged
      ? `ACKNOWLEDGED by ${View.shown(by ?? "somebody")}: ${view.title}`
      : `NOT ACKNOWLEDGED: ${view.title}`,
    fields: [...(isAcknowledged ? [] : [since]), ...view.fields.filter(({ name }) => KEPT.has(name))],
    advice: isAcknowledged ? undefined : view.advice,
    ...(mention === undefined ? {} : { mention })
  }
}
