/** When following looks at what. All in milliseconds; the defaults keep 100,000 open orchestrations below 1 request/s (docs/decisions/019). */
export interface Timing {
  /** Between two looks at the newest events: what detection takes at most, nearly. */
  readonly tailMs: number
  /** The least time between two looks at the events, however often the doorbell rings. */
  readonly ringMs: number
  /** How far before the newest event a look may begin, where its page has room. */
  readonly overlapMs: number
  /** Between two readings of all recent final events: finds those that became visible late. */
  readonly deepMs: number
  /** How late an event may become visible and still be found by the deep reading; sweeps find the rest. */
  readonly latenessMs: number
  /** Between two listings of what waits for approval: no event tells of a rejection. */
  readonly pendingMs: number
  /** Between two listings of all that is not final. */
  readonly safetyMs: number
  /** How long an id that the vendor does not show is looked for. */
  readonly notVisibleMs: number
  /** Before looking again at an id that was not shown, or was shown older than its event. */
  readonly againMs: number
}

/** What holds unless told otherwise. */
export const defaults: Timing = {
  tailMs: 2_700,
  ringMs: 1_000,
  overlapMs: 60_000,
  deepMs: 300_000,
  latenessMs: 60_000,
  pendingMs: 30_000,
  safetyMs: 1_800_000,
  notVisibleMs: 60_000,
  againMs: 5_000
}
