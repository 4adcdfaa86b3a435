import { carried, notes, refusals, row, type Section } from "./Row.ts"

export const requests: Section = {
  title: "Fields of the request",
  rows: [
    row(
      [
        "F1",
        "profile_id",
        "source.profile.profile_id and destination.profile.profile_id",
        "automatic",
        "yes",
        "Both sides always; a missing side may mean the default profile."
      ],
      { carried: true, refusals: ["zero-profile"] }
    ),
    row(
      [
        "F2",
        "recipient_profile_id",
        "destination.profile.profile_id",
        "review",
        "no",
        "Our reading of directed settlement; empty means profile_id."
      ],
      notes("directed-reading", "empty-recipient")
    ),
    row(["F3", "amount", "source_amount", "automatic", "yes", "Stays a string, character for character."], carried),
    row(["F4", "source_asset", "source_asset", "automatic", "yes", "Unchanged."], carried),
    row(["F5", "target_asset", "destination_asset", "automatic", "yes", "Renamed."], carried),
    row(["F6", "ref_id", "ref_id", "automatic", "yes", "The same value for the same business operation."], carried),
    row(
      [
        "F7",
        "no ref_id",
        "ref_id is required",
        "person",
        "no",
        "Derive it from the business operation, once, before any retry loop."
      ],
      refusals("ref-id-missing")
    ),
    row(
      ["F8", "identity_id, account_id", "the same names", "review", "no", "The zero UUID means none and is left out."],
      notes("zero-uuid-dropped", "null-dropped")
    ),
    row(["F9", "metadata", "metadata", "automatic", "yes", "Unchanged."], carried),
    row(["F10", "nothing", "source and destination objects", "automatic", "yes", "Exactly one variant each."], carried),
    row(
      [
        "F11",
        "amounts such as 0, .5 or 007",
        "no pattern is documented",
        "person",
        "no",
        "Zero is refused; odd spellings are kept and said."
      ],
      { notes: ["unusual-amount"], refusals: ["amount-zero"] }
    )
  ]
}
