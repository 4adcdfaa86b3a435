/** Creates of which nobody knows whether the vendor carried them out. */
import { ageText, shown } from "../view/View.ts"
import type { Finding, Look } from "./Finding.ts"
import { type ItemOf, ofType, type Read } from "./gateway.ts"

/** Look-ups settle most doubts by themselves within moments. */
const DOUBT_MS = 120_000
/** Creates that are told one by one; more at once are one outage, not many things to look at. */
const CREATES_MAX = 20

const KEEP = "Keep each ref_id: the same create with the same ref_id never moves money twice, with another one it may."

const keyOf = ({ ref_id }: Pick<ItemOf<"create-in-doubt">, "ref_id">): string => `create-in-doubt:${ref_id}`

const toFinding = (create: ItemOf<"create-in-doubt">): Finding => ({
  key: keyOf(create),
  title: "A CREATE IS IN DOUBT",
  fields: [
    { name: "Reference", value: shown(create.ref_id) },
    { name: "Caller", value: shown(create.caller) },
    { name: "Attempts", value: String(create.attempts) },
    { name: "In doubt for", value: ageText(create.doubt_age_ms) }
  ],
  advice: `Nobody knows whether the vendor carried it out; the gateway goes on looking. ${KEEP}`,
  isEvent: false
})

const MORE = "creates-in-doubt:more"

/** One finding for each, and one for many; what is in doubt is not over because there is older doubt to tell. */
export const doubts = ({ isCut, items }: Read): Look => {
  const creates = ofType(items, "create-in-doubt")
  const old = creates.filter(({ doubt_age_ms }) => doubt_age_ms >= DOUBT_MS)
  const rest = old.length - CREATES_MAX
  const more: Finding = {
    key: MORE,
    title: "MORE CREATES ARE IN DOUBT",
    fields: [{ name: "Beside those told", value: `${rest}${isCut ? " or more" : ""}` }],
    advice: `The gateway's page lists them. ${KEEP}`,
    isEvent: false
  }
  return {
    findings: [...old.slice(0, CREATES_MAX).map(toFinding), ...(rest > 0 ? [more] : [])],
    still: isCut ? undefined : new Set([...creates.map(keyOf), ...(rest > 0 ? [MORE] : [])])
  }
}
