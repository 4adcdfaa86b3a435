/** What the control API works on: one sandbox, whose world is replaced by a reset. */
import type * as RequestLog from "../RequestLog.ts"
import type * as World from "../World.ts"

export interface Box {
  /** The world of the sandbox's present life. */
  readonly world: World.World
  /** Starts a new life from the options, with other cursors and the same ids. */
  readonly reset: () => void
  /** Starts a new life from a snapshot; a refused one changes nothing. */
  readonly restore: (snapshot: unknown) => void
  readonly requests: RequestLog.RequestLog
  /** Path in front of everything, where several sandboxes share an address; empty elsewhere. */
  readonly mountedAt: string
  /** Grows with everything that may have changed something. */
  readonly revision: number
}

/** One call of the control API over HTTP. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** Path below `/_sandbox`, with `:names`. */
  readonly path: string
  /** Gets the JSON body (`undefined` when there is none), and path and query values; what it returns is answered as JSON. */
  readonly run: (box: Box, body: unknown, params: Readonly<Record<string, string>>) => unknown
}
