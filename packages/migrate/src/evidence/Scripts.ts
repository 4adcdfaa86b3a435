/** Scripts that a collection keeps beside a request, as one text, however many lines of data they are written in. */
import type { Read, StatusTest } from "../model/Subject.ts"
import type { ObjectValue, StringValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import type { Source } from "../text/Source.ts"

/** What a script reads of the reply to its request. */
export interface Followed {
  readonly reads: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
}

export interface Script {
  /** It runs when the reply is there. */
  readonly isTest: boolean
  readonly source: Source
}

/** The scripts of a request: `event: [{ listen: "test", script: { exec: [lines] } }]`. */
export const of = (objects: ReadonlyArray<ObjectValue | undefined>): ReadonlyArray<Script> =>
  objects.flatMap((object) => {
    const events = object === undefined ? undefined : Values.get(object, "event")
    const items = events?.kind === "array" ? events.items : events === undefined ? [] : [events]
    return items.flatMap((event): ReadonlyArray<Script> => {
      const lines = linesOf(Values.at(event, "script", "exec") ?? Values.at(event, "script") ?? event)
      if (lines.length === 0) return []
      return [{ isTest: Values.literal(Values.at(event, "listen")) === "test", source: joined(lines) }]
    })
  })

const linesOf = (value: Value): ReadonlyArray<Source> =>
  [...Values.walk(value)].filter((one): one is StringValue => one.kind === "string").map((one) => one.content)

/** Several texts of a file as one, each in a line of its own. */
const joined = (lines: ReadonlyArray<Source>): Source => {
  const starts: Array<number> = []
  let length = 0
  for (const line of lines) {
    starts.push(length)
    length += line.text.length + 1
  }
  const [first] = lines
  const lineOf = (at: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return low
  }
  const placeOf = (at: number): { readonly line: Source; readonly inner: number } => {
    const index = lineOf(at)
    const line = lines[index]!
    return { line, inner: Math.min(at - starts[index]!, line.text.length) }
  }
  return {
    file: first!.file,
    text: lines.map((line) => line.text).join("\n"),
    range: (start, end) => {
      const from = placeOf(start)
      const to = placeOf(Math.max(start, end - 1))
      const inner = end > start ? Math.min(to.inner + 1, to.line.text.length) : to.inner
      return { start: from.line.range(from.inner, from.inner).start, end: to.line.range(inner, inner).end }
    },
    encode: (text, at) => {
      const { inner, line } = placeOf(at)
      return line.encode(text, inner)
    },
    depth: Math.max(...lines.map((line) => line.depth)) + 1
  }
}
