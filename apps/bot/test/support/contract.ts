/** What every target with an HTTP API keeps, whatever its platform. */
import { assert, it } from "@effect/vitest"
import { Effect } from "effect"

import type { Notifier, NotifyError } from "../../src/targets/Notifier.ts"
import type { Fault, Request } from "./standIn.ts"
import { digest, extreme, view } from "./views.ts"

/** A stand-in, as far as the contract goes. */
interface StandIn extends AsyncDisposable {
  readonly faults: Array<Fault>
  readonly requests: ReadonlyArray<Request>
}

/** How a call ended: its failure's kind, or `taken`. */
export const endOf = (effect: Effect.Effect<unknown, NotifyError>): Effect.Effect<string> =>
  Effect.match(effect, { onFailure: ({ kind }) => kind, onSuccess: () => "taken" })

/** A token that no platform knows, to be looked for in errors. */
export const WRONG = "a-wrong-and-secret-token"

/**
 * Asked once whatever comes back, with the failure's meaning; never a secret in an error; nothing too long.
 * `open` makes the target over a stand-in, with another secret when one is given; calls of it end within `callMs`.
 */
export const keepsTheContract = <S extends StandIn>(
  listen: () => Promise<S>,
  open: (stood: S, more: { readonly secret?: string; readonly callMs?: number }) => Notifier
): void => {
  const stand = Effect.acquireDisposable(Effect.promise(listen))

  it.live("asks once, and says what a failure means", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const target = open(stood, {})
      yield* target.send(view("PROCESSING"), "first")
      const before = stood.requests.length
      stood.faults.push({ type: "limited", retryAfter: 7 })
      const limited = yield* Effect.flip(target.send(view("PROCESSING"), "k1"))
      assert.deepStrictEqual([limited.kind, limited.retryAfterMs], ["rate-limited", 7_000])
      const faults: ReadonlyArray<readonly [Fault, string]> = [
        [{ type: "status", status: 500 }, "retryable"],
        [{ type: "status", status: 503 }, "retryable"],
        [{ type: "cut" }, "retryable"],
        [{ type: "status", status: 403 }, "target"],
        [{ type: "status", status: 404 }, "target"],
        [{ type: "status", status: 302 }, "target"],
        [{ type: "status", status: 410 }, "target"]
      ]
      for (const [fault, kind] of faults) {
        stood.faults.push(fault)
        assert.strictEqual(yield* endOf(target.send(view("PROCESSING"), "k2")), kind, JSON.stringify(fault))
      }
      // Nothing is repeated behind our back.
      assert.strictEqual(stood.requests.length - before, 1 + faults.length)
    })
  )

  it.live("does not wait for an answer for ever", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const target = open(stood, { callMs: 50 })
      stood.faults.push({ type: "silence" })
      const late = yield* Effect.flip(target.send(view("PROCESSING"), "k"))
      assert.strictEqual(late.kind, "retryable")
      assert.include(late.message, "did not answer in time")
    })
  )

  it.live("never shows a secret in a failure", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const error = yield* Effect.flip(open(stood, { secret: WRONG }).send(view("FAILED"), "k"))
      assert.strictEqual(error.kind, "target")
      assert.notInclude(JSON.stringify(error) + error.message, WRONG)
    })
  )

  it.live("keeps the platform's limits whatever an orchestration says", () =>
    Effect.gen(function* () {
      const target = open(yield* stand, {})
      const ref = yield* target.send(extreme(), "k1")
      assert.strictEqual(yield* endOf(target.update(ref, extreme(), "k2")), "taken")
      assert.strictEqual(yield* endOf(target.reply(ref, extreme(), "k3")), "taken")
    })
  )

  it.live("tells all that a digest lists", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      yield* open(stood, {}).send(digest(), "k")
      const { text } = stood.requests.at(-1)!
      for (let index = 0; index < 24; index++) {
        assert.include(text, `22222222-0000-4000-8000-${String(index).padStart(12, "0")}`)
      }
      assert.notInclude(text, "Left out")
    })
  )
}
