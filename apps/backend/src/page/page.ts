/**
 * `/`: the status page. One document with its style and script inside; it loads nothing from anywhere, and the browser
 * is told to let it load nothing. What it shows it asks for with its reader's key.
 */
import type { Caller } from "@segue/api"
import { scopes } from "@segue/api/Scopes"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Context } from "hono"
import { secureHeaders } from "hono/secure-headers"

import { type Env, identify, type Routes, type Services } from "../http/Serving.ts"
import * as Board from "./Board.ts"
import bundle from "./Bundle.json" with { type: "json" }

const html = [
  "<!doctype html>",
  '<html lang="en">',
  "<head>",
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  "<title>Segue gateway</title>",
  '<link rel="icon" href="data:,">',
  `<style>${bundle.style}</style>`,
  "</head>",
  "<body>",
  '<div id="app"></div>',
  "<noscript><p>This page needs JavaScript. What it shows is also told by the API: see /openapi.json.</p></noscript>",
  `<script type="module">${bundle.script}</script>`,
  "</body>",
  "</html>",
  ""
].join("\n")

/** Nothing but the style and script of the document, by their hashes, and calls to where it came from. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: [`'sha256-${bundle.scriptHash}'`],
    styleSrc: [`'sha256-${bundle.styleHash}'`],
    connectSrc: ["'self'"],
    imgSrc: ["data:"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"]
  },
  referrerPolicy: "no-referrer",
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  // Whether names of this host are served over https alone is for whoever serves https.
  strictTransportSecurity: false
})

interface Reply {
  readonly status: 200 | 401 | 403 | 404 | 503
  readonly body: object
}

const refusal = (status: Exclude<Reply["status"], 200>, error: string): Reply => ({ status, body: { error } })

const needed = [scopes.readSystem, scopes.readOrchestration]

/** The caller's answer, where its key may look at all. */
const as = (
  caller: Option.Option<Caller>,
  answer: (caller: Caller) => Effect.Effect<Reply, { readonly _tag: "StoreError" | "GrantsUnavailable" }, Services>
): Effect.Effect<Reply, { readonly _tag: "StoreError" | "GrantsUnavailable" }, Services> => {
  if (Option.isNone(caller)) return Effect.succeed(refusal(401, "a key is needed, or this one is not known"))
  const missing = needed.filter((scope) => !caller.value.scopes.has(scope))
  return missing.length === 0
    ? answer(caller.value)
    : Effect.succeed(refusal(403, `this key lacks the scope ${missing.join(" and ")}`))
}

/** The page and what it reads. */
export const page: Routes = (app, serving) => {
  const reply = async (context: Context<Env>, answer: Parameters<typeof as>[1]): Promise<Response> => {
    const handled = Effect.flatMap(identify(serving, context), (caller) => as(caller, answer)).pipe(
      Effect.orElseSucceed(() => refusal(503, "the database does not answer")),
      Effect.annotateLogs({ requestId: context.get("requestId") })
    )
    const { body, status } = await serving.runtime.runPromise(handled)
    return context.json(body, status, { "cache-control": "no-store" })
  }
  app.get("/", headers, (context) => context.html(html, 200, { "cache-control": "no-store" }))
  app.get("/page/board", (context) =>
    reply(context, (caller) => Effect.map(Board.read(caller), (body): Reply => ({ status: 200, body })))
  )
  app.get("/page/orchestrations/:id", (context) =>
    reply(context, (caller) =>
      Effect.map(
        Board.one(caller, context.req.param("id")),
        Option.match({
          onNone: () => refusal(404, "there is no such orchestration"),
          onSome: (body): Reply => ({ status: 200, body })
        })
      )
    )
  )
}
