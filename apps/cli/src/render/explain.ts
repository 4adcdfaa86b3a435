/** Rules as a terminal shows them. */
import type { Rule } from "@segue/migrate/rules/Rule"

import type { Output } from "../Host.ts"
import { becomes } from "./code-frame.ts"
import { rulePage } from "./links.ts"

const WIDTH = 100

const wrapped = (text: string): string => {
  const lines: Array<string> = []
  let line = ""
  for (const word of text.split(/\s+/u)) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line].join("\n")
}

const indented = (text: string): string =>
  text
    .replace(/\n$/u, "")
    .split("\n")
    .map((line) => `    ${line}`.trimEnd())
    .join("\n")

const fixes: Readonly<Record<Rule["safety"], string>> = {
  safe: "segue fix, where the whole call or document can be rewritten",
  review: "segue fix --unsafe; look at the result",
  manual: "by a person"
}

/** Every rule, one a line. */
export const list = (output: Output, rules: ReadonlyArray<Rule>): string => {
  const width = Math.max(...rules.map(({ id }) => id.length))
  return rules
    .map(
      ({ id, severity, summary }) => `${output.style("bold", id.padEnd(width))}  ${severity.padEnd(7)}  ${summary}\n`
    )
    .join("")
}

/** One rule's page. */
export const page = (output: Output, rule: Rule): string => {
  const { after, before, language } = rule.example
  const address = rulePage(rule.id)
  const change =
    after === undefined
      ? []
      : [
          "Becomes:",
          becomes(output, before, after)
            .map((line) => `    ${line}`)
            .join("\n")
        ]
  return `${[
    `${output.style("bold", rule.id)}  ${rule.severity}`,
    wrapped(rule.summary),
    wrapped(rule.why),
    `Fixed by: ${fixes[rule.safety]}\nMigration map: ${rule.rows.join(", ")}`,
    `Found in (${language}):`,
    indented(before),
    ...change,
    `Switched off for one place by a comment:\n\n    segue-ignore-next-line ${rule.id} -- reason`,
    ...(address === undefined ? [] : [address])
  ].join("\n\n")}\n`
}
