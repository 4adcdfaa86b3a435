/** A token that is fetched when it is needed and kept while it lives. */

/** What a token endpoint gave. */
export interface Granted {
  readonly token: string
  readonly livesMs: number
}

/** When a call is made, and what ends it. */
export interface Moment {
  readonly nowMs: number
  readonly signal: AbortSignal
}

/** The present token, and what to do when it was refused before its time. */
export interface AccessToken {
  readonly get: (at: Moment) => Promise<string>
  readonly drop: () => void
}

/** A token that ends during a call would be refused. */
const EARLY_MS = 60_000

/** Fetches by `grant`; a failure of it is the call's. */
export const make = (grant: (at: Moment) => Promise<Granted>): AccessToken => {
  let held: { readonly token: string; readonly untilMs: number } | undefined
  return {
    get: async (at) => {
      if (held === undefined || at.nowMs >= held.untilMs) {
        const { livesMs, token } = await grant(at)
        held = { token, untilMs: at.nowMs + livesMs - EARLY_MS }
      }
      return held.token
    },
    drop: () => {
      held = undefined
    }
  }
}
