import { notes, outOfReach, refusals, row, type Section } from "./Row.ts"

const operations = (reason: string) => outOfReach(reason)

export const behaviour: Section = {
  title: "Behaviour",
  rows: [
    row(
      [
        "B1",
        "no stablecoin to stablecoin",
        "possible in one orchestration",
        "review",
        "no",
        "Two legacy conversions are never merged: they have two ref_ids and a state between them."
      ],
      refusals("unknown-asset", "unsupported-pair")
    ),
    row(
      [
        "B2",
        "debit at once, credit when settled",
        "reserve, deliver, give back on failure",
        "review",
        "no",
        "Wait for COMPLETED before you use the money."
      ],
      operations("Balances are no part of a payload; the sandbox's ledger shows both timings")
    ),
    row(
      [
        "B3",
        "cancel while CREATED",
        "not possible",
        "person",
        "no",
        "Decide before you create; undo with a reverse conversion of its own ref_id, after COMPLETED."
      ],
      operations("A payload cannot cancel; the engine finds the calls")
    ),
    row(
      [
        "B4",
        "no webhooks",
        "orchestration.* events",
        "review",
        "yes",
        "Optional; keep a poll, two statuses have no event."
      ],
      operations("Webhooks are configured, not sent")
    ),
    row(
      [
        "B5",
        "a ref_id runs once",
        "once on each API, for all we know",
        "person",
        "no",
        "Look the ref_id up on the other API before a retry crosses over."
      ],
      notes("ref-id-namespace")
    ),
    row(
      [
        "B6",
        "two decimals in practice",
        "undocumented",
        "review",
        "no",
        "Keep to two decimals for pairs with USD; more are refused, never rounded."
      ],
      { notes: ["precision-undocumented"], refusals: ["precision"] }
    ),
    row(["B7", "no fees", "see the vendor's pricing", "person", "no", "Ask."], notes("fees-undocumented")),
    row(
      ["B8", "500,000 by default", "undocumented", "person", "no", "Ask."],
      notes("limits-undocumented", "above-default-limit")
    ),
    row(
      [
        "B9",
        "settles almost at once",
        "profile legs alike, others minutes to days",
        "review",
        "no",
        "Look at your time-outs."
      ],
      operations("Time passes outside a payload")
    ),
    row(
      [
        "B10",
        "poll upwards by created_at",
        "the same with gte",
        "automatic",
        "no",
        "gte repeats the boundary row: drop duplicates by id."
      ],
      operations("Covered row by row in the listings")
    ),
    row(
      ["B11", "report rows CONVERSION_*", "report rows ORCHESTRATION_*", "person", "no", "Parsers of reports change."],
      operations("Reports are no part of the API")
    ),
    row(
      [
        "B12",
        "dashboard permission for conversions",
        "permission for orchestrations",
        "person",
        "no",
        "Custom roles change."
      ],
      operations("Roles live in the dashboard")
    )
  ]
}
