/** Messages to send: of each kind, and the worst that an orchestration could make of one. */
import * as PaxosError from "@segue/core/PaxosError"

import { viewOf } from "../../src/delivery/Contents.ts"
import type { Kind, Look } from "../../src/knowledge/Finding.ts"
import { leftOver } from "../../src/knowledge/left-over.ts"
import { refusals } from "../../src/knowledge/refusals.ts"
import type { Content, Found } from "../../src/outbox/Content.ts"
import * as View from "../../src/view/View.ts"
import { change } from "./changes.ts"

/** What messages know beside a change. */
export const surroundings: View.Surroundings = {
  environment: "test",
  timeZone: "UTC",
  statusPage: undefined,
  metadataKeys: []
}

/** The message about an orchestration in a status. */
export const view = (status: string): View.View => View.make(change({ status }), surroundings)

const long = "<&\u{1F534}\\*_`[]()@everyone ".repeat(400)
const keys = Array.from({ length: 900 }, (_, index) => `key ${index} ${long}`)

/** Everything as long and as hostile as it can be. */
export const extreme = (): View.View =>
  View.make(
    change(
      { status: "FAILED" },
      {
        ref_id: long,
        source_amount: "1".repeat(64),
        source_asset: long,
        fail_reason: { detail: long },
        metadata: Object.fromEntries(keys.map((key) => [key, long]))
      }
    ),
    {
      ...surroundings,
      environment: "e".repeat(4_000),
      metadataKeys: keys,
      statusPage: `https://s/{id}?${"q".repeat(4_000)}`
    }
  )

const NOW_MS = Date.parse("2026-11-22T15:30:00Z")

const of = (content: Content, sequence = 1, more: Partial<View.Surroundings> = {}): View.View =>
  viewOf(
    content,
    sequence,
    {
      environment: "production",
      timeZone: "Europe/Berlin",
      statusPage: "https://gateway.example/o/{id}",
      metadataKeys: ["team"],
      ...more
    },
    NOW_MS
  )

/** Orchestrations as a digest lists them; each has its number in its id. */
const listed = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    label: index % 2 === 0 ? "FAILED" : "REJECTED",
    id: `22222222-0000-4000-8000-${String(index).padStart(12, "0")}`,
    ref_id: `payout_2026_11_${index}`,
    amount: "250000.00",
    assets: "USD to PYUSD"
  }))

/** As much as one message lists. */
export const digest = (count = 24): View.View =>
  of({
    type: "digest",
    id: "digest",
    counts: [
      { status: "COMPLETED", assets: "USD to PYUSD", route: "all", count: 9_940 },
      { status: "FAILED", assets: "USD to USDG", route: "all", count: 36 },
      { status: "REJECTED", assets: "USD to PYUSD", route: "large", count: 24 }
    ],
    listed: listed(count),
    listedBelow: 0,
    from: "2026-11-22T15:00:00Z",
    to: "2026-11-22T15:01:00Z"
  })

const failed = change(
  { status: "FAILED", previous: "PROCESSING" },
  {
    fail_reason: { detail: "The destination address <0xabc> is *not* allowed." },
    source_transfer: { status: "COMPLETED" },
    destination_transfer: { status: "FAILED" }
  }
)

/** A finding as its row holds it. */
const found = (kind: Kind, { findings: [one] }: Look): Found => ({
  type: "found",
  id: "finding-7",
  kind,
  title: one!.title,
  fields: one!.fields,
  advice: one!.advice,
  at: "2026-11-22T15:10:00Z",
  until: undefined
})

const refused = refusals(
  {
    isCut: false,
    items: Array.from({ length: 1_000 }, (_, index) => ({
      type: "refused-create" as const,
      id: String(index),
      ref_id: `payout_2026_11_${index}`,
      caller: "payments",
      reason: index === 400 ? "BadRequest" : "InsufficientFunds",
      why:
        index === 400
          ? "the API refused the request as it is (400). The vendor's words: *amount* is <too> precise"
          : new PaxosError.InsufficientFunds({ status: 403 }).message,
      at: new Date(Date.parse("2026-11-22T15:09:00Z") + index * 60).toISOString()
    }))
  },
  "Europe/Berlin"
)

const left = leftOver(
  Array.from({ length: 9 }, (_, index) => ({
    id: `33333333-0000-4000-8000-${String(index).padStart(12, "0")}`,
    ref_id: `payout_2026_10_${index}`,
    profile_id: "0f8b1b60-0000-4000-8000-000000000001",
    amount: "250000.00",
    source_asset: "USD",
    target_asset: "PYUSD",
    status: "CREATED",
    created_at: `2026-11-21T1${index}:00:00Z`
  })),
  NOW_MS,
  "Europe/Berlin"
)

/** One message of each kind; `mention` as the platform writes it. */
export const kinds = (mention: string): Readonly<Record<string, View.View>> => ({
  PENDING: of(change({ status: "PENDING" }, { orchestration_rule_id: "99999999-0000-4000-8000-000000000001" })),
  PROCESSING: of(change({}, { source_transfer: { status: "COMPLETED" }, destination_transfer: { status: "PENDING" } })),
  COMPLETED: of(change({ status: "COMPLETED" })),
  FAILED: of(failed),
  REJECTED: of(change({ status: "REJECTED" })),
  "an unknown status": of(change({ status: "HELD" })),
  stuck: of(change({}), -1),
  "a contradiction": of(change({ status: "FAILED", previous: "COMPLETED", kind: "incident" })),
  "words of the configuration": of(failed, 1, {
    templates: {
      FAILED: {
        title: "Call treasury: {ref} {status}",
        fields: { What: "{amount} {asset} to {toAsset}", Why: "{reason}", Team: "{metadata.team}" },
        note: "Runbook: treasury/7."
      }
    }
  }),
  "many at once": digest(3),
  "no news": of({
    type: "notice",
    id: "source",
    message: "the vendor answered 503",
    since: "2026-11-22T15:10:00Z",
    until: undefined,
    asOf: "2026-11-22T15:09:58Z"
  }),
  "more to look at": of({ type: "lines", id: "lines", to: "2026-11-22T15:01:00Z", listed: listed(2) }),
  "news again": of({
    type: "notice",
    id: "source",
    message: "the vendor answered 503",
    since: "2026-11-22T15:10:00Z",
    until: "2026-11-22T15:20:00Z",
    asOf: "2026-11-22T15:09:58Z"
  }),
  "a finding": of({
    type: "found",
    id: "doubt",
    title: "A CREATE IS IN DOUBT",
    fields: [{ name: "Reference", value: "payout_2026_11_9" }],
    advice: "Do not send it again under another reference.",
    at: "2026-11-22T15:10:00Z",
    until: undefined
  }),
  "creates that are refused": of(found("refused-creates", refused)),
  "left over in the drain": of(found("legacy-conversions", left)),
  "a finding that is over": of({ ...found("legacy-conversions", left), until: "2026-11-22T15:20:00Z" }),
  "not acknowledged": of({
    type: "remark",
    word: "escalated",
    reason: "FAILED",
    by: undefined,
    state: undefined,
    at: "2026-11-22T15:00:00Z",
    change: failed,
    mention
  }),
  acknowledged: of({
    type: "remark",
    word: "acknowledged",
    reason: "FAILED",
    by: "ada",
    state: undefined,
    at: "2026-11-22T15:20:00Z",
    change: failed,
    mention: undefined
  })
})
