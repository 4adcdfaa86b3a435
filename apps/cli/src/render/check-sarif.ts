/** SARIF 2.1.0 of a check, with fixes, fingerprints and rule help, for code scanning and its viewers. */
import { createHash } from "node:crypto"

import type { Severity } from "@segue/migrate/Config"
import * as Rules from "@segue/migrate/rules/index"
import type { Rule } from "@segue/migrate/rules/Rule"

import manifest from "../../package.json" with { type: "json" }
import type { Change, Document, FindingEntry, Span } from "../check/Document.ts"
import { homepage, rulePage } from "./links.ts"
import * as rulePages from "./rule-page.ts"

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
const ROOT = "%SRCROOT%"

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note", off: "none" }

const region = ({ end, start }: Span) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column
})

/** A path as a URI reference: names may hold anything, and a colon in one must not read as a scheme. */
const uriOf = (file: string): string => file.split("/").map(encodeURIComponent).join("/")

const artifact = (file: string) =>
  file.startsWith("../") ? { uri: uriOf(file) } : { uri: uriOf(file), uriBaseId: ROOT }

const location = (file: string, span: Span) => ({
  physicalLocation: { artifactLocation: artifact(file), region: region(span) }
})

const ruleEntry = (rule: Rule) => {
  const page = rulePage(rule.id)
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: `${rule.summary}\n\n${rule.why}`, markdown: rulePages.help(rule) },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { safety: rule.safety, tags: ["migration"] }
  }
}

const fixesOf = (title: string, edits: ReadonlyArray<Change>) => {
  const byFile = Map.groupBy(edits, (edit) => edit.file)
  return [
    {
      description: { text: title },
      artifactChanges: [...byFile].map(([file, changes]) => ({
        artifactLocation: artifact(file),
        replacements: changes.map(({ newText, range }) => ({
          deletedRegion: region(range),
          insertedContent: { text: newText }
        }))
      }))
    }
  ]
}

/**
 * The same for the same finding after lines above it have moved: rule and unit (which the engine names by kind and
 * order), and which of the unit's findings of this rule it is. The viewer adds the file.
 */
const fingerprints = (findings: ReadonlyArray<FindingEntry>): ReadonlyArray<string> => {
  const seen = new Map<string, number>()
  return findings.map(({ file, message, rule, unit }) => {
    const key = [rule, unit.slice(file.length + 1), message].join("\0")
    const place = `${file}\0${key}`
    const count = seen.get(place) ?? 0
    seen.set(place, count + 1)
    return `${createHash("sha256").update(key).digest("hex").slice(0, 16)}:${count + 1}`
  })
}

const ruleIndex = new Map(Rules.rules.map((rule, index) => [rule.id, index]))

const result = (finding: FindingEntry, fingerprint: string) => ({
  ruleId: finding.rule,
  ruleIndex: ruleIndex.get(finding.rule),
  level: levels[finding.severity],
  message: { text: finding.message },
  locations: [location(finding.file, finding.range)],
  relatedLocations: [
    { id: 1, ...location(finding.evidence.file, finding.evidence.range), message: { text: finding.evidence.because } }
  ],
  partialFingerprints: { "segueFinding/v1": fingerprint },
  ...(finding.fix === null ? {} : { fixes: fixesOf(finding.fix.title, finding.fix.edits) }),
  properties: { unit: finding.unit, safety: finding.fix?.safety ?? "manual" }
})

const notifications = ({ notes, summary }: Document) => [
  ...summary.skipped.map(({ file, why }) => ({
    level: "note",
    message: { text: `${file} ${why}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }]
  })),
  ...notes.map(({ code, file, message, range }) => ({
    level: "note",
    descriptor: { id: code },
    message: { text: message },
    locations: [
      range === undefined ? { physicalLocation: { artifactLocation: artifact(file) } } : location(file, range)
    ]
  }))
]

/** The log, as text. */
export const sarif = (document: Document): string => {
  const home = homepage()
  const marks = fingerprints(document.findings)
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "segue",
            version: manifest.version,
            semanticVersion: manifest.version,
            ...(home === undefined ? {} : { informationUri: home }),
            rules: Rules.rules.map(ruleEntry)
          }
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [ROOT]: { description: { text: "The folder in which segue was run." } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(document) }],
        results: document.findings.map((finding, index) => result(finding, marks[index]!))
      }
    ]
  }
  return `${JSON.stringify(log, null, 2)}\n`
}
