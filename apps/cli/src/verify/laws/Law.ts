/** What a law looks at, and what it says. */
import type { ConversionRequest } from "@segue/core/Conversion"

import type { Release, Trial } from "../Trial.ts"

/** Both trials of one request inside the domain. */
export interface Evidence {
  readonly request: ConversionRequest
  readonly legacy: Trial
  readonly migrated: Trial
  /** Empty where the request is refused: there is nothing to give back. */
  readonly releases: ReadonlyArray<Release>
}

/** One thing that must hold; `check` answers a sentence for every way in which it does not. */
export interface Law {
  readonly name: string
  readonly states: string
  readonly check: (evidence: Evidence) => ReadonlyArray<string>
}
