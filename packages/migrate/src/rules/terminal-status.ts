import type { StatusTest } from "../model/Subject.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"

const ends = ["FAILED", "REJECTED"]
const PENDING =
  "Keep waiting on PENDING, too: an approval may take as long as it takes. What comes after the loop sees COMPLETED, FAILED and REJECTED."

/** One finding for each group of statuses that are tested together. */
const groups = (tests: ReadonlyArray<StatusTest>): ReadonlyArray<StatusTest> => {
  const seen = new Set<string>()
  return tests.filter((test) => {
    const key = test.together.join("|")
    return seen.has(key) ? false : (seen.add(key), true)
  })
}

/** What asks for all the ends that conversions had asks for the end, whatever it is called. */
const isWholeEnd = ({ how, together }: StatusTest): boolean =>
  (how === "list" || how === "compare") &&
  together.some((one) => /^(?:SETTLED|COMPLETED)$/u.test(one)) &&
  together.some((one) => /^CANCELL?ED$/u.test(one))

/** Where code decides that it is over. */
export const terminalStatus = Rule.make({
  id: "terminal-status",
  summary: "Loops, switches and enumerations that do not know FAILED, REJECTED or PENDING.",
  why: "A conversion ended in SETTLED or CANCELLED. An orchestration ends in COMPLETED, FAILED or REJECTED, and may wait in PENDING for an approval. A loop that waits for the renamed word alone never ends on the others.",
  example: {
    language: "typescript",
    before: `let conversion = await (await fetch(\`\${base}/v2/conversion/stablecoins/\${id}\`)).json()
while (conversion.status !== "SETTLED") {
  conversion = await (await fetch(\`\${base}/v2/conversion/stablecoins/\${id}\`)).json()
}
`
  },
  severity: "error",
  safety: "manual",
  rows: ["S4", "S5", "S6", "S8", "S9", "S10"],
  check: (subject) => {
    const tests = subject.kind === "site" || subject.kind === "declaration" ? subject.statusTests : []
    const deciding = tests.filter(
      (test) =>
        // "not COMPLETED" is a fair question to an orchestration; "not SETTLED" never ends.
        (test.isTerminal ||
          (test.isNegated && !/^COMPLETED$/iu.test(test.status)) ||
          test.how === "case" ||
          test.how === "type" ||
          isWholeEnd(test)) &&
        /^(?:SETTLED|COMPLETED|CANCELL?ED)$/iu.test(test.status) &&
        ends.some((end) => !test.together.includes(end))
    )
    const waiting = tests.filter(
      (test) => test.isTerminal && /^(?:CREATED|PROCESSING)$/iu.test(test.status) && !test.together.includes("PENDING")
    )
    const pending = groups(waiting).map((test): Rule.Draft => ({
      range: test.range,
      message: Bodies.say(`This waits for as long as it is ${test.status} and takes PENDING for an end.`, subject),
      safety: "manual",
      needs: PENDING
    }))
    const over = groups(deciding).map((test): Rule.Draft => ({
      range: test.range,
      message: Bodies.say(
        `This takes ${test.status} for an end and does not know ${ends.filter((end) => !test.together.includes(end)).join(" and ")}.`,
        subject
      ),
      safety: "manual",
      needs:
        "End on COMPLETED, FAILED and REJECTED, keep waiting on PROCESSING and PENDING, and say what an unknown status does."
    }))
    return [...pending, ...over]
  }
})
