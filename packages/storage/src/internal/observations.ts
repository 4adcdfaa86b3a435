/** What observations change, worked out before anything is written. */
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"
import * as Timestamp from "@segue/core/Timestamp"
import * as Progress from "@segue/follow/Progress"
import type * as Store from "@segue/follow/Store"

/** A row as it stands, locked. */
export interface Seen extends Progress.Known {
  readonly fingerprint: string
  readonly updatedAt: string | undefined
}

/** What is to be written. Keys are the database's. */
export interface Plan {
  readonly updates: ReadonlyArray<{
    readonly id: string
    readonly status: string
    readonly is_open: boolean
    readonly rank_max: number
    readonly disputed: string | null
    readonly fingerprint: string
    /** Null: the body stays. */
    readonly body: Orchestration | null
    /** The time of the event that told of the final status. */
    readonly event_at: string | null
  }>
  readonly entries: ReadonlyArray<{
    readonly kind: Store.Change["kind"]
    readonly id: string
    readonly status: string
    readonly previous: string | null
    readonly origin: Store.Origin
    readonly event_id: string | null
    readonly body: Orchestration
  }>
}

/** What never changes of an orchestration: kept as first seen. */
const unchanging = (orchestration: Orchestration) => ({
  id: orchestration.id,
  ref_id: orchestration.ref_id,
  status: orchestration.status,
  created_at: orchestration.created_at,
  source_amount: orchestration.source_amount,
  source_asset: orchestration.source_asset,
  destination_asset: orchestration.destination_asset,
  source: orchestration.source,
  destination: orchestration.destination,
  orchestration_rule_id: orchestration.orchestration_rule_id
})

/** An orchestration as a row. */
export const toRow = (orchestration: Orchestration) => ({
  id: orchestration.id,
  ref_id: orchestration.ref_id ?? null,
  profile_id: orchestration.profile_id ?? null,
  source_profile_id: orchestration.source?.profile?.profile_id ?? null,
  destination_profile_id: orchestration.destination?.profile?.profile_id ?? null,
  source_asset: orchestration.source_asset,
  destination_asset: orchestration.destination_asset,
  source_amount: orchestration.source_amount,
  rule_id: orchestration.orchestration_rule_id ?? null,
  status: orchestration.status,
  is_open: !isTerminal(orchestration.status),
  rank_max: Progress.rank(orchestration.status) ?? -1,
  fingerprint: Progress.fingerprint(orchestration),
  created_at: orchestration.created_at,
  first_body: unchanging(orchestration),
  body: orchestration
})

const isOlder = (orchestration: Orchestration, seen: Seen): boolean =>
  orchestration.updated_at !== undefined &&
  seen.updatedAt !== undefined &&
  Timestamp.compare(orchestration.updated_at, seen.updatedAt) < 0

/**
 * Judges observations one after the other against locked rows. `inserted` are rows that this transaction made of the
 * first observation of each.
 */
export const applyPlan = (
  observations: ReadonlyArray<Store.Observation>,
  locked: ReadonlyMap<string, Seen>,
  inserted: ReadonlySet<string>
): Plan => {
  const current = new Map([...locked].filter(([id]) => !inserted.has(id)))
  const updates = new Map<string, Plan["updates"][number]>()
  const entries: Array<Plan["entries"][number]> = []
  for (const { event, orchestration, origin } of observations) {
    const { id, status } = orchestration
    const seen = current.get(id)
    const verdict = Progress.judge(seen, status)
    if (verdict === "stale") continue
    const fingerprint = Progress.fingerprint(orchestration)
    // A contradiction changes nothing but that it is known: the first final view stands.
    const isNewBody =
      verdict === "first" ||
      verdict === "advance" ||
      (verdict === "same" &&
        status === seen?.status &&
        fingerprint !== seen.fingerprint &&
        !isOlder(orchestration, seen))
    if (verdict === "same" && !isNewBody) continue
    const known = Progress.next(seen, status, verdict)
    const next: Seen = {
      ...known,
      fingerprint: isNewBody ? fingerprint : (seen?.fingerprint ?? fingerprint),
      updatedAt: isNewBody ? orchestration.updated_at : seen?.updatedAt
    }
    current.set(id, next)
    const isFinal = isTerminal(known.status)
    updates.set(id, {
      id,
      status: known.status,
      is_open: !isFinal,
      rank_max: known.rankMax,
      disputed: known.disputed ?? null,
      fingerprint: next.fingerprint,
      body: isNewBody ? orchestration : (updates.get(id)?.body ?? null),
      event_at:
        updates.get(id)?.event_at ??
        (isFinal && verdict !== "incident" && event?.status === status ? event.created_at : null)
    })
    if (verdict === "same") continue
    entries.push({
      kind: verdict,
      id,
      status,
      previous: seen?.status ?? null,
      origin,
      event_id: event?.id ?? null,
      body: orchestration
    })
  }
  return { updates: [...updates.values()], entries }
}
