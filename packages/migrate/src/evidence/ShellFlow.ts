/** What happens around a command line: who reads its answer, and what its variables hold. */
import type { Read, StatusTest } from "../model/Subject.ts"
import type { Command, Word } from "../syntax/ShellWords.ts"
import * as Source from "../text/Source.ts"

/** How the answer of a command is read, as far as that can be followed. */
export interface Answer {
  readonly reads: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
  readonly caution?: string
}

const unread: Answer = { reads: [], statusTests: [] }

const caution = "Something reads the answer of this command; see that it reads the new fields and statuses."

const FIELD = /\.((?:\w+\.)*(?:amount|target_asset|recipient_profile_id|settled_at|cancelled_at))(?!\w)/gu
const STATUS = /(!=\s*)?"(CREATED|SETTLED|CANCELL?ED|COMPLETED|PROCESSING|FAILED|REJECTED|PENDING)"/gu

/** The answer of `commands[index]`: jq is followed, everything else that gets it is not. */
export const answerOf = (source: Source.Source, commands: ReadonlyArray<Command>, index: number): Answer => {
  const command = commands[index]!
  const next = commands[index + 1]
  const between = next === undefined ? "" : source.text.slice(command.end, next.start)
  if (/^[^|]*\|(?!\|)/u.test(between) && next !== undefined) return readBy(next)
  const before = source.text.slice(Math.max(0, command.start - 3), command.start).trimEnd()
  return before.endsWith("$(") || before.endsWith("`") || isKept(source, command) ? { ...unread, caution } : unread
}

const readBy = (reader: Command): Answer => {
  if (!/(?:^|\/)jq$/u.test(reader.words[0]?.content.text ?? "")) return { ...unread, caution }
  const filter = reader.words.slice(1).find((word) => !word.content.text.startsWith("-"))
  return filter === undefined ? unread : filterReads(filter)
}

const filterReads = ({ content }: Word): Answer => {
  const tests = [...content.text.matchAll(STATUS)]
  const together = tests.map((match) => match[2]!)
  return {
    reads: [...content.text.matchAll(FIELD)].map((match): Read => {
      const field = match[1]!
      const start = match.index + 1
      const end = start + field.length
      return {
        field,
        range: content.range(start, end),
        how: "key",
        rename: (to) => [{ op: "text", source: content, start, end, text: to }]
      }
    }),
    statusTests: tests.map((match): StatusTest => {
      const start = match.index + match[0].indexOf('"') + 1
      const end = start + match[2]!.length
      return {
        status: match[2]!,
        range: content.range(start, end),
        how: "compare",
        together,
        isTerminal: false,
        isNegated: match[1] !== undefined,
        replace: (to) => [{ op: "text", source: content, start, end, text: to }]
      }
    })
  }
}

/** `-o file` and `> file`: somebody reads the file. */
const isKept = (source: Source.Source, { words }: Command): boolean =>
  words.some((word, index) => {
    const next = words[index + 1]
    if (next === undefined || next.content.text === "/dev/null" || next.content.text === "-") return false
    return /^(?:-o|--output)$/u.test(word.content.text) || />/u.test(source.text.slice(word.end, next.start))
  })

/** Variables that are set once, with what they hold: text, or the here-document of `NAME=$(cat <<EOF`. */
export const variables = (commands: ReadonlyArray<Command>): ReadonlyMap<string, Source.Source> => {
  const found = new Map<string, Source.Source | undefined>()
  commands.forEach(({ words }, index) => {
    for (const { content } of words.filter((_, at) => at === 0 || words[0]!.content.text === "export")) {
      const name = /^([A-Za-z_]\w*)=/u.exec(content.text)?.[1]
      if (name === undefined) continue
      const next = commands[index + 1]
      const isHeld = content.text === `${name}=$` && next?.words[0]?.content.text === "cat" && next.input !== undefined
      const value = isHeld ? next.input! : Source.slice(content, name.length + 1, content.text.length)
      // A variable that is set twice holds one of two things.
      found.set(name, found.has(name) ? undefined : value)
    }
  })
  return new Map([...found].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))
}

/** The variable that a text is, and nothing else. */
export const variableIn = (text: string): string | undefined =>
  /^\$(?:(\w+)|\{(\w+)\})$/u.exec(text)?.slice(1).find(Boolean)
