/** `/trpc`: the API. */
import { serving as api } from "@segue/api"
import { toTrpc } from "@segue/api/Failure"
import { GrantsUnavailable } from "@segue/api/Grants"
import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"

import { identify, type Routes } from "./Serving.ts"

/** The API. */
export const trpc: Routes = (app, serving) => {
  const { runtime } = serving
  // The layers are built. Looking a key up is too short to be kept account of, and every call does it.
  const run = Effect.runPromiseExitWith(runtime.cachedContext!)
  app.all(`${api.endpoint}/*`, (context) =>
    fetchRequestHandler({
      ...api,
      req: context.req.raw,
      createContext: async () => {
        const exit = await run(identify(serving, context))
        if (Exit.isFailure(exit)) {
          throw toTrpc(new GrantsUnavailable())
        }
        return { caller: Option.getOrUndefined(exit.value), requestId: context.get("requestId"), runner: runtime }
      }
    })
  )
}
