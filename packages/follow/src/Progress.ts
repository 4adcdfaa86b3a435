/**
 * How an orchestration moves on: which of two statuses is the newer one, whatever order they are seen in.
 * Source: docs/vendor-facts.md#orch-statuses, #event-none-for-pending-rejected.
 */
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"

/** How far a status is along its way: 0 waits for approval, 1 runs, 2 is final; `undefined` for one we do not know. */
export const rank = (status: string): number | undefined =>
  isTerminal(status) ? 2 : status === "PROCESSING" ? 1 : status === "PENDING" ? 0 : undefined

/** What is remembered of an orchestration in order to judge the next observation. */
export interface Known {
  readonly status: string
  /** The highest rank it ever had, -1 while only unknown statuses were seen: an unknown one must not let it fall back. */
  readonly rankMax: number
  /** A status seen after the final one that contradicts it, if any. */
  readonly disputed: string | undefined
}

/**
 * What an observation means:
 * - `first`: the orchestration was not known;
 * - `advance`: its status moved on;
 * - `same`: nothing new;
 * - `stale`: an answer older than one we have had;
 * - `incident`: it contradicts a final status. It is told, and the final status stands: which of the two is true is
 *   for a person to find out.
 */
export type Verdict = "first" | "advance" | "same" | "stale" | "incident"

/** Judges an observed status against what is known. */
export const judge = (known: Known | undefined, status: string): Verdict => {
  if (known === undefined) return "first"
  if (status === known.status) return "same"
  const next = rank(status)
  if (isTerminal(known.status)) {
    if (next !== undefined && next < 2) return "stale"
    return status === known.disputed ? "same" : "incident"
  }
  return next !== undefined && next < known.rankMax ? "stale" : "advance"
}

/** What is known after an observation that was judged. */
export const next = (known: Known | undefined, status: string, verdict: Verdict): Known => {
  const rankMax = Math.max(known?.rankMax ?? -1, rank(status) ?? -1)
  if (known === undefined) return { status, rankMax, disputed: undefined }
  if (verdict === "incident") return { ...known, disputed: status }
  return verdict === "advance" ? { status, rankMax, disputed: undefined } : known
}

/** What of an orchestration may change while its status stays: its legs, its reason to fail, its time of change. */
export const fingerprint = (orchestration: Orchestration): string =>
  JSON.stringify([
    orchestration.status,
    orchestration.updated_at ?? null,
    orchestration.source_transfer?.transfer_id ?? null,
    orchestration.source_transfer?.status ?? null,
    orchestration.destination_transfer?.transfer_id ?? null,
    orchestration.destination_transfer?.status ?? null,
    orchestration.fail_reason?.detail ?? null
  ])
