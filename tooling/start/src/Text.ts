/** Plain text for a terminal of eighty to a hundred columns. */

const WIDTH = 88

/** A heading with a rule. */
export const heading = (text: string): string => `── ${text} ${"─".repeat(Math.max(0, WIDTH - text.length - 4))}`

/** Breaks a sentence into indented lines; what begins with a dash hangs from it. */
export const wrap = (text: string): ReadonlyArray<string> => {
  const lines: Array<string> = []
  const indent = text.startsWith("- ") ? "    " : "  "
  let line = "  "
  for (const word of text.split(" ")) {
    if (line.length + word.length + 1 > WIDTH && line.trim() !== "") {
      lines.push(line.trimEnd())
      line = indent
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()]
}

/** UUIDs take half a line each; their ends tell them apart. */
export const shortIds = (text: string): string =>
  text.replaceAll(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})\b/gu, "$1…$2")

/** Two texts side by side under their names. */
export const beside = (
  [leftName, left]: readonly [name: string, text: string],
  [rightName, right]: readonly [name: string, text: string]
): ReadonlyArray<string> => {
  const [ours, theirs] = [`${leftName}\n${left}`.split("\n"), `${rightName}\n${right}`.split("\n")]
  const width = Math.max(...ours.map((line) => line.length)) + 4
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) =>
    `  ${(ours[index] ?? "").padEnd(width)}${theirs[index] ?? ""}`.trimEnd()
  )
}

/** Rows in columns, the first two to the left and the others, numbers, to the right. */
export const table = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join("  ")}`.trimEnd()
  )
}
