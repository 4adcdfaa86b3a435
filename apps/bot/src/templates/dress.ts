/** Puts texts of the configuration in place of the usual ones; what the bot advises and where it knows it from stays. */
import { isTerminal } from "@segue/core/Orchestration"
import type { Change } from "@segue/follow/Store"

import type { View } from "../view/View.ts"
import { fill, type Kind, type Templates, type Texts, type Values } from "./Template.ts"

/** The kind of message that a change makes. */
const kindOf = ({ kind, status }: Change, isStuck: boolean): Kind => {
  if (isStuck) return "STUCK"
  if (kind === "incident") return "CONTRADICTION"
  return isTerminal(status) || status === "PENDING" || status === "PROCESSING" ? (status as Kind) : "any"
}

/** The view in the words of the configuration. `values` are what placeholders come to. */
export const dress = (
  view: View,
  change: Change,
  isStuck: boolean,
  templates: Templates | undefined,
  values: Values
): View => {
  const own: Texts = templates?.[kindOf(change, isStuck)] ?? {}
  const { fields, note, title } = { ...templates?.any, ...own }
  const said = note === undefined ? undefined : fill(note, values).text
  return {
    ...view,
    ...(title === undefined ? {} : { title: fill(title, values).text }),
    ...(fields === undefined
      ? {}
      : {
          fields: Object.entries(fields).flatMap(([name, text]) => {
            const value = fill(text, values)
            return value.isTold ? [{ name, value: value.text }] : []
          })
        }),
    ...(said === undefined ? {} : { advice: view.advice === undefined ? said : `${view.advice} ${said}` })
  }
}
