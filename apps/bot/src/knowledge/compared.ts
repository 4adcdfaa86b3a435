/** What the gateway's comparison with the vendor found: as one finding, the same differences night for night are no news. */
import { shown } from "../view/View.ts"
import { exactly, type Finding, type Look } from "./Finding.ts"
import { type ItemOf, ofType, type Read } from "./gateway.ts"

const LISTED_MAX = 12

type Difference = ItemOf<"difference">

const lineOf = ({ difference, fields, here, id, ref_id, there }: Difference): string =>
  shown(
    [
      `${difference} ${id}`,
      ...(ref_id === undefined ? [] : [ref_id]),
      ...(fields.length === 0 ? [] : [`differs in ${fields.join(", ")}`]),
      ...(here === undefined ? [] : [`here ${here}`]),
      ...(there === undefined ? [] : [`there ${there}`])
    ].join(", ")
  )

const toFinding = (
  kind: string,
  title: string,
  advice: string,
  found: readonly [Difference, ...ReadonlyArray<Difference>]
): Finding => {
  const which = found.map(({ difference, id }) => `${difference} ${id}`).toSorted()
  const more = found.length - LISTED_MAX
  const [{ compared, compared_from }] = found
  return {
    key: `${kind}:${which.join()}`,
    title: `${title}: ${found.length}`,
    fields: [
      { name: "Which", value: found.slice(0, LISTED_MAX).map(lineOf).join("\n") },
      ...(more > 0 ? [{ name: "More", value: `${more}, on the gateway's page` }] : []),
      { name: "Compared", value: `${compared}, from ${compared_from} on` }
    ],
    advice,
    isEvent: false
  }
}

const lookAt =
  (kind: string, title: string, advice: string) =>
  ({ isCut, items }: Read): Look => {
    const [first, ...more] = ofType(items, "difference")
    const look = exactly(first === undefined ? [] : [toFinding(kind, title, advice, [first, ...more])])
    return isCut ? { ...look, still: undefined } : look
  }

/** By kind. */
export const compared = {
  differences: lookAt(
    "differences",
    "DIFFERENCES BETWEEN THE VENDOR AND THE GATEWAY",
    "Money that differs, and what the vendor does not show, are to be looked at now. Check balances before sending again."
  ),
  foreign: lookAt(
    "foreign",
    "ORCHESTRATIONS THAT NOBODY HERE STARTED",
    "Nobody started them through the gateway, and no rule did. If nobody of yours knows them, ask the vendor now."
  )
} as const
