import { carried, notes, outOfReach, row, type Section } from "./Row.ts"

const scopes: Section = {
  title: "Scopes and sign-in",
  rows: [
    row(
      [
        "A1",
        "conversion:read_conversion_stablecoin",
        "orchestration:read_orchestration",
        "person",
        "yes",
        "Grant it in the dashboard first, or every token request fails."
      ],
      notes("grant-first", "nothing-to-migrate")
    ),
    row(
      [
        "A2",
        "conversion:write_conversion_stablecoin",
        "orchestration:write_orchestration",
        "person",
        "yes",
        "The same."
      ],
      notes("grant-first")
    ),
    row(
      [
        "A3",
        "nothing",
        "events:read_event",
        "review",
        "no",
        "Only where events or webhooks are read; other spellings do not exist."
      ],
      notes("scope-typo")
    ),
    row(
      [
        "A4",
        "nothing",
        "orchestration:read_orchestration_rule, orchestration:write_orchestration_rule",
        "review",
        "no",
        "Only for rules."
      ],
      outOfReach("No legacy scope stands for rules; ask for them where rules are used")
    ),
    row(
      [
        "A5",
        "scopes in arrays, files and variables",
        "each by itself",
        "automatic",
        "no",
        "Keep the legacy read scope while conversions drain."
      ],
      notes("keep-while-draining", "scope-duplicate")
    ),
    row(["A6", "token address, form, lifetime", "unchanged", "automatic", "no", "Nothing to do."], carried),
    row(
      ["A7", "signed requests", "sign the new path and body", "review", "no", "The signature covers both."],
      outOfReach("A payload carries no signature")
    )
  ]
}

const errors: Section = {
  title: "Errors",
  rows: [
    row(
      [
        "X1",
        "403 insufficient-funds",
        "the same type",
        "automatic",
        "no",
        "A lack of funds may also show later, as FAILED."
      ],
      carried
    ),
    row(
      [
        "X2",
        "409 already-exists with a conversion",
        "409 with, we think, an orchestration",
        "review",
        "no",
        "Code that reads fields of meta.existing migrates with it."
      ],
      notes("existing-migrated", "existing-kept")
    ),
    row(["X3", "texts of detail", "unknown", "person", "no", "Match on type and status."], notes("detail-text")),
    row(["X4", "400 above the limit", "unknown", "person", "no", "Ask the vendor for limits."], notes("limit-problem")),
    row(
      ["X5", "404 on get", "404, we think", "review", "no", "Not declared."],
      outOfReach("The services of this package take 404 of either API as NotFound")
    ),
    row(
      ["X6", "403 naming the legacy scopes", "403 naming the new ones", "automatic", "no", "Renamed inside the text."],
      carried
    ),
    row(
      ["X7", "nothing", "403 travel-rule-information-required", "review", "no", "Only for crypto destinations."],
      outOfReach("No legacy problem stands for it; the services of this package have an error for it")
    ),
    row(
      ["X8", "after the end of the legacy API", "410 or 404 on the old paths", "review", "no", "Final: stop retrying."],
      outOfReach("The services of this package take 410 as permanent")
    )
  ]
}

export const scopesAndErrors: ReadonlyArray<Section> = [scopes, errors]
