/**
 * JSON to an address of your own, signed as Standard Webhooks says: `webhook-id` is the same whenever the same is sent
 * again, so a receiver that keeps the ids sees everything once.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { Webhook } from "standardwebhooks"

import type { WebhookTarget } from "../config/targets.ts"
import type { View } from "../view/View.ts"
import { CALL_MS, type Notifier } from "./Notifier.ts"
import { postOnly } from "./post-only.ts"
import { post } from "./post.ts"

/** The webhook under a name. */
export const make = (
  name: string,
  { url }: WebhookTarget,
  secret: Redacted.Redacted,
  callMs: number = CALL_MS
): Notifier => {
  const signer = new Webhook(Redacted.value(secret))
  const send = (type: string) => (view: View, key: string) =>
    Effect.gen(function* () {
      const at = new Date(yield* Clock.currentTimeMillis)
      const body = JSON.stringify({ type, timestamp: at.toISOString(), data: view })
      yield* post(
        `the webhook ${name}`,
        url,
        body,
        {
          "webhook-id": key,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
          "webhook-signature": signer.sign(key, at, body)
        },
        callMs
      )
      return {}
    })
  return postOnly(name, 0, send("orchestration.changed"))
}
