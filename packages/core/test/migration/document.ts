/** Renders docs/migration-map.md from the rows. */

import * as Rows from "../../src/migration/Rows.ts"

const classes: Readonly<Record<Rows.RowClass, string>> = {
  automatic: "automatic",
  review: "review",
  person: "a person"
}

const coverage = ({ carried, notes = [], outOfReach, refusals = [] }: Rows.Coverage): string =>
  [
    ...(notes.length > 0 ? [`note ${notes.map((code) => `\`${code}\``).join(", ")}`] : []),
    ...(refusals.length > 0 ? [`refusal ${refusals.map((code) => `\`${code}\``).join(", ")}`] : []),
    ...(outOfReach === undefined ? [] : [outOfReach]),
    ...(carried === true ? ["carried over"] : [])
  ].join("; ")

const cell = (text: string): string => text.replaceAll("|", "\\|")

const table = (section: Rows.Section): string =>
  [
    `## ${section.title}`,
    "",
    "| Row | Legacy | Now | By | In the vendor's guide | What to do | Where it is covered |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...section.rows.map(
      (row) =>
        `| ${[row.id, row.legacy, row.now, classes[row.class], row.vendor, row.advice, coverage(row.coverage)].map(cell).join(" | ")} |`
    ),
    ""
  ].join("\n")

/** The whole document. */
export const render = (): string =>
  [
    "# The migration map",
    "",
    "Made from `packages/core/src/migration/rows` by `pnpm docs`; do not edit it here.",
    "",
    "How each part of the Stablecoin Conversions API becomes Orchestrations. **By** says how far a machine may go:",
    "automatically, with a review, or not without a person. **Covered** names the notes and refusals that",
    "`segue payload` and the libraries answer; the facts behind the rows are in [vendor-facts.md](vendor-facts.md).",
    "",
    ...Rows.sections.map(table)
  ].join("\n")
