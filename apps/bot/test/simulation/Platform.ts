/**
 * A chat platform in this process: channels that take, limit, fail and lose answers, in virtual time. What was taken is
 * kept with its time, as people would have seen it.
 */
import { Effect } from "effect"

import { type Limit, NotifyError, type Notifier, type Ref } from "../../src/targets/Notifier.ts"
import type { View } from "../../src/view/View.ts"
import type { VirtualTime } from "./VirtualTime.ts"

/** Something that stands in a channel. */
export interface Message {
  readonly number: number
  readonly parent: number | undefined
  /** What it said, oldest first. */
  readonly said: Array<{ readonly atMs: number; readonly view: View; readonly key: string }>
}

/** From when to when it answers otherwise. */
export interface Trouble {
  readonly fromMs: number
  readonly toMs: number
  readonly kind: "outage" | "storm"
}

/** How a channel behaves. */
export interface Manner {
  readonly name: string
  readonly canEdit: boolean
  readonly canReply: boolean
  readonly gapMs: number
  readonly troubles: ReadonlyArray<Trouble>
  /** Milliseconds of a call. */
  readonly latencyMs: () => number
  /** What it does not take, and why. */
  readonly refuses?: (view: View) => NotifyError | undefined
  /** What it takes and then answers an error to. */
  readonly loses?: (view: View) => boolean
  /** What it shares with others. */
  readonly limits?: ReadonlyArray<Limit>
}

/** The least time between two calls that it bears on average, and how many at once. */
const BURST = 3

/** A channel. */
export const make = (time: VirtualTime, manner: Manner) => {
  const messages: Array<Message> = []
  const refusals: Array<number> = []
  const calls: Array<number> = []
  let freeMs = 0

  const refusal = (): NotifyError | undefined => {
    const nowMs = time.nowMs()
    const trouble = manner.troubles.find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs)
    if (trouble?.kind === "outage") return new NotifyError({ kind: "retryable", message: "answered 503" })
    if (trouble?.kind === "storm") {
      return new NotifyError({ kind: "rate-limited", message: "answered 429", retryAfterMs: 3_000 })
    }
    // It limits as well: somebody who is faster is told so.
    if (manner.gapMs > 0 && freeMs - nowMs > BURST * manner.gapMs) {
      refusals.push(nowMs)
      return new NotifyError({ kind: "rate-limited", message: "answered 429", retryAfterMs: freeMs - nowMs })
    }
    freeMs = Math.max(freeMs, nowMs) + manner.gapMs
    return undefined
  }

  /** The channel as one replica reaches it: what a dead one sends stays on the way. */
  const notifierFor = (isGone: () => boolean): Notifier => {
    const call = (view: View, take: () => Ref): Effect.Effect<Ref, NotifyError> =>
      Effect.gen(function* () {
        yield* Effect.sleep(manner.latencyMs())
        if (isGone()) return yield* Effect.never
        calls.push(time.nowMs())
        const refused = manner.refuses?.(view) ?? refusal()
        if (refused !== undefined) return yield* refused
        const ref = take()
        if (manner.loses?.(view) === true) {
          return yield* new NotifyError({ kind: "retryable", message: "answered 502" })
        }
        // The answer takes its time as well.
        yield* Effect.sleep(manner.latencyMs())
        return ref
      })
    const post = (view: View, key: string, parent?: number) =>
      call(view, () => {
        const number = messages.length
        messages.push({ number, parent, said: [{ atMs: time.nowMs(), view, key }] })
        return { number: String(number) }
      })
    return {
      name: manner.name,
      canEdit: manner.canEdit,
      canReply: manner.canReply,
      gapMs: manner.gapMs,
      ...(manner.limits === undefined ? {} : { limits: manner.limits }),
      send: (view, key) => post(view, key),
      update: (ref, view, key) =>
        call(view, () => {
          messages[Number(ref["number"])]!.said.push({ atMs: time.nowMs(), view, key })
          return ref
        }),
      reply: (ref, view, key) => post(view, key, Number(ref["number"]))
    }
  }
  return {
    ...manner,
    notifierFor,
    messages,
    /** When it had to tell somebody to be slower. */
    refusals,
    calls
  }
}

export type Channel = ReturnType<typeof make>
