/** Core's linter port over the engine, in a thread that is started when it is first needed. */
import { Worker } from "node:worker_threads"

import type { Report } from "@segue/core/Finding"
import { type File, Linter, LintUnavailable } from "@segue/core/Linter"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Semaphore from "effect/Semaphore"

/** What a check may take; nobody wrote the files that take longer. */
const TIMEOUT_MS = 10_000
/** What starting it may take, on a machine that has much else to do. */
const START_MAX_MS = 60_000
/** The thread's memory: beyond it the thread ends, and not the gateway. */
const MEMORY_MAX_MB = 512
/** Checks that wait for their turn; others are sent away. */
const WAITING_MAX = 16
const RETRY_MS = 2_000

type Answer =
  | { readonly _tag: "Ready" }
  | { readonly _tag: "Report"; readonly report: Report }
  | { readonly _tag: "Failed"; readonly error: string }

class Broken extends Data.TaggedError("Broken")<{ readonly error: string }> {}

/** What a thread says next, after it was told something. */
const next = (worker: Worker, tell: () => void): Effect.Effect<Answer, Broken> =>
  Effect.callback((resume) => {
    const onMessage = (answer: Answer) => end(Effect.succeed(answer))
    const onError = (error: unknown) => end(Effect.fail(new Broken({ error: String(error) })))
    const onExit = (code: number) => end(Effect.fail(new Broken({ error: `the thread ended with ${code}` })))
    const leave = () => worker.off("message", onMessage).off("error", onError).off("exit", onExit)
    const end = (answer: Effect.Effect<Answer, Broken>) => {
      leave()
      resume(answer)
    }
    worker.on("message", onMessage).on("error", onError).on("exit", onExit)
    tell()
    return Effect.sync(leave)
  })

/** One thread; it is replaced after it was ended. */
const makeThread = () => {
  let current: Worker | undefined
  const end = Effect.suspend(() => {
    const worker = current
    current = undefined
    return worker === undefined ? Effect.void : Effect.asVoid(Effect.promise(() => worker.terminate()))
  })
  const ready = Effect.suspend(() => {
    if (current !== undefined) return Effect.succeed(current)
    const worker = new Worker(new URL("lint-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB }
    })
    current = worker
    return Effect.as(
      next(worker, () => {}),
      worker
    )
  }).pipe(
    Effect.timeoutOrElse({
      duration: START_MAX_MS,
      orElse: () => Effect.fail(new Broken({ error: "the thread does not start" }))
    })
  )
  const ask = (files: ReadonlyArray<File>, timeoutMs: number) =>
    Effect.flatMap(ready, (worker) =>
      Effect.timeout(
        next(worker, () => worker.postMessage(files)),
        timeoutMs
      )
    ).pipe(
      Effect.flatMap((answer) =>
        answer._tag === "Report"
          ? Effect.succeed(answer.report)
          : Effect.fail(new Broken({ error: answer._tag === "Failed" ? answer.error : "it was asked twice" }))
      )
    )
  return { ask, end }
}

const make = (timeoutMs: number) =>
  Effect.gen(function* () {
    const thread = yield* Effect.acquireRelease(Effect.sync(makeThread), ({ end }) => end)
    const turn = yield* Semaphore.make(1)
    let waiting = 0
    // A thread that did not answer may be anywhere in its work, so it is ended; also when its caller has hung up.
    const check = (files: ReadonlyArray<File>) =>
      thread.ask(files, timeoutMs).pipe(
        Effect.onError(() => thread.end),
        Effect.catchTags({
          TimeoutError: () => Effect.fail(new LintUnavailable({ why: "too-long" })),
          Broken: ({ error }) =>
            Effect.andThen(
              Effect.logError("A check of files failed", { error }),
              Effect.fail(new LintUnavailable({ why: "failed" }))
            )
        }),
        turn.withPermits(1)
      )
    return {
      check: (files: ReadonlyArray<File>) =>
        Effect.suspend(() => {
          if (waiting >= WAITING_MAX) return Effect.fail(new LintUnavailable({ why: "busy", retryAfterMs: RETRY_MS }))
          waiting += 1
          return Effect.ensuring(
            check(files),
            Effect.sync(() => {
              waiting -= 1
            })
          )
        })
    }
  })

/** The linter. `timeoutMs` is what one check may take, the start of the thread apart. */
export const layerWith = (options: { readonly timeoutMs: number }): Layer.Layer<never> =>
  Layer.effect(Linter, make(options.timeoutMs))

/** The linter, with its own time limit. */
export const layer: Layer.Layer<never> = layerWith({ timeoutMs: TIMEOUT_MS })
