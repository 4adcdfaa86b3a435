/** Which cells of rule × language × kind have a case; the table is printed, and a cell that was filled stays filled. */
import { ruleIds } from "@segue/migrate/rules/RuleId"
import { assert, it } from "vitest"

import * as Cases from "./support/cases.ts"

const marks: Readonly<Record<Cases.Kind, string>> = {
  positive: "P",
  "look-alike": "L",
  "half-migrated": "H",
  broken: "B"
}

/** Why a cell has no case; anything else that is empty is a gap. */
const reasonOf = (rule: string, language: string, kind: Cases.Kind): string | undefined => {
  const isData = data.includes(language)
  // A collection's scripts are code, and one case of them stands for all: they are read as JavaScript is.
  const isScript =
    (language === "shell" && rule !== "generated-client") ||
    (language === "postman" && rule === "polling" && kind === "positive")
  if (isData && !isScript && ["terminal-status", "polling", "generated-client"].includes(rule)) {
    return "loops, decisions and generated clients are code; data has none"
  }
  if (language === "dotenv" && !["endpoint", "scope", "docs-link"].includes(rule))
    return "lines of KEY=value hold no bodies and no calls"
  if (language === "markdown" && kind === "half-migrated")
    return "a document with both APIs is a guide: one note, no findings"
  if (language === "openapi" && rule === "docs-link") return "links stand in descriptions, as in any JSON or YAML"
  if (language === "text") return "the literal level: only what the spelling alone decides"
  return undefined
}

const data = ["json", "yaml", "shell", "http", "markdown", "dotenv", "postman", "openapi", "hcl"]

it("prints the matrix of cases", () => {
  const cases = Cases.all()
  const languages = [...new Set([...data, ...cases.map((one) => one.language)])]
  const reasons = new Set<string>()
  const gaps: Array<string> = []
  const mark = (rule: string, language: string, kind: Cases.Kind): string => {
    if (cases.some((one) => one.rule === rule && one.language === language && one.kind === kind)) return marks[kind]
    const reason = reasonOf(rule, language, kind)
    if (reason === undefined) gaps.push(`${rule}/${language}/${kind}`)
    else reasons.add(reason)
    return reason === undefined ? "·" : "-"
  }
  const cell = (rule: string, language: string): string =>
    Cases.kinds.map((kind) => mark(rule, language, kind)).join("")
  const rows = ruleIds.map((rule) => [rule, ...languages.map((language) => cell(rule, language))])
  const table = [["", ...languages], ...rows].map((row) =>
    row.map((text, index) => text.padEnd(index === 0 ? 21 : Math.max(6, languages[index - 1]!.length + 1))).join("")
  )
  const legend = "P positive, L look-alike, H half-migrated, B broken, · a gap, - none for a reason:"
  process.stdout.write(`\n${table.join("\n")}\n${legend}\n${[...reasons].map((reason) => `  ${reason}\n`).join("")}`)
  const filled = [...data, "typescript", "javascript", "tsx", "ruby", "php", "go", "csharp", "java", "kotlin"]
  assert.deepStrictEqual(
    gaps.filter((gap) => filled.includes(gap.split("/")[1]!)),
    [],
    "every cell has a case or a reason"
  )
})
