/**
 * `GET /v2/profiles/{id}/balances`: no part of the old API, but what its clients read beside it through the same base
 * address. Shown for profiles that the caller has a grant for.
 */
import { Profiles } from "@segue/core/Profiles"
import * as Query from "@segue/core/Query"
import * as Effect from "effect/Effect"

import type { Client } from "./Caller.ts"
import { isShown } from "./Lookup.ts"
import * as Reply from "./Reply.ts"

/** Reads what a profile holds. */
export const balances = (client: Client, profile_id: string, url: string) =>
  Effect.gen(function* () {
    if (!(yield* isShown(client, { _tag: "Profile", profile_id }))) {
      return Reply.problem(404, `profile with id ${profile_id} not found`)
    }
    const assets = Query.parse(new URL(url).search).flatMap(([key, value]) => (key === "assets" ? [value] : []))
    const items = yield* (yield* Profiles).balances(profile_id, assets.length === 0 ? undefined : assets)
    return Reply.ok({ items })
  })
