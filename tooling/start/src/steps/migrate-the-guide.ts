import { isDeepStrictEqual } from "node:util"

import { legacyRequest, newRequest } from "../guide.ts"
import { payload } from "../segue.ts"
import { fail, type Step } from "../Step.ts"
import * as Text from "../Text.ts"

const shown = (value: unknown): string => Text.shortIds(JSON.stringify(value, null, 2))

export const migrateTheGuide: Step = {
  title: "The vendor guide's own legacy request, migrated by `segue payload`",
  run: async ({ stop }, tell) => {
    const { notes, result } = await payload(legacyRequest, stop)
    const columns = Text.beside(
      ["POST /v2/conversion/stablecoins", shown(legacyRequest)],
      ["POST /v2/orchestration/orchestrations", shown(result)]
    )
    for (const line of columns) tell(line)
    tell()
    if (!isDeepStrictEqual(result, newRequest)) fail("this is not the guide's own new request")
    tell("  These are exactly the keys and values of the guide's new request (ids are shortened here).")
    tell("  What is not documented about the new API is said with it:")
    for (const { message } of notes) for (const line of Text.wrap(`- ${message}`)) tell(line)
  }
}
