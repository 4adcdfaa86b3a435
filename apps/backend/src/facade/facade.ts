/** The old API's paths, for clients that are not migrated yet: orchestrations underneath, the old words outside. */
import * as Scope from "@segue/core/Scope"
import * as Effect from "effect/Effect"
import type { Context } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"

import type { Env, Routes, Services } from "../http/Serving.ts"
import { balances } from "./balances.ts"
import * as Caller from "./Caller.ts"
import { cancel } from "./cancel.ts"
import { create } from "./create.ts"
import * as Cursor from "./Cursor.ts"
import { get } from "./get.ts"
import { list } from "./list.ts"
import * as refusals from "./refusals.ts"
import * as Reply from "./Reply.ts"
import { token } from "./token.ts"

type Handled = Effect.Effect<Reply.Reply, Parameters<typeof refused>[0], Services>

const COLLECTION = "/v2/conversion/stablecoins"

const NO_OTHER =
  "this gateway speaks the old API at /v2/conversion/stablecoins alone, and the new one at /trpc (see /openapi.json); ask the vendor for anything else"

/** Every failure that is no reply yet. */
const refused = (
  failure: Reply.Reply | Parameters<typeof refusals.of>[0] | { readonly _tag: "StoreError" }
): Reply.Reply =>
  "status" in failure ? failure : failure._tag === "StoreError" ? refusals.noDatabase : refusals.of(failure)

/** The routes; any other path of the vendor's is told where to go. */
export const facade: Routes = (app, { config, runtime }) => {
  const cursors = Cursor.sealedBy(config.vendor?.clientSecret)
  const answer = async (context: Context<Env>, handled: Handled): Promise<Response> => {
    const reply = await runtime.runPromise(
      handled.pipe(
        Effect.catch((failure) => Effect.succeed(refused(failure))),
        Effect.catchDefect((defect) =>
          Effect.as(Effect.logError("A request of the old API failed", defect), refusals.broken)
        ),
        Effect.annotateLogs({ requestId: context.get("requestId") }),
        Effect.withSpan("facade", { attributes: { method: context.req.method } })
      )
    )
    return context.json(reply.body as never, reply.status as ContentfulStatusCode, { ...reply.headers })
  }
  const as = (
    context: Context<Env>,
    operation: keyof typeof Scope.byOperation,
    use: (client: Caller.Client) => Handled
  ): Promise<Response> => answer(context, Effect.flatMap(Caller.of(context, Scope.byOperation[operation]), use))

  app.post("/oauth2/token", (context) => answer(context, token(context)))
  app.post(COLLECTION, async (context) => {
    const text = await context.req.text()
    return as(context, "CreateStablecoinConversion", (client) => create(client, text))
  })
  app.get(COLLECTION, (context) =>
    as(context, "ListStablecoinConversions", (client) => list(client, context.req.url, cursors))
  )
  app.get(`${COLLECTION}/:id`, (context) =>
    as(context, "GetStablecoinConversion", (client) => get(client, context.req.param("id")))
  )
  app.delete(`${COLLECTION}/:id`, (context) =>
    as(context, "CancelStablecoinConversion", (client) => cancel(client, context.req.param("id")))
  )
  app.get("/v2/profiles/:id/balances", (context) =>
    as(context, "ListProfileBalances", (client) => balances(client, context.req.param("id"), context.req.url))
  )
  app.all("/v2/*", (context) => answer(context, Effect.succeed(Reply.problem(404, NO_OTHER))))
}
