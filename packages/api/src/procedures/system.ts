/** `system.*`: the gateway about itself. */
import * as Effect from "effect/Effect"

import { procedure, router } from "../Procedure.ts"
import { read } from "../Run.ts"
import { scopes } from "../Scopes.ts"
import { Health, Info, System } from "../System.ts"

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
  )
})
