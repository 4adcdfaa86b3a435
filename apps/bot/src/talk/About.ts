/** Features that are about one orchestration: what they are asked about, and the one answer where there is none. */
import type { StoreError } from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import type { Config } from "../config/Config.ts"
import * as View from "../view/View.ts"
import { type Answer, type Asker, type Needs, refuse } from "./Feature.ts"
import { find, type Found } from "./Found.ts"

/** Longer is neither an id nor a `ref_id` that anybody writes by hand. */
const KEY_MAX = 200

/** Answers about the orchestration that a key names. Hidden and not there are answered alike. */
export const about = (
  config: Config,
  asker: Asker,
  feature: { readonly name: string; readonly usage: string },
  text: string,
  answer: (found: Found) => Effect.Effect<Answer, StoreError, Needs>
): Effect.Effect<Answer, StoreError, Needs> =>
  Effect.gen(function* () {
    // People copy ids with marks around them, from messages that have them so.
    const key = text.replaceAll(/^[`"'“”\s]+|[`"'“”\s]+$/gu, "")
    if (key === "" || key.length > KEY_MAX) {
      return refuse(`Say which one: ${feature.name} ${feature.usage}`)
    }
    const found = yield* find(key, asker.sight, config.routes)
    if (Option.isNone(found)) {
      return refuse(
        `No orchestration ${View.shown(key)} was seen that may be told of here.`,
        "Give its id or its ref_id, exactly as it was sent."
      )
    }
    return yield* answer(found.value)
  })

/** An orchestration in a few words: `PROCESSING: 10.00 USD to PYUSD, invoice-7, 1111…`. */
export const brief = ({ change }: Pick<Found, "change">): string => {
  const { id, ref_id } = change.orchestration
  const view = View.make(change, { environment: "", timeZone: "UTC", statusPage: undefined, metadataKeys: [] })
  return [view.title, ...(ref_id === undefined ? [] : [View.shown(ref_id)]), View.shown(id)].join(", ")
}
