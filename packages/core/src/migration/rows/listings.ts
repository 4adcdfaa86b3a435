import { carried, notes, outOfReach, refusals, row, type Section } from "./Row.ts"

export const listings: Section = {
  title: "Listings",
  rows: [
    row(
      ["Q1", "items", "items", "automatic", "no", "The orchestrations array is deprecated; do not start to read it."],
      outOfReach("`Orchestration.rows` reads items first")
    ),
    row(
      [
        "Q2",
        "page_cursor, next_page_cursor",
        "the same names",
        "automatic",
        "no",
        "A cursor's value does not cross over."
      ],
      refusals("page-cursor")
    ),
    row(
      [
        "Q3",
        "profile_id, one",
        "profile_id, several",
        "review",
        "yes",
        "Repeat the key. What it matches when the two sides differ is open."
      ],
      { notes: ["profile-filter"], refusals: ["several-values"] }
    ),
    row(["Q4", "ref_id, one", "ref_id, several", "automatic", "no", "Repeat the key."], carried),
    row(
      ["Q5", "created_at.begin", "created_at.gte", "automatic", "yes", "Both are inclusive."],
      refusals("exclusive-bound", "several-bounds")
    ),
    row(["Q6", "created_at.end", "created_at.lte", "automatic", "no", "Both are inclusive."], carried),
    row(
      [
        "Q7",
        "updated_at.begin, updated_at.end",
        "nothing",
        "person",
        "no",
        "Dropping the bound widens the query without a word."
      ],
      refusals("updated-at-filter")
    ),
    row(["Q8", "order", "order", "automatic", "no", "DESC by default in both."], carried),
    row(["Q9", "limit", "limit", "automatic", "no", "100, at most 1000, in both."], carried),
    row(
      ["Q10", "no status filter", "status, several", "review", "no", "Filter at the vendor instead of in code."],
      refusals("no-legacy-filter")
    ),
    row(
      [
        "Q11",
        "conversions only",
        "every orchestration",
        "review",
        "no",
        "Filter rows, or other people's deposits turn up as conversions."
      ],
      notes("population")
    ),
    row(
      ["Q12", "parameters that never existed", "nothing", "person", "no", "Find out what they were meant to do."],
      notes("unknown-parameter")
    )
  ]
}
