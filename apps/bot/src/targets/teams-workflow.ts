/** A Teams workflow that takes a webhook, for people without an app: it posts and cannot edit, so each change is a message. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import type { View } from "../view/View.ts"
import { render, textOf } from "./adaptive-card.ts"
import { CALL_MS, type Notifier } from "./Notifier.ts"
import { postOnly } from "./post-only.ts"
import { post } from "./post.ts"

/** Teams takes four requests a second at a webhook; what the workflow behind it takes depends on its owner's plan. */
const GAP_MS = 1_000

/** The workflow under a name. */
export const make = (name: string, url: Redacted.Redacted, callMs: number = CALL_MS): Notifier => {
  const send = (view: View) => {
    const message = {
      type: "message",
      summary: textOf(view),
      attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content: render(view) }]
    }
    return Effect.as(post(`the Teams workflow ${name}`, Redacted.value(url), JSON.stringify(message), {}, callMs), {})
  }
  return postOnly(name, GAP_MS, send)
}
