/** `events.*`: what the vendor told of. */
import { Event, EventQuery } from "@segue/core/Event"
import { Id } from "@segue/core/Id"
import { Orchestrations } from "@segue/core/Orchestrations"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

import type { Thing } from "../Grants.ts"
import { input } from "../Input.ts"
import { procedure, router } from "../Procedure.ts"
import { read } from "../Run.ts"
import { scopes } from "../Scopes.ts"
import { orNotFound, visiblePage } from "../Visible.ts"
import * as Wire from "../Wire.ts"

const toThing = (event: Event): Thing => ({ _tag: "Event", event })

/** A test event is found only with `is_test` (docs/vendor-facts.md#event-is-test). */
const Which = Schema.Struct({ id: Id, is_test: Schema.optionalKey(Schema.Boolean) })

const get = ({ id, ...options }: typeof Which.Type) =>
  Effect.gen(function* () {
    const service = yield* Orchestrations
    return yield* orNotFound("GetEvent", id, service.events.get(id, options), toThing)
  })

const list = (query: EventQuery) =>
  Effect.gen(function* () {
    return yield* visiblePage(yield* (yield* Orchestrations).events.list(query), toThing)
  })

/** Events. */
export const events = router({
  get: procedure(scopes.readEvent, Event, "One of the vendor's events.")
    .input(input(Which))
    .query(({ ctx, input, signal }) => read(ctx, signal, get(input))),
  list: procedure(scopes.readEvent, Wire.pageOf(Event), "One page of the vendor's events, oldest first.")
    .input(input(EventQuery))
    .query(({ ctx, input, signal }) => read(ctx, signal, list(input)))
})
