/** From tRPC's world into Effect's and back. */
import { TRPCError } from "@trpc/server"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"

import { type ApiContext, type Call, type Caller, CurrentCall, type Services } from "./Call.ts"
import { type Failure, toTrpc } from "./Failure.ts"

/** The context of a call that got past the guard. */
export type Guarded = Omit<ApiContext, "caller"> & { readonly caller: Caller }

const callOf = (context: Guarded, sendBefore: string | undefined): Call => ({
  caller: context.caller,
  requestId: context.requestId,
  ...(sendBefore === undefined ? {} : { sendBefore })
})

/** An interruption is the caller's who hung up, or the host's that stops; a write cut short by the latter is in doubt. */
const squash = (cause: Cause.Cause<Failure>, signal: AbortSignal | undefined): TRPCError => {
  const failure = Cause.findError(cause)
  if (Result.isSuccess(failure)) return toTrpc(failure.success)
  if (!Cause.hasInterruptsOnly(cause)) {
    return new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: Cause.squash(cause) })
  }
  return signal?.aborted === true
    ? new TRPCError({ code: "CLIENT_CLOSED_REQUEST" })
    : new TRPCError({ code: "SERVICE_UNAVAILABLE", message: "the gateway is stopping. Ask again" })
}

const settle = async <A>(
  context: Guarded,
  effect: Effect.Effect<A, Failure, Services>,
  options: Options
): Promise<A> => {
  const served = effect.pipe(
    Effect.provideService(CurrentCall, callOf(context, options.sendBefore)),
    Effect.annotateLogs({ caller: context.caller.id, requestId: context.requestId })
  )
  const exit = await context.runner.runPromiseExit(served, { signal: options.signal })
  if (Exit.isSuccess(exit)) return exit.value
  throw squash(exit.cause, options.signal)
}

interface Options {
  readonly signal?: AbortSignal | undefined
  readonly sendBefore?: string | undefined
}

/** Runs a read; it ends when the caller hangs up. */
export const read = <A>(
  context: Guarded,
  signal: AbortSignal | undefined,
  effect: Effect.Effect<A, Failure, Services>
): Promise<A> => settle(context, effect, { signal })

/** Runs a write to its end: a caller who hangs up half-way must not leave money half-way. */
export const write = <A>(
  context: Guarded,
  effect: Effect.Effect<A, Failure, Services>,
  sendBefore?: string
): Promise<A> => settle(context, effect, { sendBefore })

const aborted = (signal: AbortSignal | undefined): Effect.Effect<void> =>
  Effect.callback((resume) => {
    if (signal === undefined) return
    const onAbort = () => resume(Effect.void)
    if (signal.aborted) return onAbort()
    signal.addEventListener("abort", onAbort, { once: true })
    return Effect.sync(() => signal.removeEventListener("abort", onAbort))
  })

/** Runs a stream for as long as the caller listens. */
export const subscribe = async <A>(
  context: Guarded,
  signal: AbortSignal | undefined,
  stream: Stream.Stream<A, Failure, Services>
): Promise<AsyncIterable<A>> => {
  const served = stream.pipe(
    Stream.catchCause((cause) => Stream.fail(squash(cause, signal))),
    Stream.interruptWhen(aborted(signal)),
    Stream.provideService(CurrentCall, callOf(context, undefined))
  )
  // An async generator would hold a return() back until the next change; the stream's own iterator does not.
  return Stream.toAsyncIterableWith(served, await context.runner.context())
}
