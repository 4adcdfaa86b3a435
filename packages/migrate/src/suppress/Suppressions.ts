/**
 * Comments that switch findings off: `segue-ignore-next-line rule[, rule] -- reason`, `segue-ignore-start rule …` up to
 * `segue-ignore-end`, `segue-ignore-file rule …`. Without a rule's name all rules are meant.
 */
import type { Comment } from "../model/Subject.ts"
import { isRuleId, type RuleId } from "../rules/RuleId.ts"
import * as Lines from "../text/Lines.ts"
import type { Range } from "../text/Range.ts"

/** One suppression and where it counts. */
export interface Suppression {
  /** Where the comment's words stand. */
  readonly range: Range
  /** The offsets in which a finding must begin. */
  readonly covers: Range
  readonly rules: ReadonlySet<RuleId> | "all"
  /** Names that no rule has. */
  readonly unknown: ReadonlyArray<string>
  readonly reason: string | undefined
}

const DIRECTIVE = /segue-ignore-(next-line|start|end|file)(?![\w-])([^\r\n]*)/gu

const named = (words: string): Pick<Suppression, "rules" | "unknown" | "reason"> => {
  const [names = "", ...reason] = words.replace(/(?:\*\/|-->|--%>|%>|#\}|\*\})\s*$/u, "").split(/\s--\s/u)
  const list = names.split(/[\s,]+/u).filter((name) => /^[a-z][a-z-]*$/u.test(name))
  return {
    rules: list.length === 0 ? "all" : new Set(list.filter(isRuleId)),
    unknown: list.filter((name) => !isRuleId(name)),
    reason: reason.length === 0 ? undefined : reason.join(" -- ").trim()
  }
}

/** Every suppression in the comments of a file. */
export const read = (text: string, comments: ReadonlyArray<Comment>): ReadonlyArray<Suppression> => {
  if (!text.includes("segue-ignore-")) return []
  const result: Array<Suppression> = []
  const open: Array<{ readonly range: Range; readonly words: string; readonly from: number }> = []
  for (const comment of comments.toSorted((a, b) => a.range.start - b.range.start)) {
    for (const match of comment.text.matchAll(DIRECTIVE)) {
      const range = {
        start: comment.range.start + match.index,
        end: comment.range.start + match.index + match[0].length
      }
      const words = match[2]!
      switch (match[1]) {
        case "next-line": {
          const next = nextLine(text, comment.range.end)
          result.push({ range, covers: next, ...named(words) })
          break
        }
        case "file":
          result.push({ range, covers: { start: 0, end: text.length + 1 }, ...named(words) })
          break
        case "start":
          open.push({ range, words, from: range.end })
          break
        default: {
          const start = open.pop()
          if (start !== undefined) {
            result.push({ range: start.range, covers: { start: start.from, end: range.start }, ...named(start.words) })
          }
        }
      }
    }
  }
  // One that is never closed counts to the end of the file.
  for (const start of open) {
    result.push({ range: start.range, covers: { start: start.from, end: text.length + 1 }, ...named(start.words) })
  }
  return result
}

/** The next line that holds anything, so that two directives may stand one below the other. */
const nextLine = (text: string, from: number): Range => {
  let start = Lines.lineEnd(text, from)
  for (;;) {
    start += text.startsWith("\r\n", start) ? 2 : 1
    if (start >= text.length) return { start: text.length, end: text.length }
    const end = Lines.lineEnd(text, start)
    const line = text.slice(start, end)
    if (line.trim() !== "" && !line.includes("segue-ignore-next-line")) return { start, end: end + 1 }
    start = end
  }
}

/** Whether a suppression is meant for a finding of this rule at this place. */
export const covers = (suppression: Suppression, rule: RuleId, at: number): boolean =>
  (suppression.rules === "all" || suppression.rules.has(rule)) &&
  suppression.covers.start <= at &&
  at < suppression.covers.end
