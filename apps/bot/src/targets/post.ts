/** A POST to an address that somebody configured; the address may be a secret, so it is never part of an error. */
import * as Effect from "effect/Effect"

import { CALL_MS, fromStatus, NotifyError } from "./Notifier.ts"

/** Answers the body's text of a 2xx. `what` names the target in errors. */
export const post = (
  what: string,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>
): Effect.Effect<string, NotifyError> =>
  Effect.flatMap(
    Effect.tryPromise({
      try: async () => {
        const answer = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body,
          // A redirect would take what is signed to another place.
          redirect: "manual",
          signal: AbortSignal.timeout(CALL_MS)
        })
        return { status: answer.status, retryAfter: answer.headers.get("retry-after"), text: await answer.text() }
      },
      catch: (error) => {
        const isLate = error instanceof Error && error.name === "TimeoutError"
        const why = isLate ? `did not answer within ${CALL_MS / 1_000} s` : "cannot be reached"
        return new NotifyError({ kind: "retryable", message: `${what} ${why}` })
      }
    }),
    ({ retryAfter, status, text }) =>
      status >= 200 && status < 300 ? Effect.succeed(text) : Effect.fail(fromStatus(what, status, retryAfter))
  )
