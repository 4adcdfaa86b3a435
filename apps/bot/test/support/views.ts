/** Messages to send: of each kind, and the worst that an orchestration could make of one. */
import * as View from "../../src/view/View.ts"
import { change } from "./changes.ts"

/** What messages know beside a change. */
export const surroundings: View.Surroundings = {
  environment: "test",
  timeZone: "UTC",
  statusPage: undefined,
  metadataKeys: []
}

/** The message about an orchestration in a status. */
export const view = (status: string): View.View => View.make(change({ status }), surroundings)

const long = "<&\u{1F534}\\*_`[]()@everyone ".repeat(400)
const keys = Array.from({ length: 900 }, (_, index) => `key ${index} ${long}`)

/** Everything as long and as hostile as it can be. */
export const extreme = (): View.View =>
  View.make(
    change(
      { status: "FAILED" },
      {
        ref_id: long,
        source_amount: "1".repeat(64),
        source_asset: long,
        fail_reason: { detail: long },
        metadata: Object.fromEntries(keys.map((key) => [key, long]))
      }
    ),
    {
      ...surroundings,
      environment: "e".repeat(4_000),
      metadataKeys: keys,
      statusPage: `https://s/{id}?${"q".repeat(4_000)}`
    }
  )
