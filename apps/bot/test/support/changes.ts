/** Changes as the feed has them. */
import type { Orchestration } from "@segue/core/Orchestration"
import type { Change } from "@segue/follow/Store"

export const profile = "0f8b1b60-0000-4000-8000-000000000001"

/** An orchestration between two profiles. */
export const orchestration = (more: Partial<Orchestration> = {}): Orchestration => ({
  id: "11111111-2222-4333-8444-555555555555",
  ref_id: "invoice-7",
  profile_id: profile,
  source_asset: "USD",
  destination_asset: "PYUSD",
  source_amount: "1250.00",
  status: "PROCESSING",
  source: { profile: { profile_id: profile } },
  destination: { crypto: { address: "0xabc", network: "ETHEREUM" } },
  created_at: "2026-11-22T10:00:00Z",
  metadata: { team: "treasury", secret_note: "hidden" },
  ...more
})

/** A change of it. */
export const change = (more: Partial<Change> = {}, row: Partial<Orchestration> = {}): Change => {
  const status = more.status ?? row.status ?? "PROCESSING"
  const shown = orchestration({ ...row, status })
  return {
    sequence: 1,
    kind: "first",
    id: shown.id,
    status,
    previous: undefined,
    origin: "event",
    event_id: undefined,
    observed_at: "2026-11-22T12:05:09Z",
    orchestration: shown,
    ...more
  }
}
