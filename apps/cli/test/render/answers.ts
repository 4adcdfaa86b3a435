/** Answers of a check made up for the formats: as many findings as wanted, in files called whatever a file may be called. */
import type { Document, FindingEntry } from "../../src/check/Document.ts"

/** Names that mean something to a service's log, to XML, to Markdown or to a shell. */
export const oddNames: ReadonlyArray<string> = [
  "::error file=x::boo",
  "##[error]boo",
  "a\nb\r\nc.json",
  "100%25,line=9.json",
  'quo"te & <b>.json',
  "]]>.json",
  "p|pe `tick` [link](x).json",
  "@everyone #123.json",
  "\u0001\u0007\uFFFE.json",
  "emoji 😀 日本.json",
  "\u202Etxt.exe",
  "-rf.json"
]

const severities = ["info", "warning", "error"] as const

/** A finding; the number says which severity and line it gets. */
const finding = (file: string, number: number): FindingEntry => {
  const range = { start: { line: number + 1, column: 3 }, end: { line: number + 1, column: 9 } }
  return {
    file,
    rule: "endpoint",
    severity: severities[number % 3]!,
    message: `Finding ${number} in ${file}: 50% <b>&amp; | \`x\`,\nnext line`,
    range,
    offset: [number, number + 6],
    unit: `${file}#unit-${number}`,
    evidence: { file, range, because: "the path stands there" },
    notes: [],
    fix: null,
    docs: "docs/rules/endpoint.md"
  }
}

/** A document with so many findings in each of these files. */
export const answer = (files: ReadonlyArray<string>, each: number): Document => {
  const findings = files.flatMap((file) => Array.from({ length: each }, (_, number) => finding(file, number)))
  return {
    version: 1,
    findings,
    units: findings.map(({ unit }, index) => ({
      id: unit,
      title: "Migrate this call",
      safety: "manual",
      findings: [index],
      edits: [],
      needs: ["Decide."]
    })),
    notes: files.map((file) => ({
      file,
      code: "unused-suppression",
      message: `This suppression in ${file} suppresses nothing.`,
      range: { start: { line: 1, column: 1 }, end: { line: 2, column: 1 } }
    })),
    summary: {
      files: files.length,
      scanned: files.length,
      bytes: 1,
      findings: findings.length,
      units: { safe: 0, review: 0, manual: findings.length },
      skipped: files.map((file) => ({ file: `${file}.bin`, why: "is binary" })),
      ms: 1234
    }
  }
}

/** Files' names as they are. */
export const asTheyAre = (file: string): string => file
