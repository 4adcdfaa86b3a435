/** `GET /v2/conversion/stablecoins/{id}`. */
import { Views } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import type { Client } from "./Caller.ts"
import * as Legacy from "./Legacy.ts"
import { lookup } from "./Lookup.ts"
import * as refusals from "./refusals.ts"
import * as Reply from "./Reply.ts"

/** Reads one. */
export const get = (client: Client, id: string) =>
  Effect.gen(function* () {
    const found = Option.getOrUndefined(yield* lookup(client, id))
    if (found === undefined) return refusals.notFound(id)
    if (found._tag === "Conversion") return Reply.ok(found.conversion)
    const view = yield* (yield* Views).get(id)
    const legacy = Legacy.of(
      found.orchestration,
      Option.getOrElse(view, () => ({}))
    )
    if (legacy === undefined) return refusals.notFound(id)
    yield* Legacy.alarm(found.orchestration, legacy)
    return Reply.ok(legacy.conversion, legacy.headers)
  })
