/**
 * `/webhooks/paxos`: a doorbell. Whoever rings with the right key makes us look at the vendor's events now; nothing
 * that a delivery says is believed, or even read (docs/vendor-facts.md#webhook-no-signature, #event-shapes).
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import * as Following from "../following/Following.ts"
import { limitBody } from "./limitBody.ts"
import type { Routes } from "./Serving.ts"
import * as WebhookAuth from "./WebhookAuth.ts"

const BODY_MAX = 64 * 1024

/** The doorbell, and where the vendor fetches a token for it. */
export const webhooks: Routes = (app, { config, runtime }) => {
  const { webhook } = config
  const nowS = () => Math.floor(runtime.runSync(Clock.currentTimeMillis) / 1_000)
  const limited = limitBody(BODY_MAX)

  app.post("/webhooks/paxos", limited, async (context) => {
    if (!WebhookAuth.isVendor(webhook, (name) => context.req.header(name), nowS())) return context.body(null, 401)
    // Answered first: the vendor waits half a second (docs/vendor-facts.md#webhook-advice).
    runtime.runFork(Effect.withSpan(Following.ring, "webhook"))
    return context.body(null, 202)
  })

  app.post("/webhooks/paxos/token", limited, async (context) => {
    const form = new URLSearchParams(await context.req.text())
    const noStore = { "cache-control": "no-store" }
    const given = WebhookAuth.credentials(context.req.header("authorization"), form)
    const [newest] = webhook.clientSecrets
    if (newest === undefined || !WebhookAuth.isClient(webhook, given)) {
      return context.json({ error: "invalid_client" }, 401, noStore)
    }
    if (form.get("grant_type") !== "client_credentials") {
      return context.json({ error: "unsupported_grant_type" }, 400, noStore)
    }
    const token = WebhookAuth.issue(newest, nowS())
    return context.json(
      { access_token: token, token_type: "bearer", expires_in: WebhookAuth.TOKEN_LIFE_S },
      200,
      noStore
    )
  })
}
