/**
 * One request to a platform: asked once, over within `callMs`, never redirected. Addresses and headers hold secrets,
 * so they are never part of an error.
 */
import * as Effect from "effect/Effect"

import { CALL_MS, NotifyError } from "./Notifier.ts"

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
