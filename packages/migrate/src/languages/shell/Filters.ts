/** What a jq filter or a pattern of grep reads of a reply. */
import type { Read, StatusTest } from "../../model/Subject.ts"
import type { Source } from "../../text/Source.ts"

/** How a reply is read, as far as that can be followed. */
export interface Reading {
  readonly reads: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
  /** Something reads it that is not followed. */
  readonly isLost?: boolean
}

export const nothing: Reading = { reads: [], statusTests: [] }

const NAMES = "amount|target_asset|recipient_profile_id|settled_at|cancelled_at"
const FIELD = new RegExp(String.raw`\.((?:\w+\.)*(?:${NAMES}))(?!\w)`, "gu")
const INDEX = new RegExp(String.raw`\[\s*"(${NAMES})"\s*\]`, "gu")
/** `{id, amount}` stands for `{id: .id, amount: .amount}`. */
const SHORT = new RegExp(String.raw`(?<=[{,]\s*)(${NAMES})(?=\s*[,}])`, "gu")
const WORDS = "CREATED|SETTLED|CANCELL?ED|COMPLETED|PROCESSING|FAILED|REJECTED|PENDING"
const QUOTED = new RegExp(String.raw`(!=\s*)?"(${WORDS})"`, "gu")
const WORD = new RegExp(String.raw`(?<![\w])(${WORDS})(?![\w])`, "gu")

/** Whether a text is a status, with nothing else in it. */
export const isStatus = (text: string): boolean => new RegExp(`^(?:${WORDS})$`, "u").test(text)

/** How a test stands in the script. */
export interface Testing {
  readonly how: StatusTest["how"]
  readonly isTerminal: boolean
  readonly isNegated: boolean
}

/** The tests of the statuses at these places, all tested together. */
export const tests = (
  places: ReadonlyArray<{ readonly source: Source; readonly start: number; readonly end: number } & Testing>
): ReadonlyArray<StatusTest> => {
  const statuses = places.map(({ end, source, start }) => source.text.slice(start, end))
  return places.map(({ end, how, isNegated, isTerminal, source, start }, index) => ({
    status: statuses[index]!,
    range: source.range(start, end),
    how,
    together: statuses,
    isTerminal,
    isNegated,
    replace: (to) => [{ op: "text", source, start, end, text: to }]
  }))
}

/** The places of statuses in a text that is compared as a whole or searched for. */
export const statusesIn = (
  source: Source,
  testing: Testing
): ReadonlyArray<{ readonly source: Source; readonly start: number; readonly end: number } & Testing> =>
  [...source.text.matchAll(WORD)].map((match) => ({
    source,
    start: match.index,
    end: match.index + match[0].length,
    ...testing
  }))

/** What a jq filter reads. */
export const jq = (content: Source, isTerminal: boolean): Reading => {
  const field = (name: string, start: number, isShort: boolean): Read => {
    const end = start + name.length
    return {
      field: name,
      range: content.range(start, end),
      how: "key",
      rename: (to) => [{ op: "text", source: content, start, end, text: isShort ? `${name}: .${to}` : to }]
    }
  }
  const reads = [
    ...[...content.text.matchAll(FIELD)].map((match) => field(match[1]!, match.index + 1, false)),
    ...[...content.text.matchAll(SHORT)].map((match) => field(match[1]!, match.index, true)),
    ...[...content.text.matchAll(INDEX)].map((match): Read => {
      const start = match.index + match[0].indexOf(match[1]!)
      return { field: match[1]!, range: content.range(start, start + match[1]!.length), how: "index" }
    })
  ]
  return {
    reads,
    statusTests: tests(
      [...content.text.matchAll(QUOTED)].map((match) => {
        const start = match.index + match[0].indexOf('"') + 1
        return {
          source: content,
          start,
          end: start + match[2]!.length,
          how: "compare" as const,
          isTerminal,
          isNegated: match[1] !== undefined
        }
      })
    )
  }
}

/** What a filter prints: the status, the whole reply, or something that is followed no further. */
export const answerOf = (filter: string): "status" | "reply" | "value" => {
  const plain = filter.replace(/\s*\/\/\s*(?:empty|""|null)\s*$/u, "").trim()
  if (/^\.(?:\w+\.|items\[\d*\]\.?|\[\d*\]\.?)*status$/u.test(plain) || /\|\s*\.status$/u.test(plain)) return "status"
  // `[.id, .status] | @tsv`, `"\(.id) \(.status)"`, `{id, status}`: the word goes on with others.
  if (/\.status\b(?!\s*[!=]=)|[{,]\s*status\s*[,}]/u.test(plain)) return "status"
  return /^\.$|^\.items(?:\[\d*\])?$/u.test(plain) ? "reply" : "value"
}
