import { carried, notes, outOfReach, refusals, row, type Section } from "./Row.ts"

export const statuses: Section = {
  title: "Statuses",
  rows: [
    row(
      ["S1", "CREATED", "PROCESSING", "review", "yes", "Not finished is now PENDING or PROCESSING."],
      notes("status-waiting")
    ),
    row(["S2", "SETTLED", "COMPLETED", "automatic", "yes", "Renamed."], carried),
    row(
      ["S3", "CANCELLED", "nothing", "person", "no", "Neither REJECTED nor FAILED; keep it for historic rows."],
      refusals("cancelled-status")
    ),
    row(
      ["S4", "nothing", "FAILED", "person", "no", "A failure after acceptance; read fail_reason and tell somebody."],
      notes("failed-as-cancelled", "raw-status")
    ),
    row(
      [
        "S5",
        "nothing",
        "PENDING",
        "person",
        "no",
        "Waits for approval, perhaps for days; no time-out makes it a failure."
      ],
      notes("status-narrowed")
    ),
    row(
      ["S6", "nothing", "REJECTED", "person", "no", "Refused by an approver; final, no money moved."],
      notes("failed-as-cancelled")
    ),
    row(
      ["S7", "an unknown word", "an unknown word", "review", "no", "Keep it, follow it, never call it final."],
      notes("status-unknown", "status-replaced")
    ),
    row(
      [
        "S8",
        "loop until SETTLED",
        "loop until COMPLETED, FAILED or REJECTED",
        "review",
        "no",
        "A plain rename loops forever on the other two."
      ],
      notes("status-final")
    ),
    row(
      ["S9", "not SETTLED means waiting", "no longer true", "review", "no", "Ask for the waiting statuses by name."],
      outOfReach("A payload has no branches; the engine finds them in code")
    ),
    row(
      ["S10", "else means CANCELLED", "no longer true", "review", "no", "Name the statuses."],
      outOfReach("A payload has no branches; the engine finds them in code")
    ),
    row(
      [
        "S11",
        "canceled, Settled and other spellings",
        "upper case",
        "review",
        "no",
        "Compare with the vendor's spelling."
      ],
      notes("status-spelling")
    )
  ]
}
