/** A POST to an address that somebody configured; the address may be a secret, so it is never part of an error. */
import * as Effect from "effect/Effect"

import { ask, attempt } from "./ask.ts"
import { CALL_MS, fromStatus, type NotifyError } from "./Notifier.ts"

/** Answers the body's text of a 2xx. `what` names the target in errors. */
export const post = (
  what: string,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  callMs: number = CALL_MS
): Effect.Effect<string, NotifyError> =>
  Effect.flatMap(
    attempt(what, () =>
      ask(what, url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        signal: AbortSignal.timeout(callMs)
      })
    ),
    ({ retryAfter, status, text }) =>
      status >= 200 && status < 300 ? Effect.succeed(text) : Effect.fail(fromStatus(what, status, retryAfter))
  )
