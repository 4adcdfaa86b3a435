import type { Check, State } from "../doctor/Check.ts"
/** What `segue doctor` prints. */
import type { Output, Style } from "../Host.ts"

const states: Readonly<Record<State, readonly [word: string, style: Style]>> = {
  ok: ["ok", "green"],
  warning: ["warning", "yellow"],
  failed: ["FAILED", "red"],
  skipped: ["skipped", "dim"]
}
const STATE_WIDTH = Math.max(...Object.values(states).map(([word]) => word.length))

/** The checks by area, one line each. */
export const pretty = (output: Output, checks: ReadonlyArray<Check>): string => {
  const width = Math.max(...checks.map((check) => check.name.length))
  const areas = [...new Set(checks.map((check) => check.area))]
  return areas
    .map((area) => {
      const lines = checks
        .filter((check) => check.area === area)
        .map(({ message, name, state }) => {
          const [word, style] = states[state]
          return `  ${output.style(style, word.padEnd(STATE_WIDTH))}  ${name.padEnd(width)}  ${message}\n`
        })
      return `${area}\n${lines.join("")}`
    })
    .join("\n")
}

/** The same for programs. */
export const json = (checks: ReadonlyArray<Check>): string => `${JSON.stringify({ version: 1, checks }, null, 2)}\n`
