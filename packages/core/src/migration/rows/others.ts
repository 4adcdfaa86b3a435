import { notes, outOfReach, refusals, row, type Section } from "./Row.ts"

const optional = outOfReach("Not a conversion payload, and not deprecated; the engine points it out in code")

export const others: Section = {
  title: "Other constructs",
  rows: [
    row(
      [
        "O1",
        "deposit address with conversion_target_asset USD",
        "a rule per asset and network",
        "person",
        "no",
        "Payers get new addresses, and rules carry no metadata. Not deprecated."
      ],
      optional
    ),
    row(["O2", "conversion_target_asset NO_CONVERSION", "nothing to do", "automatic", "no", "Leave it."], optional),
    row(
      [
        "O3",
        "crypto withdrawal out of USD",
        "an orchestration to a crypto destination",
        "person",
        "no",
        "Fees and travel rule differ."
      ],
      refusals("not-a-conversion")
    ),
    row(
      [
        "O4",
        "conversion, then bank withdrawal",
        "one orchestration to a bank destination",
        "person",
        "no",
        "A suggestion."
      ],
      optional
    ),
    row(
      [
        "O5",
        "auto_conversion and balance_asset of transfers",
        "source_transfer, destination_transfer",
        "person",
        "no",
        "Readers change."
      ],
      optional
    ),
    row(
      ["O6", "dashboard conversion rules", "migrated by the vendor", "automatic", "no", "List the rules to see them."],
      optional
    ),
    row(
      [
        "O7",
        "mocks, fixtures, collections",
        "the same map",
        "review",
        "no",
        "They often hold zero UUIDs and settled_at."
      ],
      outOfReach("Covered row by row; the engine finds the files")
    ),
    row(
      [
        "G1",
        "generated clients: positional arguments",
        "another order and meaning",
        "review",
        "no",
        "Renaming the method compiles in loose languages and sends a profile as a rule id."
      ],
      outOfReach("A payload has no arguments; the engine finds the calls")
    ),
    row(
      ["G2", "generated clients: single values", "lists", "review", "no", "profileId and refId become arrays."],
      outOfReach("A payload has no arguments; the engine finds the calls")
    ),
    row(
      [
        "G3",
        "generated clients: closed enums and old list models",
        "regenerate",
        "person",
        "no",
        "One row in PENDING or REJECTED fails a whole page."
      ],
      outOfReach("The engine finds generated clients")
    ),
    row(
      [
        "Z1",
        "a field that is in neither schema",
        "the same",
        "review",
        "no",
        "Left out of requests and kept in replies, and said either way."
      ],
      notes("unknown-field", "unknown-field-kept", "field-of-the-other")
    )
  ]
}
