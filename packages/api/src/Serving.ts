/** What a host must hand to tRPC's fetch adapter beside its own `createContext`. */
import { router } from "./Router.ts"

/** Calls in one batch at most; clients of ours send no more. */
export const BATCH_SIZE_MAX = 50

/** Options of `fetchRequestHandler`: the router, its place, and limits that clients rely on. */
export const serving = {
  endpoint: "/trpc",
  router,
  maxBatchSize: BATCH_SIZE_MAX,
  // Queries with many ids do not fit into an address.
  allowMethodOverride: true
} as const
