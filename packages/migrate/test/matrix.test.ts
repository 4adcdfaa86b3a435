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

/** Why a rule has no cases in a language: its subject does not exist there. */
const reasons: Readonly<Record<string, string>> = {
  "terminal-status": "code decides when waiting ends; data does not",
  polling: "loops exist in code",
  "generated-client": "generated clients are code"
}
const data = ["json", "yaml", "shell", "http", "markdown", "dotenv", "postman", "openapi"]

it("prints the matrix of cases", () => {
  const cases = Cases.all()
  const languages = [...new Set([...data, ...cases.map((one) => one.language)])]
  const cell = (rule: string, language: string): string => {
    const own = cases.filter((one) => one.rule === rule && one.language === language)
    const found = Cases.kinds.map((kind) => (own.some((one) => one.kind === kind) ? marks[kind] : "·")).join("")
    return found === "····" && reasons[rule] !== undefined && data.includes(language) ? "  — " : found
  }
  const rows = ruleIds.map((rule) => [rule, ...languages.map((language) => cell(rule, language))])
  const table = [["", ...languages], ...rows].map((row) =>
    row.map((text, index) => text.padEnd(index === 0 ? 21 : Math.max(6, languages[index - 1]!.length + 1))).join("")
  )
  process.stdout.write(`\n${table.join("\n")}\n(P positive, L look-alike, H half-migrated, B broken; — has none)\n`)
  for (const [rule, reason] of Object.entries(reasons)) process.stdout.write(`${rule}: ${reason}\n`)
  assert.isAbove(cases.length, 0)
})

it("has a positive case for every rule that data can break", () => {
  const covered = new Set(
    Cases.all()
      .filter((one) => one.kind === "positive" || one.kind === "half-migrated")
      .map((one) => one.rule)
  )
  for (const rule of ruleIds.filter((id) => reasons[id] === undefined)) assert.isTrue(covered.has(rule), rule)
})
