/** All routes on one server. */
import * as crypto from "node:crypto"

import * as Effect from "effect/Effect"
import { Hono } from "hono"
import { HTTPException } from "hono/http-exception"

import { facade } from "../facade/facade.ts"
import { page } from "../page/page.ts"
import { health } from "./health.ts"
import { limitBody } from "./limitBody.ts"
import { metrics } from "./metrics.ts"
import { openapi } from "./openapi.ts"
import type { Env, Routes, Serving } from "./Serving.ts"
import { trpc } from "./trpc.ts"
import { webhooks } from "./webhooks.ts"

/** Adding a surface: one file with its `Routes`, one entry here. */
const surfaces: ReadonlyArray<Routes> = [health, metrics, openapi, webhooks, trpc, facade, page]

/** A batch of the largest creates is far smaller. */
const BODY_MAX = 1024 * 1024

const REQUEST_ID = /^[\w.:-]{1,64}$/u

/** The server's answers, without the server. */
export const make = (serving: Serving): Hono<Env> => {
  const app = new Hono<Env>()
  app.use(async (context, next) => {
    const given = context.req.header("x-request-id")
    const requestId = given !== undefined && REQUEST_ID.test(given) ? given : crypto.randomUUID()
    context.set("requestId", requestId)
    await next()
    context.header("x-request-id", requestId)
  })
  app.use(limitBody(BODY_MAX))
  for (const add of surfaces) add(app, serving)
  app.notFound((context) => context.json({ error: "nothing here" }, 404))
  app.onError((error, context) => {
    // Refusals of hono's own, such as of a body that is too large.
    if (error instanceof HTTPException) return error.getResponse()
    serving.runtime.runFork(
      Effect.logError("A request failed", error).pipe(Effect.annotateLogs({ requestId: context.get("requestId") }))
    )
    return context.json({ error: "internal error", requestId: context.get("requestId") }, 500)
  })
  return app
}
