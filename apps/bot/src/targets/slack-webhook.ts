/** A Slack incoming webhook, for people without an app: it posts and cannot edit, so each change is a message. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import type { View } from "../view/View.ts"
import { CALL_MS, type Notifier } from "./Notifier.ts"
import { postOnly } from "./post-only.ts"
import { post } from "./post.ts"
import { render } from "./slack-blocks.ts"

/** Slack takes about one message a second. */
const GAP_MS = 1_000

/** The incoming webhook under a name. */
export const make = (name: string, url: Redacted.Redacted, callMs: number = CALL_MS): Notifier => {
  const send = (view: View) =>
    Effect.as(post(`Slack's webhook ${name}`, Redacted.value(url), JSON.stringify(render(view)), {}, callMs), {})
  return postOnly(name, GAP_MS, send)
}
