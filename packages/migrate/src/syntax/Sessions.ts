/** Terminal sessions in documents: commands behind prompts, and what each of them printed below it. */
import * as Lines from "../text/Lines.ts"
import * as Source from "../text/Source.ts"
import * as ShellWords from "./ShellWords.ts"

export interface Session {
  /** The commands alone, without prompts and outputs. */
  readonly commands: Source.Source
  readonly outputs: ReadonlyArray<Output>
}

/** What a command printed, and where in the file that command begins. */
export interface Output {
  readonly content: Source.Source
  readonly command: number
}

const PROMPT = /^(?:[\w.-]+@\S*|[\w./~-]*[~/])?[ \t]*\$[ \t]+/u
/** The shell's own prompt for the next line of a command. */
const CONTINUED = /^>[ \t]/u

/** Whether a command goes on in the next line: an open quote, a here-document, a backslash. */
const isOpen = (source: Source.Source, command: string): boolean =>
  /[\\|][ \t]*\r?\n$/u.test(command) ||
  /&&[ \t]*\r?\n$/u.test(command) ||
  ShellWords.parse(Source.fromFile({ path: source.file.path, text: command })).errors > 0

const COMMAND_MAX = 200

/** A text as a session; `undefined` where it does not begin with a prompt. */
export const parse = (source: Source.Source): Session | undefined => {
  const lines = Lines.spans(source.text).map(({ next, start }) => ({
    start,
    end: next,
    text: source.text.slice(start, next)
  }))
  const first = lines.find(({ text }) => text.trim() !== "")
  if (first === undefined || !PROMPT.test(first.text)) return undefined
  const kept: Array<readonly [start: number, end: number]> = []
  const outputs: Array<Output> = []
  let isContinued = false
  let command = 0
  for (let at = 0; at < lines.length;) {
    const prompt = PROMPT.exec(lines[at]!.text)?.[0]
    if (prompt === undefined) {
      const from = at
      while (at < lines.length && !PROMPT.test(lines[at]!.text)) at++
      const content = Source.slice(source, lines[from]!.start, lines[at - 1]!.end)
      if (content.text.trim() !== "") outputs.push({ content, command })
      continue
    }
    const start = lines[at]!.start + prompt.length
    command = source.range(start, start).start
    kept.push([start, lines[at]!.end])
    let text = lines[at]!.text.slice(prompt.length)
    const until = Math.min(lines.length, at + COMMAND_MAX)
    for (at++; at < until && isOpen(source, text); at++) {
      const line = lines[at]!
      // A quote that never ends is no reason to miss the next command.
      if (PROMPT.test(line.text)) break
      const again = CONTINUED.exec(line.text)?.[0].length ?? 0
      if (again > 0) isContinued = true
      kept.push([line.start + again, line.end])
      text += line.text.slice(again)
    }
  }
  const escape = (text: string): string => (isContinued ? text.replaceAll("\n", "\n> ") : text)
  return { commands: Source.joined(source, kept, escape), outputs }
}
