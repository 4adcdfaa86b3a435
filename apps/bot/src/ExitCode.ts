/** How the process ends, for whoever starts it. */
import * as Data from "effect/Data"

/** Exit codes; README.md lists them. */
export const exitCodes = {
  /** Stopped as it was asked to. */
  stopped: 0,
  /** A command did what it could and the answer is no: a message that a target did not take. */
  refused: 1,
  /** The configuration or the command line cannot be used. */
  configuration: 2,
  /** The database cannot be reached or used. */
  database: 3,
  /** A bug. */
  internal: 70
} as const

/** It cannot start or go on: told to the user as it is, with its exit code. */
export class Fatal extends Data.TaggedError("Fatal")<{
  readonly code: keyof typeof exitCodes
  readonly message: string
}> {}
