/**
 * One request to a platform: asked once, over within `callMs`, never redirected. Addresses and headers hold secrets,
 * so they are never part of an error.
 */
import { createHash } from "node:crypto"

import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import { CALL_MS, NotifyError, type Ref } from "./Notifier.ts"

/** What a platform answered, whatever its status. */
export interface Answer {
  readonly status: number
  readonly retryAfter: string | null
  readonly text: string
}

const unreached = (what: string, error: unknown): NotifyError => {
  const isLate = error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")
  return new NotifyError({
    kind: "retryable",
    message: `${what} ${isLate ? "did not answer in time" : "cannot be reached"}`
  })
}

/** Rejects with a `NotifyError` when there is no answer. `what` names the target in errors. */
export const ask = async (what: string, url: string | URL, init: RequestInit): Promise<Answer> => {
  try {
    // A redirect would take what is secret to another place.
    const answer = await fetch(url, { signal: AbortSignal.timeout(CALL_MS), ...init, redirect: "manual" })
    return { status: answer.status, retryAfter: answer.headers.get("retry-after"), text: await answer.text() }
  } catch (error) {
    throw unreached(what, error)
  }
}

/** A JSON object's fields; none for anything else. */
export const fieldsOf = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** What a platform's adapter does; whatever it throws that is no `NotifyError` may pass: its answer was not understood. */
export const attempt = <A>(what: string, run: () => Promise<A>): Effect.Effect<A, NotifyError> =>
  Effect.tryPromise({
    try: run,
    catch: (error) =>
      error instanceof NotifyError
        ? error
        : new NotifyError({ kind: "retryable", message: `${what} answered what cannot be understood` })
  })

/** Where the platform says that a message is; without that it could never be found again. */
export const located = (what: string, ref: Ref | undefined): Effect.Effect<Ref, NotifyError> =>
  ref === undefined
    ? Effect.fail(
        new NotifyError({ kind: "retryable", message: `${what} answered without saying where the message is` })
      )
    : Effect.succeed(ref)

/** A fetch for an adapter that takes one: it ends by a signal, or after so many milliseconds, and fails with what an answer means. */
export const fetcher =
  (
    what: string,
    end: AbortSignal | number,
    toError: (answer: Answer) => NotifyError,
    hear?: (text: string) => void
  ): typeof fetch =>
  async (input, init) => {
    const signal = typeof end === "number" ? AbortSignal.timeout(end) : end
    const answer = await ask(what, input instanceof Request ? input.url : input, { ...init, signal })
    if (answer.status >= 300) throw toError(answer)
    hear?.(answer.text)
    return new Response(answer.text === "" ? null : answer.text)
  }

/** A name for those who use the same secret and so share its limits; the secret cannot be had from it. */
export const shareOf = (secret: Redacted.Redacted): string =>
  createHash("sha256").update(Redacted.value(secret)).digest("hex").slice(0, 16)
