/** What the control API works on: one sandbox, whose world is replaced by a reset. */
import type * as World from "../World.ts"

export interface Box {
  /** The world of the sandbox's present life. */
  readonly world: World.World
  /** Starts a new life from the options, with other cursors and the same ids. */
  readonly reset: () => void
}

/** One call of the control API over HTTP. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** Path below `/_sandbox`, with `:names`. */
  readonly path: string
  /** Gets the JSON body (`undefined` when there is none); what it returns is answered as JSON. */
  readonly run: (box: Box, body: unknown, params: Readonly<Record<string, string>>) => unknown
}
