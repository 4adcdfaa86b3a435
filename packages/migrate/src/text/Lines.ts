/** Lines and columns, for whoever shows a place to a person. */

/** 1-based, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The offsets at which lines start; `\n`, `\r\n` and a lone `\r` end a line, as in editors. */
export const starts = (text: string): ReadonlyArray<number> => {
  const result = [0]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) result.push(index + 1)
  }
  return result
}

/** Where in ascending numbers the last stands that is not above `wanted`; 0 where all are. */
export const lastUpTo = (sorted: ReadonlyArray<number>, wanted: number): number => {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sorted[middle]! <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

/** The position of an offset in a text with these line starts. */
export const at = (lineStarts: ReadonlyArray<number>, offset: number): Position => {
  const index = lastUpTo(lineStarts, offset)
  return { line: index + 1, column: offset - lineStarts[index]! + 1 }
}

/** The offset at which the line of `offset` begins. */
export const lineStart = (text: string, offset: number): number => {
  let index = offset
  while (index > 0 && text[index - 1] !== "\n" && text[index - 1] !== "\r") index--
  return index
}

/** The offset at which the line of `offset` ends, before its line break. */
export const lineEnd = (text: string, offset: number): number => {
  let index = offset
  while (index < text.length && text[index] !== "\n" && text[index] !== "\r") index++
  return index
}

/** The line of `offset`, without what indents it. */
export const lineAt = (text: string, offset: number): string => {
  const end = text.indexOf("\n", offset)
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, end < 0 ? text.length : end).trim()
}

/** The line break a text uses: that of its first line. */
export const lineBreak = (text: string): "\n" | "\r\n" => {
  const first = text.indexOf("\n")
  return first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n"
}

/** Where a line stands. */
export interface Span {
  readonly start: number
  /** Before the line break. */
  readonly end: number
  /** Behind the line break. */
  readonly next: number
}

/** The lines of a text; behind a last line break there is none. */
export const spans = (text: string): ReadonlyArray<Span> => {
  const lines: Array<Span> = []
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start)
    const next = found < 0 ? text.length : found + 1
    const end = found < 0 ? next : found > start && text[found - 1] === "\r" ? found - 1 : found
    lines.push({ start, end, next })
    start = next
  }
  return lines
}
