/** Who reads the reply of a command: jq and grep behind it, tests and `case` on what it printed, variables between. */
import type { Read, StatusTest } from "../../model/Subject.ts"
import type { Word } from "../../syntax/ShellWords.ts"
import type { Range } from "../../text/Range.ts"
import * as Ranges from "../../text/Range.ts"
import * as Source from "../../text/Source.ts"
import * as Filters from "./Filters.ts"
import * as Script from "./Script.ts"

/** How the reply of a command is read. */
export interface Answer {
  readonly reads: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
  readonly caution?: string
  readonly loop?: Range
  /** The functions whose output the reply becomes. */
  readonly through: ReadonlySet<string>
}

const LENGTH_MAX = 70
const LOST_MAX = 4

/** What a person looks at: the command that reads, prints or keeps the answer. */
const told = (step: Script.Step, does: string): string => {
  const { command, scope } = step
  const code = scope.source.text.slice(command.start, command.end).replaceAll(/\s+/gu, " ").replaceAll("`", "'").trim()
  return `\`${code.length > LENGTH_MAX ? `${code.slice(0, LENGTH_MAX)}…` : code}\` ${does}`
}

const READS = "reads the answer of this command: see that it reads the new fields and statuses."

const KEEPS =
  "puts the answer of this command where others may read it: see that they know the new fields and statuses."

const PRINTS = "prints the status that this command answers: see that whoever reads it knows the new words."

type Kind = "reply" | "status" | "value"

/** What is read of the reply that a step prints. */
export const of = (step: Script.Step, script: Script.Script): Answer => {
  const follower = new Follower(script)
  follower.printed(step, "reply")
  const seen = new Set<string>()
  const statusTests = follower.tests.filter((test) => isFirst(seen, test.range))
  const loop = pollOf(step, statusTests)
  return {
    reads: follower.reads.filter((read) => isFirst(seen, read.range)),
    statusTests,
    through: follower.functions,
    ...(follower.lost.size === 0 ? {} : { caution: [...follower.lost].join(" ") }),
    ...(loop === undefined ? {} : { loop })
  }
}

const isFirst = (seen: Set<string>, { end, start }: Range): boolean => {
  const key = `${start} ${end}`
  return seen.has(key) ? false : (seen.add(key), true)
}

/** The loop around a call that waits for a status: it decides by one, or pauses. */
const pollOf = (step: Script.Step, tests: ReadonlyArray<StatusTest>): Range | undefined => {
  for (let at: Script.Step | undefined = step; at !== undefined; at = at.scope.holder?.step) {
    const loop = Script.loopOf(at)
    if (loop === undefined) continue
    const inside = at.scope.steps.slice(loop.head, loop.end + 1)
    const range = at.scope.source.range(inside[0]!.command.start, inside.at(-1)!.command.end)
    if (inside.some(({ words }) => words[0]?.content.text === "sleep")) return range
    if (tests.some((test) => test.isTerminal && Ranges.meets(test.range, range))) return range
  }
  return undefined
}

const DEPTH_MAX = 12

class Follower {
  readonly #script: Script.Script
  readonly reads: Array<Read> = []
  readonly tests: Array<StatusTest> = []
  readonly functions = new Set<string>()
  readonly #followed = new Set<string>()
  /** What a person looks at, in the order of the text. */
  readonly lost = new Set<string>()
  #depth = 0

  constructor(script: Script.Script) {
    this.#script = script
  }

  #lose(step: Script.Step, does: string): void {
    if (this.lost.size < LOST_MAX) this.lost.add(told(step, does))
  }

  /** A step prints something: where does that go? */
  printed(step: Script.Step, kind: Kind): void {
    if (kind === "value" || this.#depth > DEPTH_MAX) return
    this.#depth++
    this.#goes(step, kind)
    this.#depth--
  }

  #goes(step: Script.Step, kind: Kind): void {
    const kept = keptIn(step)
    if (kept !== undefined) return this.#file(step, kept, kind)
    const following = Script.next(step)
    if (Script.isPiped(step.command) && following !== undefined) {
      this.#reader(following, undefined, kind)
      return
    }
    const name = Script.assignedBy(step)
    if (name !== undefined) {
      this.#variable(step, name, kind)
      return
    }
    const { holder } = step.scope
    if (holder !== undefined && !Script.isPiped(step.command)) {
      this.#word(holder.step, holder.word, kind)
      return
    }
    const declared = Script.functionOf(step)
    if (declared === undefined) {
      // A script's output is what other programs read of it; a line for people has more words around it.
      if (kind === "status" && !isPrinting(step)) this.#lose(step, PRINTS)
      return
    }
    if (this.functions.has(`${declared.name} ${kind}`)) return
    this.functions.add(`${declared.name} ${kind}`)
    for (const call of Script.callsOf(this.#script, declared.name)) if (call !== step) this.printed(call, kind)
  }

  /** A file that the reply goes to, read by name later. */
  #file(step: Script.Step, name: string, kind: Kind): void {
    const later = step.scope.steps.slice(step.index + 1)
    const readers = later.filter(({ words }) => words.some(({ content }) => content.text === name))
    if (readers.length === 0) this.#lose(step, KEEPS)
    for (const reader of readers) this.#reader(reader, name, kind)
  }

  /** A command that gets it as its input, or as the file of that name. */
  #reader(step: Script.Step, file: string | undefined, kind: Kind): void {
    const [program, ...words] = step.words
    const name = /[^/]*$/u.exec(program?.content.text ?? "")![0]
    const given = words.filter(({ content, redirect }) => redirect === "" && content.text !== file)
    if (name === "jq" && kind === "reply") this.#jq(step, given)
    else if (/^[ezf]?grep$/u.test(name)) this.#grep(step, given)
    else if (/^(?:cat|tee|tr|sort|head|tail|tojson|xargs|cut|sed)$/u.test(name)) {
      if (/^(?:cat|tee)$/u.test(name) || (kind === "status" && name !== "xargs")) this.printed(step, kind)
      else this.#lose(step, READS)
    } else if (name === "read") {
      const target = words.at(-1)?.content.text ?? ""
      if (/^\w+$/u.test(target)) this.#variable(step, target, kind)
    } else if (!/^(?:rm|wc|test|\[|\[\[|stat|ls|touch|chmod)$/u.test(name)) this.#lose(step, READS)
  }

  #jq(step: Script.Step, given: ReadonlyArray<Word>): void {
    let filter: Word | undefined
    let hasFile = false
    for (let at = 0; at < given.length; at++) {
      const { text } = given[at]!.content
      if (/^--(?:arg|argjson|slurpfile|rawfile)$/u.test(text)) {
        // What is handed in may be a status that the filter compares with.
        this.#compared(given[at + 2], { how: "value", isTerminal: false, isNegated: false })
        at += 2
      } else if (/^(?:-f|--from-file)$/u.test(text)) hasFile = true
      else if (!text.startsWith("-")) filter ??= given[at]
    }
    if (hasFile) this.#lose(step, READS)
    if (filter === undefined) return this.printed(step, "reply")
    const read = Filters.jq(filter.content, this.#decides(step))
    this.reads.push(...read.reads)
    this.tests.push(...read.statusTests)
    this.printed(step, Filters.answerOf(filter.content.text))
  }

  #grep(step: Script.Step, given: ReadonlyArray<Word>): void {
    const isNegated = given.some(({ content }) => /^-\w*v|^--invert-match$/u.test(content.text))
    for (const word of given) {
      this.#compared(word, { how: "compare", isTerminal: this.#decides(step), isNegated })
      if (/\b(?:amount|target_asset|recipient_profile_id|settled_at|cancelled_at)\b/u.test(word.content.text)) {
        this.#lose(step, READS)
      }
    }
  }

  #compared(word: Word | undefined, testing: Filters.Testing): void {
    if (word === undefined) return
    this.tests.push(...Filters.tests(Filters.statusesIn(word.content, testing)))
  }

  /** Whether what a step says ends a loop. */
  #decides(step: Script.Step): boolean {
    for (let at: Script.Step | undefined = step; at !== undefined; at = at.scope.holder?.step) {
      if (Script.isCondition(at)) return true
      const loop = Script.loopOf(at)
      if (loop === undefined) continue
      let then = Script.next(at)
      while (then !== undefined && then.words.length === 0) then = Script.next(then)
      if (/^(?:break|return|exit)$/u.test(then?.words[0]?.content.text ?? "")) return true
    }
    return false
  }

  /** The uses of a variable, up to the next time it is set. */
  #variable(step: Script.Step, name: string, kind: Kind): void {
    const place = Script.startOf(step)
    const key = `${name} ${place} ${kind}`
    if (this.#followed.has(key)) return
    this.#followed.add(key)
    const isInLoop = Script.loopOf(step) !== undefined
    let isUsed = false
    let isOver = false
    for (const { at, isSet, step: use, word } of this.#script.uses.get(name) ?? []) {
      if (isSet) {
        isOver ||= at > place
        continue
      }
      // In a loop, what stands before it reads what was set the time before.
      if (at > place ? isOver : !(isInLoop && sameLoop(step, use))) {
        if (isOver) break
        continue
      }
      isUsed = true
      this.#word(use, word, kind, name)
    }
    // It is kept for somebody who is not in sight.
    if (!isUsed && kind === "reply") this.#lose(step, KEEPS)
  }

  /** A word that is, or holds, what was printed. */
  #word(step: Script.Step, word: Word, kind: Kind, name?: string): void {
    const { words } = step
    const program = words[0]?.content.text ?? ""
    // `echo "status=$(…)"` prints it.
    const isPrinted = /^(?:echo|printf|print)$/u.test(program)
    const assigned = isPrinted ? undefined : /^([A-Za-z_]\w*)=/u.exec(word.content.text)?.[1]
    if (assigned !== undefined) return this.#variable(step, assigned, kind)
    if (word.redirect === "<<<") return this.#reader(step, undefined, kind)
    if (program === "case") return this.#case(step)
    if (isPrinted) {
      // A line for people is no answer, where it is not put into a file.
      const isWhole = Script.variableIn(word.content.text) !== undefined || name === undefined
      if (isWhole || (kind === "status" && keptIn(step) !== undefined)) this.printed(step, kind)
      return
    }
    if (this.#test(step, word) || kind === "status") return
    if (/^(?:\[|\[\[|test|local|export|readonly|return|exit|unset|log\w*|die|fail)$/u.test(program)) return
    this.#lose(step, READS)
  }

  /** `[ "$status" = SETTLED ]`, in either order, and what `&&` and `||` put beside it. */
  #test(step: Script.Step, word: Word): boolean {
    const at = step.words.indexOf(word)
    const behind = step.words[at + 1]?.content.text ?? ""
    const before = step.words[at - 1]?.content.text ?? ""
    const isOperator = (text: string): boolean => /^(?:=|==|!=|=~)$/u.test(text)
    const operator = isOperator(behind) ? behind : before
    const operand = isOperator(behind) ? step.words[at + 2] : isOperator(before) ? step.words[at - 2] : undefined
    if (operand === undefined) return false
    const until = step.keyword === "!" ? operator !== "!=" : operator === "!="
    const testing = { how: "compare", isTerminal: this.#decides(step), isNegated: until } as const
    const source = operator === "=~" ? restOfTest(step, operand) : operand.content
    this.#beside(Filters.statusesIn(source, testing), step)
    return true
  }

  /** Tests that are joined by `&&` and `||` are one. */
  #beside(places: ReturnType<typeof Filters.statusesIn>, step: Script.Step): void {
    const before = step.scope.steps[step.index - 1]
    const isJoined = before !== undefined && /^(?:\|\||&&)/u.test(before.command.after)
    const known = isJoined
      ? this.tests.filter(({ range }) =>
          Ranges.meets(range, before.scope.source.range(before.command.start, before.command.end))
        )
      : []
    const made = Filters.tests(places)
    if (known.length === 0) {
      this.tests.push(...made)
      return
    }
    const together = [...known[0]!.together, ...made.map(({ status }) => status)]
    for (const one of known) this.tests[this.tests.indexOf(one)] = { ...one, together }
    this.tests.push(...made.map((one) => ({ ...one, together })))
  }

  /** `case "$status" in SETTLED) … ;; *) … esac` */
  #case(step: Script.Step): void {
    const { steps } = step.scope
    const places: Array<ReturnType<typeof Filters.statusesIn>[number]> = []
    const isLooping = Script.loopOf(step) !== undefined
    const patterns = patternsOf(step)
    for (const { body, word } of patterns) {
      const leaves = steps
        .slice(body.from, body.to)
        .some(({ words }) => /^(?:break|return|exit)$/u.test(words[0]?.content.text ?? ""))
      places.push(
        ...Filters.statusesIn(word.content, { how: "case", isTerminal: isLooping && leaves, isNegated: false })
      )
    }
    this.tests.push(...Filters.tests(places))
  }
}

interface Pattern {
  readonly word: Word
  /** Indexes of the steps that it leads to. */
  readonly body: { readonly from: number; readonly to: number }
}

/** The patterns of a `case`. */
const patternsOf = (step: Script.Step): ReadonlyArray<Pattern> => {
  const { steps } = step.scope
  const found: Array<Pattern> = []
  let waiting: Array<Word> = []
  const first = step.words.findIndex(({ content }) => content.text === "in")
  const glued = first < 0 ? undefined : step.words[first + 1]
  let isPattern = glued === undefined
  if (glued !== undefined) waiting.push(glued)
  let from = glued === undefined ? -1 : step.index + 1
  let depth = 0
  for (let at = step.index + 1; at < steps.length; at++) {
    const { command, words } = steps[at]!
    const name = words[0]?.content.text
    if (name === "case") depth++
    if (name === "esac" && depth-- === 0) {
      for (const word of waiting) found.push({ word, body: { from, to: at } })
      break
    }
    if (depth > 0) continue
    if (isPattern && command.words[0] !== undefined) {
      waiting.push(command.words[0])
      from = at + 1
      if (/^\s*\|/u.test(command.after)) continue
      isPattern = false
    }
    if (/;;|;&/u.test(command.after)) {
      for (const word of waiting) found.push({ word, body: { from, to: Math.max(from, at + 1) } })
      waiting = []
      isPattern = true
    }
  }
  return found
}

/** The pattern behind `=~`, brackets and all. */
const restOfTest = (step: Script.Step, operand: Word): Source.Source => {
  const { source } = step.scope
  const end = source.text.indexOf("]]", operand.start)
  const line = source.text.indexOf("\n", operand.start)
  const stop = [end, line].filter((at) => at >= 0).reduce((a, b) => Math.min(a, b), source.text.length)
  return Source.slice(source, operand.start, stop)
}

const sameLoop = (a: Script.Step, b: Script.Step): boolean => {
  if (a.scope !== b.scope) return false
  const loop = Script.loopOf(a)
  return loop !== undefined && loop.head <= b.index && b.index < a.index
}

const isPrinting = ({ words }: Script.Step): boolean => /^(?:echo|printf|print)$/u.test(words[0]?.content.text ?? "")

/** `-o file` and `> file`. */
const keptIn = ({ command: { words } }: Script.Step): string | undefined => {
  const isWget = words.some(({ content }) => /(?:^|\/)wget$/u.test(content.text))
  const options = isWget ? /^(?:-O|--output-document)$/u : /^(?:-o|--output)$/u
  const at = words.findIndex(({ redirect }, index) => {
    const before = words[index - 1]?.content.text ?? ""
    return (/^>+$/u.test(redirect) && before !== "2") || options.test(before)
  })
  const name = words[at]?.content.text
  return name === undefined || name === "-" || /^\/dev\/|^\d$/u.test(name) ? undefined : name
}
