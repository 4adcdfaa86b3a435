/** How calls travel: reads in batches, writes alone and once, subscriptions as server-sent events. */
import type { AppRouter } from "@segue/api"
import {
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  type Operation,
  retryLink,
  splitLink,
  type TRPCLink
} from "@trpc/client"
import { observable } from "@trpc/server/observable"
import { EventSource } from "eventsource"

import { explained, isPassing } from "./Answer.ts"

/** Calls in one batch; the gateway takes no more. */
export const BATCH_SIZE_MAX = 50
/** Attempts of a read in all. */
const ATTEMPTS_MAX = 3
/** Pause before a second attempt, in milliseconds; it doubles. */
const PAUSE_MS = 200

/** Where the gateway is, and how to talk to it. */
export interface LinkOptions {
  /** Where the router is served: `https://gateway.example/trpc`. */
  readonly url: string
  /** The key, or what fetches it; asked for with every request, so that keys can be rotated. */
  readonly key: string | (() => string | Promise<string>)
  /** Milliseconds for one request and its answer, subscriptions apart; above what `wait` waits. */
  readonly timeoutMs: number
  readonly fetch: typeof globalThis.fetch
}

const keyOf = async ({ key }: LinkOptions): Promise<string> => (typeof key === "string" ? key : await key())

const headers = (options: LinkOptions) => async () => ({ authorization: `Bearer ${await keyOf(options)}` })

/** tRPC's requests, which may carry `undefined` where the platform's may not. */
type Fetch = NonNullable<Parameters<typeof httpLink<AppRouter>>[0]["fetch"]>

const timedFetch =
  ({ fetch, timeoutMs }: LinkOptions): Fetch =>
  (url, init) => {
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout
    return fetch(url, { ...init, signal } as RequestInit)
  }

/** `wait` would hold a whole batch back. */
const isAlone = (operation: Operation): boolean =>
  operation.type === "mutation" || operation.path === "orchestrations.wait"

const authorizedFetch =
  (options: LinkOptions): typeof globalThis.fetch =>
  async (url, init) => {
    const sent = new Headers(init?.headers)
    sent.set("authorization", `Bearer ${await keyOf(options)}`)
    return options.fetch(url, { ...init, headers: sent })
  }

const explaining =
  (url: string): TRPCLink<AppRouter> =>
  () =>
  ({ next, op }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(value),
        // Who hung up knows why no answer came.
        error: (error) => observer.error(op.signal?.aborted === true ? error : explained(error, url)),
        complete: () => observer.complete()
      })
    )

/** The links of a client. */
export const links = (options: LinkOptions): ReadonlyArray<TRPCLink<AppRouter>> => {
  const http = { url: options.url, headers: headers(options), fetch: timedFetch(options) }
  return [
    explaining(options.url),
    splitLink({
      condition: (operation) => operation.type === "subscription",
      true: httpSubscriptionLink({
        url: options.url,
        EventSource,
        eventSourceOptions: { fetch: authorizedFetch(options) }
      }),
      false: [
        retryLink({
          // A write is never repeated blindly: its caller repeats it with its ref_id, or asks.
          retry: ({ attempts, error, op }) =>
            op.type === "query" && attempts < ATTEMPTS_MAX && op.signal?.aborted !== true && isPassing(error),
          retryDelayMs: (attempt) => PAUSE_MS * 2 ** attempt
        }),
        splitLink({
          condition: isAlone,
          true: httpLink({ ...http, methodOverride: "POST" }),
          // As POST, since a hundred ids do not fit into an address.
          false: httpBatchLink({ ...http, maxItems: BATCH_SIZE_MAX, methodOverride: "POST" })
        })
      ]
    })
  ]
}
