/** `orchestrations.*`: creating, reading and following. */
import * as Orchestration from "@segue/core/Orchestration"
import * as Core from "@segue/core/Orchestrations"
import * as PaxosError from "@segue/core/PaxosError"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import { Creates } from "../Creates.ts"
import * as Failure from "../Failure.ts"
import type { Thing } from "../Grants.ts"
import { input } from "../Input.ts"
import { procedure, router } from "../Procedure.ts"
import { read, subscribe, write } from "../Run.ts"
import { scopes } from "../Scopes.ts"
import { isVisible, permit, visiblePage } from "../Visible.ts"
import * as Wire from "../Wire.ts"
import { wait, watch } from "./following.ts"
import { one, toThing } from "./one.ts"

/** What an outcome is on the wire: the same, with the reason of an unknown one as plain data. */
type OutcomeOnWire =
  | Exclude<Core.CreateOutcome, { readonly _tag: "Unknown" }>
  | { readonly _tag: "Unknown"; readonly ref_id: string; readonly reason: typeof Core.Unknown.Encoded.reason }

const encodeUnknown = Schema.encodeSync(Core.Unknown)

/** The record that an outcome found in place of a new one. */
const foundIn = (outcome: Core.CreateOutcome): Thing | undefined => {
  switch (outcome._tag) {
    case "AlreadyExists":
      return toThing(outcome.orchestration)
    case "LegacyConversion":
      return { _tag: "Conversion", conversion: outcome.conversion }
    case "Created":
    case "Unknown":
      return undefined
  }
}

const unknown = (ref_id: string): Core.CreateOutcome => ({
  _tag: "Unknown",
  ref_id,
  reason: new PaxosError.Unavailable({ status: 503 })
})

const create = (request: Orchestration.OrchestrationRequest) =>
  Effect.gen(function* () {
    yield* permit({ _tag: "CreateOrchestration", request })
    const service = yield* Creates
    const taken = new Failure.RefIdTaken({ ref_id: request.ref_id })
    const outcome = yield* service
      .create(request)
      .pipe(
        Effect.catchTag("RefIdConflict", (conflict) =>
          Effect.flatMap(
            isVisible(
              "target_asset" in conflict.existing
                ? { _tag: "Conversion", conversion: conflict.existing }
                : toThing(conflict.existing)
            ),
            (shown) => Effect.fail(shown ? conflict : taken)
          )
        )
      )
    const found = foundIn(outcome)
    if (found === undefined) return toWire(outcome)
    const shown = yield* Effect.result(isVisible(found))
    // It exists, and whether the caller may know of it cannot be told now: that is no failure of the create.
    if (Result.isFailure(shown)) return toWire(unknown(request.ref_id))
    return shown.success ? toWire(outcome) : yield* taken
  })

const toWire = (outcome: Core.CreateOutcome): OutcomeOnWire =>
  outcome._tag === "Unknown" ? encodeUnknown({ ...outcome, reason: Failure.publicReason(outcome.reason) }) : outcome

const list = ({ kind, ...query }: typeof Wire.List.Type) =>
  Effect.gen(function* () {
    const service = yield* Core.Orchestrations
    const page = yield* service.list(query)
    const items = kind === "conversion" ? page.items.filter(Orchestration.isConversion) : page.items
    return yield* visiblePage({ ...page, items }, toThing)
  })

/** Orchestrations. */
export const orchestrations = router({
  create: procedure(
    scopes.createOrchestration,
    Core.CreateOutcome,
    "Creates an orchestration, once per ref_id. `Unknown` is no failure: keep the ref_id and ask again with it."
  )
    .input(input(Wire.Create))
    .mutation(({ ctx, input: { send_before, ...request } }) => write(ctx, create(request), send_before)),
  get: procedure(scopes.readOrchestration, Orchestration.Orchestration, "One orchestration, by id or ref_id.")
    .input(input(Wire.Which))
    .query(({ ctx, input, signal }) => read(ctx, signal, one(input))),
  list: procedure(
    scopes.readOrchestration,
    Wire.pageOf(Orchestration.Orchestration),
    "One page. It may be shorter than asked for, even empty, and lead on: the end is where no cursor is."
  )
    .input(input(Wire.List))
    .query(({ ctx, input, signal }) => read(ctx, signal, list(input))),
  wait: procedure(
    scopes.readOrchestration,
    Wire.Waited,
    "Waits until an orchestration is terminal, or the time is over."
  )
    .input(input(Wire.Wait))
    .query(({ ctx, input, signal }) => read(ctx, signal, wait(input))),
  watch: procedure(
    scopes.readOrchestration,
    Wire.WatchMessage,
    "Every observed change from now on, or from lastEventId on without a gap."
  )
    .input(input(Wire.Watch))
    .subscription(({ ctx, input, signal }) => subscribe(ctx, signal, watch(input)))
})
