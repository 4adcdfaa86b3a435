import type { Document, FindingEntry } from "../check/Document.ts"
/**
 * JUnit's XML as Jenkins, GitLab and others read it: a suite for each file with findings, a case for each finding. A
 * finding below `--fail-on` is a case that passes and says so, so that the verdict is that of the exit code.
 */
import type { FailOn } from "../check/failOn.ts"
import { exitCode } from "../check/failOn.ts"
import type { Skipped } from "../files/Skipped.ts"
import * as advice from "./advice.ts"
import { counted } from "./check-pretty.ts"

/** What XML cannot hold, not even escaped: most control characters, halves of a pair, two that are no characters. */
const UNWRITABLE =
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const escaped = (text: string): string =>
  text
    .replaceAll(UNWRITABLE, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    // Written out, a parser would make a blank of each.
    .replaceAll(/[\t\n\r]/gu, (character) => `&#${character.charCodeAt(0)};`)

const element = (name: string, attributes: Readonly<Record<string, string | number>>, children = ""): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return `<${name}${written.join("")}${children === "" ? "/>" : `>${children}</${name}>`}`
}

interface Case {
  readonly name: string
  readonly verdict: "failure" | "error" | "skipped" | "passed"
  readonly xml: string
}

interface Suite {
  readonly file: string
  readonly cases: ReadonlyArray<Case>
}

/** Names stay when lines move: the second finding that reads alike gets a number, not a place. */
const names = (): ((name: string) => string) => {
  const seen = new Map<string, number>()
  return (name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  }
}

const count = (suites: ReadonlyArray<Suite>, verdict: Case["verdict"]): number =>
  suites.reduce((sum, { cases }) => sum + cases.filter((one) => one.verdict === verdict).length, 0)

const totals = (suites: ReadonlyArray<Suite>) => ({
  tests: suites.reduce((sum, { cases }) => sum + cases.length, 0),
  failures: count(suites, "failure"),
  errors: count(suites, "error")
})

const suiteXml = ({ cases, file }: Suite): string =>
  element(
    "testsuite",
    { name: file, file, ...totals([{ cases, file }]), skipped: count([{ cases, file }], "skipped") },
    cases
      .map(
        ({ name, verdict, xml }) =>
          `\n    ${element("testcase", { name, classname: file }, verdict === "passed" && xml === "" ? "" : `\n      ${xml}\n    `)}`
      )
      .join("") + "\n  "
  )

export interface Options {
  readonly failOn: FailOn
  /** Codes of notes that fail the run. */
  readonly failingNotes: ReadonlySet<string>
  /** With what went wrong inside of segue, which the document does not say. */
  readonly skipped: ReadonlyArray<Skipped>
  /** Turns a file's name into one from the repository's root. */
  readonly place: (file: string) => string
}

const findingCase = (
  finding: FindingEntry,
  { name, says, isFailure, file }: { name: string; says: string; isFailure: boolean; file: string }
): Case => {
  const { message, range, rule, severity } = finding
  const text = `${file}:${range.start.line}:${range.start.column}\n${message}\n${says}`
  return isFailure
    ? { name, verdict: "failure", xml: element("failure", { type: `${severity} ${rule}`, message }, escaped(text)) }
    : { name, verdict: "passed", xml: element("system-out", {}, escaped(`${severity}, below --fail-on: ${text}`)) }
}

const noteCase = ({ code, message }: Document["notes"][number], name: string, isFailure: boolean): Case =>
  isFailure
    ? { name, verdict: "failure", xml: element("failure", { type: code, message }, escaped(message)) }
    : { name, verdict: "passed", xml: element("system-out", {}, escaped(message)) }

const skippedCase = ({ mistake, why }: Skipped): Case =>
  mistake === undefined
    ? { name: "is looked into", verdict: "skipped", xml: element("skipped", { message: why }) }
    : { name: "is looked into", verdict: "error", xml: element("error", { type: "mistake in segue", message: why }) }

/** The report, as text. */
export const junit = (document: Document, { failOn, failingNotes, place, skipped }: Options): string => {
  const says = advice.of(document)
  const suites: Array<Suite> = []
  const notes = Map.groupBy(document.notes, ({ file }) => file)
  const findings = Map.groupBy(document.findings, ({ file }) => file)
  for (const key of new Set([...findings.keys(), ...notes.keys()])) {
    const file = place(key)
    const named = names()
    const cases = (findings.get(key) ?? []).map((finding) =>
      findingCase(finding, {
        name: named(`${finding.rule}: ${finding.message}`),
        says: says(finding),
        isFailure: exitCode([finding], failOn) !== 0,
        file
      })
    )
    const remarks = (notes.get(key) ?? []).map((note) =>
      noteCase(note, named(`${note.code}: ${note.message}`), failingNotes.has(note.code))
    )
    suites.push({ file, cases: [...cases, ...remarks] })
  }
  for (const [file, all] of Map.groupBy(skipped, (one) => one.file))
    suites.push({ file: place(file), cases: all.map(skippedCase) })
  if (suites.length === 0) {
    const name = `no usage of the deprecated API (${counted(document.summary.scanned, "file")})`
    suites.push({ file: "segue", cases: [{ name, verdict: "passed", xml: "" }] })
  }
  const time = (document.summary.ms / 1000).toFixed(3)
  const all = element(
    "testsuites",
    { name: "segue check", time, ...totals(suites) },
    `${suites.map((suite) => `\n  ${suiteXml(suite)}`).join("")}\n`
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`
}
