/** Errors of a gateway, and which of them leave a write in doubt or pass by themselves. */
import type { AppRouter } from "@segue/api"
import { TRPCClientError } from "@trpc/client"

/** An error that the gateway told, or that kept us from hearing it; `data` is absent in the latter case. */
export type SegueError = TRPCClientError<AppRouter>

/** Whether a value is such an error. */
export const isSegueError = (error: unknown): error is SegueError => error instanceof TRPCClientError

/** What the gateway told of an error. */
export const dataOf = (error: SegueError) => error.data ?? undefined

/** Where a system said more than the platform does: `connect ECONNREFUSED …` below `fetch failed`. */
const reasonOf = ({ cause, message }: SegueError): string => {
  const below = cause?.cause
  return below instanceof Error && below.message !== "" ? below.message : message
}

/** Names place and remedy where no gateway answered: the platform's words do neither. Others stay as they are. */
export const explained = (error: SegueError, url: string): SegueError => {
  if (dataOf(error) !== undefined) return error
  const response = error.meta?.["response"] as { readonly status?: number } | undefined
  const why = response?.status === undefined ? reasonOf(error) : `HTTP ${response.status}`
  const { origin, pathname } = URL.parse(url) ?? { origin: "", pathname: url }
  return new TRPCClientError<AppRouter>(
    `no gateway answered at ${origin}${pathname} (${why}): is it running, and does the address end in /trpc?`,
    { cause: error.cause ?? error, ...(error.meta === undefined ? {} : { meta: error.meta }) }
  )
}

/** Codes of the gateway's own that say that nothing was begun. Others, such as a request that timed out, do not. */
const NOT_BEGUN: ReadonlySet<string> = new Set([
  "BAD_REQUEST",
  "FORBIDDEN",
  "METHOD_NOT_SUPPORTED",
  "NOT_FOUND",
  "PARSE_ERROR",
  "PAYLOAD_TOO_LARGE",
  "UNAUTHORIZED",
  "UNSUPPORTED_MEDIA_TYPE"
])

/**
 * Whether a write that failed so was certainly not carried out: only what the gateway itself says counts. Silence, and
 * what a proxy answers in its place, prove nothing.
 */
export const isRefusal = (error: SegueError): boolean => {
  const data = dataOf(error)
  if (data === undefined || data.failure === undefined) return false
  return data.failure === null ? NOT_BEGUN.has(data.code) : !data.inDoubt
}

/** Answers that say "not now": the vendor's 429 is none of them, it throttles for minutes. */
const PASSING: ReadonlySet<number> = new Set([502, 503, 504])

/** Whether the same read may succeed soon by itself. */
export const isPassing = (error: SegueError): boolean => {
  const data = dataOf(error)
  return data === undefined || PASSING.has(data.httpStatus)
}
