/** A client of a Segue gateway, for any TypeScript program. */
import type { AppRouter } from "@segue/api"
import { createTRPCClient, type TRPCClient } from "@trpc/client"
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server"

import { dataOf, isRefusal, isSegueError } from "./Answer.ts"
import { type LinkOptions, links } from "./links.ts"
import { rows } from "./paging.ts"
import { type Message, type Selection, watch, type WatchOptions } from "./watch.ts"

/** What procedures take and answer. */
export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

type Create = Inputs["orchestrations"]["create"]
/** How a create ended; `Unknown` also where this client did not hear the answer. */
export type CreateOutcome = Outputs["orchestrations"]["create"]
type Orchestration = Outputs["orchestrations"]["get"]

/** `url` and `key`, and what may differ from the usual. */
export type ClientOptions = Pick<LinkOptions, "url" | "key"> & Partial<Omit<LinkOptions, "url" | "key">>

interface CallOptions {
  readonly signal?: AbortSignal
}

/** How long to wait in all, in milliseconds; without it, until the orchestration is terminal. */
export interface WaitOptions extends CallOptions {
  readonly timeoutMs?: number
}

/** A client. `trpc` has every procedure; the rest is what is more than one call. */
export interface SegueClient {
  readonly trpc: TRPCClient<AppRouter>
  /**
   * Creates an orchestration. Sent once. An answer that did not arrive is `Unknown`: the record may exist, so keep the
   * `ref_id` and repeat this same call with it, which never moves money twice. Throws refusals, and when it is aborted.
   */
  readonly create: (request: Create, options?: CallOptions) => Promise<CreateOutcome>
  /** All orchestrations of a query, `for await`; likewise the others. */
  readonly orchestrations: (query?: Inputs["orchestrations"]["list"]) => AsyncGenerator<Orchestration, void>
  readonly rules: (query?: Inputs["rules"]["list"]) => AsyncGenerator<Outputs["rules"]["list"]["items"][number], void>
  readonly profiles: (
    query?: Inputs["profiles"]["list"]
  ) => AsyncGenerator<Outputs["profiles"]["list"]["items"][number], void>
  readonly events: (
    query?: Inputs["events"]["list"]
  ) => AsyncGenerator<Outputs["events"]["list"]["items"][number], void>
  /** Every observed change, at least once, across lost connections; see `watch`. */
  readonly watch: (selection: Selection, options?: WatchOptions) => AsyncGenerator<Message, void>
  /** Waits until an orchestration is terminal; with `timeoutMs`, answers its last state when that is over. */
  readonly wait: (
    which: { readonly id: string } | { readonly ref_id: string },
    options?: WaitOptions
  ) => Promise<Outputs["orchestrations"]["wait"]>
}

const TIMEOUT_MS = 60_000
/** How long the gateway holds one call of `wait`, in milliseconds. */
const WAIT_STEP_MS = 25_000

const unknown = (ref_id: string, httpStatus: number | undefined): CreateOutcome => ({
  _tag: "Unknown",
  ref_id,
  reason:
    httpStatus === undefined
      ? { _tag: "TransportFailed", phase: "receive" }
      : { _tag: "Unavailable", status: httpStatus }
})

const makeCreate =
  (trpc: TRPCClient<AppRouter>): SegueClient["create"] =>
  async (request, options = {}) => {
    try {
      return await trpc.orchestrations.create.mutate(request, options)
    } catch (error) {
      if (!isSegueError(error) || isRefusal(error) || options.signal?.aborted === true) throw error
      return unknown(request.ref_id, dataOf(error)?.httpStatus)
    }
  }

const makeWait =
  (trpc: TRPCClient<AppRouter>): SegueClient["wait"] =>
  async (which, { signal, timeoutMs = Number.POSITIVE_INFINITY } = {}) => {
    const endMs = performance.now() + timeoutMs
    while (true) {
      const timeout_ms = Math.max(0, Math.floor(Math.min(endMs - performance.now(), WAIT_STEP_MS)))
      const waited = await trpc.orchestrations.wait.query(
        { ...which, timeout_ms },
        signal === undefined ? {} : { signal }
      )
      if (waited.is_terminal || performance.now() >= endMs) return waited
    }
  }

/** What a page calls relative addresses relative to; other programs have none. */
const pageUrl = (): string | undefined => (globalThis as { location?: { href?: string } }).location?.href

/** A client that can never send anything would call every create `Unknown`: what is missing is told at once. */
const check = ({ key, url }: ClientOptions): void => {
  if (typeof url !== "string" || !URL.canParse(url, pageUrl())) {
    throw new TypeError(
      "createSegueClient: `url` is no address; it is where the gateway is, https://gateway.example/trpc"
    )
  }
  if (typeof key !== "function" && (typeof key !== "string" || key === "")) {
    throw new TypeError(
      "createSegueClient: `key` is missing; it is a key of the gateway, or a function that fetches it"
    )
  }
}

/** Makes a client. It holds no connection until it is used. Throws a `TypeError` where `url` or `key` is missing. */
export const createSegueClient = (options: ClientOptions): SegueClient => {
  check(options)
  const trpc = createTRPCClient<AppRouter>({
    links: [...links({ timeoutMs: TIMEOUT_MS, fetch: globalThis.fetch, ...options })]
  })
  return {
    trpc,
    create: makeCreate(trpc),
    orchestrations: (query = {}) => rows((q) => trpc.orchestrations.list.query(q), query),
    rules: (query = {}) => rows((q) => trpc.rules.list.query(q), query),
    profiles: (query = {}) => rows((q) => trpc.profiles.list.query(q), query),
    events: (query = {}) => rows((q) => trpc.events.list.query(q), query),
    watch: (selection, watching) => watch(trpc, selection, watching),
    wait: makeWait(trpc)
  }
}
