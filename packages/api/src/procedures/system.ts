/** `system.*`: the gateway about itself, and about what it found. */
import * as Effect from "effect/Effect"

import { Findings, Page, Query } from "../Findings.ts"
import { input } from "../Input.ts"
import { procedure, router } from "../Procedure.ts"
import { read } from "../Run.ts"
import { scopes } from "../Scopes.ts"
import { Health, Info, System } from "../System.ts"
import { visible } from "../Visible.ts"

const findings = (query: Query) =>
  Effect.gen(function* () {
    const { items, ...page } = yield* (yield* Findings).read(query)
    const things = items.flatMap(({ finding, thing }) => (thing === undefined ? [] : [{ finding, thing }]))
    const shown = yield* visible(things, ({ thing }) => thing)
    return { ...page, items: shown.map(({ finding }) => finding) }
  })

/** The gateway itself. */
export const system = router({
  info: procedure(scopes.readSystem, Info, "Which gateway this is, and whose money it moves.").query(
    ({ ctx, signal }) =>
      read(
        ctx,
        signal,
        Effect.flatMap(System, ({ info }) => info)
      )
  ),
  health: procedure(scopes.readSystem, Health, "How the gateway is.").query(({ ctx, signal }) =>
    read(
      ctx,
      signal,
      Effect.flatMap(System, ({ health }) => health)
    )
  ),
  findings: procedure(
    scopes.readFindings,
    Page,
    "One page of what somebody should look at beside statuses: creates in doubt or refused, differences, left-overs."
  )
    .input(input(Query))
    .query(({ ctx, input, signal }) => read(ctx, signal, findings(input)))
})
