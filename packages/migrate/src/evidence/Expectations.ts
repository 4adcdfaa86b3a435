/** What a request that is written as data says of its reply in a little language of the tool that sends it. */
import type { Blocker } from "../model/Subject.ts"
import type { ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"

/** Argo's `successCondition`, Artillery's `expect`, `match` and `capture`, Tavern's `save`, `until` of others. */
const KEY = /condition|expect|match|assert|check|capture|until|success|validat|wait|save|extract/iu

/** Statuses and fields that the new API calls otherwise. */
const WORD =
  /\b(?:CREATED|SETTLED|CANCELLED|target_asset|recipient_profile_id|settled_at|cancelled_at)\b|\$\.(?:[\w.[\]*]+\.)?amount\b/u

/** Places beside a request that await old words of its reply: the request may not move without them. */
export const blockers = (holder: ObjectValue): ReadonlyArray<Blocker> =>
  holder.entries
    .filter((entry) => KEY.test(entry.key))
    .flatMap((entry) => [...Values.walk(entry.value)])
    .filter((value) => value.kind === "string" && WORD.test(value.text))
    .map((value) => ({
      range: Values.range(value),
      message: "What is awaited of the reply stands here in the words of the old API.",
      needs: "Write what is awaited in the words of the new API, and change it together with the request."
    }))
