/** What can be asked of the bot, whatever chat it is asked in. */
import type { PgClient } from "@effect/sql-pg/PgClient"
import type { Store, StoreError } from "@segue/follow/Store"
import type { FollowingState } from "@segue/storage/FollowingState"
import type { Views } from "@segue/storage/Views"
import type * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import type { Alarms } from "../routing/Alarms.ts"
import type { Sight } from "../routing/Sight.ts"
import type { Silences } from "../routing/Silences.ts"

/** Who asks, as the chat has told and proved it. */
export interface Asker {
  /** For people, and for the record: who acknowledged, who muted. */
  readonly name: string
  readonly sight: Sight
}

/** Lines of plain text, of ours and of others: whoever shows them escapes them. */
export interface Answer {
  readonly lines: ReadonlyArray<string>
  /** Whether nothing was done or found. */
  readonly isRefused: boolean
}

/** Services that features use. */
export type Needs = Alarms | FollowingState | PgClient | Silences | Store | Views

/** One thing that can be asked. */
export interface Feature {
  readonly name: string
  /** What comes after the name, for the help. */
  readonly usage: string
  readonly summary: string
  /** `rest` is what comes after the name, without space around it. */
  readonly answer: (config: Config, asker: Asker, rest: string) => Effect.Effect<Answer, StoreError, Needs>
}

/** An answer. */
export const say = (...lines: ReadonlyArray<string>): Answer => ({ lines, isRefused: false })

/** An answer that says why not, and what would do. */
export const refuse = (...lines: ReadonlyArray<string>): Answer => ({ lines, isRefused: true })
