/** What every answer ends with: whose money it is about, and up to when that is known. */
import { FollowingState } from "@segue/storage/FollowingState"
import type { StorageError } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import * as View from "../view/View.ts"

/** As whoever follows has kept it; the newest event that was seen, and whether that goes on. */
export const asOf = ({
  environment,
  timeZone
}: Pick<Config, "environment" | "timeZone">): Effect.Effect<string, StorageError, FollowingState> =>
  Effect.gen(function* () {
    const tail = (yield* (yield* FollowingState).read).find(({ way }) => way === "tail")
    if (tail?.succeededAt === undefined) return `${environment}, nothing was heard of the source yet`
    const away = tail.failing === undefined ? "" : "; the source does not answer now"
    return `${environment}, data as of ${View.timeText(tail.succeededAt, timeZone)}${away}`
  })
