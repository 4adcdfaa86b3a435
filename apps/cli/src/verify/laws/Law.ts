/** What a law looks at, and what it says. */
import type { ConversionRequest } from "@segue/core/Conversion"

import type { Balances } from "../Balances.ts"
import type { Trial } from "../Trial.ts"

/** Both trials of one request inside the domain. */
export interface Evidence {
  readonly request: ConversionRequest
  readonly legacy: Trial
  readonly migrated: Trial
  /** The world after the conversion was cancelled, where it can be. */
  readonly cancelled: Balances | undefined
}

/** One thing that must hold; `check` answers a sentence for every way in which it does not. */
export interface Law {
  readonly name: string
  readonly states: string
  readonly check: (evidence: Evidence) => ReadonlyArray<string>
}
