/** What a command of `segue-backend` is. */
import type * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

import type { Config } from "../Config.ts"
import type { Fatal } from "../ExitCode.ts"

/** One command. */
export interface Command {
  readonly name: string
  /** What comes after the name, for the help. */
  readonly usage: string
  readonly summary: string
  /** It works on the database, and can be carried out by a gateway that has it in its process. */
  readonly isOnDatabase: boolean
  /** Answers what is printed on standard output; nothing for one that prints as it goes. */
  readonly run: (config: Config, args: ReadonlyArray<string>) => Effect.Effect<string | undefined, Fatal, Scope.Scope>
}
