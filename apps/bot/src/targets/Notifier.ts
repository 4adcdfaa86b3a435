/** What a target can do. Everything that is particular to a platform ends here. */
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"

import type { View } from "../view/View.ts"

/**
 * Why a target did not take a message:
 * - `rate-limited`: not now; `retryAfterMs` when it said so;
 * - `retryable`: it may work later;
 * - `target`: nothing will work until somebody repairs the target (a revoked token, a missing channel);
 * - `gone`: the message to be changed is not there any more;
 * - `refused`: this message will never be taken.
 */
export class NotifyError extends Data.TaggedError("NotifyError")<{
  readonly kind: "rate-limited" | "retryable" | "target" | "gone" | "refused"
  readonly message: string
  readonly retryAfterMs?: number
  /** Whether it holds for all that share the platform's limits with this target; by default those of the same act. */
  readonly isShared?: boolean
}> {}

/** Where a message is, in the platform's own terms. */
export type Ref = Readonly<Record<string, string>>

type Call<A> = Effect.Effect<A, NotifyError>

/** A call that takes longer is given up; the lease of a target lasts several times as long. */
export const CALL_MS = 10_000

/** A limit that several targets share, by its name: so many calls in so long, of one act or of all. */
export interface Limit {
  /** The same for all who share it; never a secret. */
  readonly name: string
  readonly calls: number
  readonly perMs: number
  readonly act?: "post" | "edit" | "reply"
}

/** One target; its calls end within `CALL_MS`, and cannot be interrupted. `key` is the same whenever the same is sent again, so that a receiver can drop repetitions. */
export interface Notifier {
  readonly name: string
  /** Whether a message can be changed; where not, each change is a message. */
  readonly canEdit: boolean
  /** Whether something can be said below a message. */
  readonly canReply: boolean
  /** The least time between two calls; 0 takes all, and never a digest. */
  readonly gapMs: number
  /** What limits it together with other targets of its platform. */
  readonly limits?: ReadonlyArray<Limit>
  /** How many orchestrations one digest's message may list, of at most 120 characters each. Default 24. */
  readonly listedMax?: number
  readonly send: (view: View, key: string) => Call<Ref>
  readonly update: (ref: Ref, view: View, key: string) => Call<Ref>
  readonly reply: (ref: Ref, view: View, key: string) => Call<Ref>
}

/** A platform's own words, where they are a few plain ones. */
const words = (said: unknown): string =>
  typeof said === "string" && /^[\w .,:;'"()/-]{1,120}$/u.test(said) ? `: ${said}` : ""

/** A failure that an HTTP status tells; `retryAfter` in seconds, `said` what the platform says about it, if anything. */
export const fromStatus = (what: string, status: number, retryAfter: string | null, said?: unknown): NotifyError => {
  const seconds = retryAfter === null || !/^\d{1,6}(?:\.\d+)?$/u.test(retryAfter) ? undefined : Number(retryAfter)
  const told = seconds === undefined ? {} : { retryAfterMs: Math.ceil(seconds * 1_000) }
  const message = `${what} answered ${status}`
  if (status === 429) return new NotifyError({ kind: "rate-limited", message, ...told })
  if (status >= 500 || status === 408 || status === 425) return new NotifyError({ kind: "retryable", message, ...told })
  // Somewhere else now, or behind a login: that is said of every message alike, and of none in particular.
  const isElsewhere = (status >= 300 && status < 400) || status === 410
  const kind = isElsewhere || status === 401 || status === 403 || status === 404 ? "target" : "refused"
  return new NotifyError({ kind, message: `${message}${words(said)}` })
}
