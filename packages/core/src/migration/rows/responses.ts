import { carried, notes, outOfReach, row, type Section } from "./Row.ts"

export const responses: Section = {
  title: "Fields of the reply",
  rows: [
    row(["R1", "id", "id of another space", "review", "no", "Store which API an id belongs to."], notes("id-space")),
    row(
      [
        "R2",
        "profile_id",
        "profile_id, or the profiles of source and destination",
        "review",
        "partly",
        "For directed flows read source and destination."
      ],
      { notes: ["profile-id-ambiguous"], refusals: ["sides-missing"] }
    ),
    row(["R3", "amount", "source_amount", "automatic", "yes", "No field states what arrives."], carried),
    row(
      ["R4", "source_asset, target_asset", "source_asset, destination_asset", "automatic", "yes", "Renamed."],
      carried
    ),
    row(
      ["R5", "status, free text", "status, a set that has grown", "review", "yes", "See the section on statuses."],
      notes("status-waiting", "status-unknown")
    ),
    row(
      [
        "R6",
        "ref_id, if it was sent",
        "ref_id, always",
        "automatic",
        "yes",
        "Orchestrations started by a rule carry one made by the vendor."
      ],
      notes("ref-id-absent")
    ),
    row(
      [
        "R7",
        "identity_id, account_id as zero UUID",
        "absent",
        "review",
        "no",
        "Comparisons with the zero UUID must accept absence."
      ],
      notes("zero-uuid-dropped", "zero-uuid-added")
    ),
    row(["R8", "created_at", "created_at", "automatic", "yes", "Kept with all its digits."], carried),
    row(
      [
        "R9",
        "updated_at",
        "updated_at",
        "review",
        "yes",
        "Documented for neither; legacy settlements did not move it."
      ],
      notes("updated-at")
    ),
    row(
      [
        "R10",
        "settled_at",
        "nothing",
        "person",
        "no",
        "The completed event's time, the first look, or updated_at marked approximate: a decision for the books."
      ],
      notes("settled-at-lost", "settled-at-unknown")
    ),
    row(
      ["R11", "cancelled_at", "nothing", "person", "no", "A rejection is a different event."],
      notes("cancelled-at-lost")
    ),
    row(["R12", "metadata", "metadata", "automatic", "yes", "Unchanged."], carried),
    row(
      ["R13", "recipient_profile_id", "destination.profile.profile_id", "review", "no", "As in the request."],
      notes("directed-reading")
    ),
    row(
      [
        "R14",
        "nothing",
        "customer_id, source, destination, the two transfers, fail_reason, orchestration_rule_id",
        "automatic",
        "partly",
        "Decoders that refuse unknown fields break."
      ],
      notes("new-fields-absent", "field-lost")
    ),
    row(
      [
        "R15",
        "the bare object",
        "the bare object",
        "automatic",
        "yes",
        "There is no wrapper, whatever older guides showed."
      ],
      outOfReach("The services of this package read bare objects")
    )
  ]
}
