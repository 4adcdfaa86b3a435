/** A script as steps: every command with the substitution, the loop and the function it stands in. */
import * as ShellWords from "../../syntax/ShellWords.ts"
import * as Source from "../../text/Source.ts"

/** A command in its place. */
export interface Step {
  readonly command: ShellWords.Command
  /** The words behind `if`, `until`, `do`, `{` and the like. */
  readonly words: ReadonlyArray<ShellWords.Word>
  /** The keyword before the words: `until`, `if`, `do`; empty for most. */
  readonly keyword: string
  readonly scope: Scope
  readonly index: number
}

/** A text of commands: the script, or what stands in a `$( … )` inside a word. */
export interface Scope {
  readonly source: Source.Source
  readonly steps: Array<Step>
  /** The step and the word that this text is substituted into. */
  readonly holder?: { readonly step: Step; readonly word: ShellWords.Word }
  readonly loops: ReadonlyArray<Loop>
  readonly functions: ReadonlyArray<Function>
}

/** Indexes of steps: `while`, `do` and `done`. */
export interface Loop {
  readonly head: number
  readonly body: number
  readonly end: number
}

/** Indexes of its first and last step. */
export interface Function {
  readonly name: string
  readonly first: number
  readonly last: number
}

export interface Script {
  readonly root: Scope
  /** The steps of all scopes; outer ones before those inside them. */
  readonly steps: ReadonlyArray<Step>
  readonly comments: ShellWords.ShellText["comments"]
  readonly errors: number
  /** The steps that begin with a word. */
  readonly byName: ReadonlyMap<string, ReadonlyArray<Step>>
  /** The first steps of inner texts, by the place in the file where these begin. */
  readonly inner: ReadonlyMap<number, Step>
  /** Where variables are set and used, in the order of the file. */
  readonly uses: ReadonlyMap<string, ReadonlyArray<Use>>
}

/** A word that sets a variable or uses it. */
export interface Use {
  readonly step: Step
  readonly word: ShellWords.Word
  /** Where the step begins in the file. */
  readonly at: number
  readonly isSet: boolean
}

const KEYWORD = /^(?:if|then|elif|else|while|until|do|!|time|\{)$/u
const DEPTH_MAX = 4

/** Reads a text with everything inside it. */
export const read = (source: Source.Source): Script => {
  const text = ShellWords.parse(source)
  const steps: Array<Step> = []
  const root = scopeOf(source, text, undefined, 0, steps)
  return { root, steps, comments: text.comments, errors: text.errors, ...indexOf(steps) }
}

const NAMES = /\$\{?([A-Za-z_]\w*)/gu

const indexOf = (steps: ReadonlyArray<Step>): Pick<Script, "byName" | "inner" | "uses"> => {
  const byName = new Map<string, Array<Step>>()
  const inner = new Map<number, Step>()
  const uses = new Map<string, Array<Use>>()
  const put = <K, V>(map: Map<K, Array<V>>, key: K, value: V): void => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [value])
    else list.push(value)
  }
  for (const step of steps) {
    const { command, index, scope, words } = step
    const at = startOf(step)
    if (words[0] !== undefined) put(byName, words[0].content.text, step)
    if (index === 0 && scope.holder !== undefined) inner.set(scope.source.range(0, 0).start, step)
    for (const word of command.words) {
      const { text } = word.content
      const set = /^([A-Za-z_]\w*)=/u.exec(text)?.[1]
      if (set !== undefined) put(uses, set, { step, word, at, isSet: true })
      // What a command inside the word uses is found there.
      const names = new Set([...text.replaceAll(/\$\([\s\S]*\)/gu, "").matchAll(NAMES)].map((match) => match[1]!))
      for (const name of names) if (name !== set) put(uses, name, { step, word, at, isSet: false })
    }
  }
  for (const list of uses.values()) list.sort((a, b) => a.at - b.at)
  return { byName, inner, uses }
}

/** Where a step begins in the file. */
export const startOf = ({ command, scope }: Step): number => scope.source.range(command.start, command.end).start

const scopeOf = (
  source: Source.Source,
  { commands }: ShellWords.ShellText,
  holder: Scope["holder"],
  depth: number,
  all: Array<Step>
): Scope => {
  const own: Array<Step> = []
  const scope: Scope = {
    source,
    steps: own,
    ...(holder === undefined ? {} : { holder }),
    loops: loopsOf(commands),
    functions: functionsOf(commands)
  }
  commands.forEach((command, index) => {
    const first = command.words.findIndex(({ content }) => !KEYWORD.test(content.text))
    const from = first < 0 ? command.words.length : first
    const keyword = command.words[from - 1]?.content.text ?? ""
    const step: Step = { command, words: command.words.slice(from), keyword, scope, index }
    own.push(step)
    all.push(step)
    if (depth >= DEPTH_MAX || source.depth > Source.DEPTH_MAX) return
    for (const word of command.words) {
      for (const inner of ShellWords.substitutions(source, word)) {
        scopeOf(inner, ShellWords.parse(inner), { step, word }, depth + 1, all)
      }
    }
  })
  return scope
}

const firstOf = ({ words }: ShellWords.Command): string => words[0]?.content.text ?? ""

const loopsOf = (commands: ReadonlyArray<ShellWords.Command>): ReadonlyArray<Loop> => {
  const open: Array<{ head: number; body: number }> = []
  const found: Array<Loop> = []
  commands.forEach((command, index) => {
    if (command.words.some(({ content }, at) => at < 2 && /^(?:while|until|for|select)$/u.test(content.text))) {
      open.push({ head: index, body: index + 1 })
    }
    const top = open.at(-1)
    if (top === undefined) return
    if (firstOf(command) === "do") top.body = index
    if (firstOf(command) === "done") found.push({ ...open.pop()!, end: index })
  })
  return found
}

const functionsOf = (commands: ReadonlyArray<ShellWords.Command>): ReadonlyArray<Function> =>
  commands.flatMap((command, index): ReadonlyArray<Function> => {
    const names = command.words.map(({ content }) => content.text).filter((text) => text !== "{")
    const isKeyword = names[0] === "function"
    const name = names[isKeyword ? 1 : 0]
    if (name === undefined || !/^[\w.:-]+$/u.test(name)) return []
    if (!isKeyword && (names.length !== 1 || !command.after.startsWith("()"))) return []
    const start = command.words.at(-1)!.content.text === "{" ? index : index + 1
    let depth = 0
    for (let at = start; at < commands.length; at++) {
      if (commands[at]!.words.some((word, place) => place < 3 && word.content.text === "{")) depth++
      if (firstOf(commands[at]!) === "}" && --depth === 0) return [{ name, first: index + 1, last: at }]
      if (depth === 0) return []
    }
    return []
  })

/** Whether the command's output goes into the next one. */
export const isPiped = ({ after }: ShellWords.Command): boolean => /^\|(?!\|)/u.test(after)

/** The next command of the same text. */
export const next = (step: Step): Step | undefined => step.scope.steps[step.index + 1]

/** The command whose output this one reads. */
export const feeder = (step: Step): Step | undefined => {
  const before = step.scope.steps[step.index - 1]
  return before !== undefined && isPiped(before.command) ? before : undefined
}

/** The innermost function that a step stands in. */
export const functionOf = (step: Step): Function | undefined =>
  step.scope.functions.findLast(({ first, last }) => first <= step.index && step.index <= last)

/** The innermost loop that a step stands in, its condition included. */
export const loopOf = (step: Step): Loop | undefined =>
  step.scope.loops.find(({ end, head }) => head <= step.index && step.index <= end)

/** Whether the step decides whether a `while` or `until` goes on. */
export const isCondition = (step: Step): boolean => {
  const loop = loopOf(step)
  if (loop === undefined || step.index >= loop.body) return false
  return step.scope.steps[loop.head]!.keyword !== "" || step.scope.steps[loop.head]!.words.length === 0
}

/** The name that a bare `NAME=$( … )` around this step sets, when the step is the last of what is in there. */
export const assignedBy = (last: Step): string | undefined => {
  if (!/^\s*\)/u.test(last.command.after)) return undefined
  let at = last
  for (let before = feeder(at); before !== undefined; before = feeder(at)) at = before
  const opener = at.scope.steps[at.index - 1]
  if (opener === undefined || !opener.command.after.endsWith("(")) return undefined
  return /^([A-Za-z_]\w*)=\$$/u.exec(opener.command.words.at(-1)!.content.text)?.[1]
}

/** The calls of a function of the script. */
export const callsOf = (script: Script, name: string): ReadonlyArray<Step> =>
  (script.byName.get(name) ?? []).filter(({ command }) => !command.after.startsWith("()"))

/** The variable that a text is, and nothing else. */
export const variableIn = (text: string): string | undefined =>
  /^\$(?:(\w+|@)|\{(\w+)(?::?[-?][^}]*)?\})$/u.exec(text)?.slice(1).find(Boolean)
