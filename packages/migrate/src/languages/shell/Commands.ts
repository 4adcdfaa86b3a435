/** Which commands send requests: curl and its relatives, and functions around them. */
import * as Paths from "../../evidence/Paths.ts"
import * as ShellWords from "../../syntax/ShellWords.ts"
import * as Source from "../../text/Source.ts"
import * as Script from "./Script.ts"
import * as Variables from "./Variables.ts"

/** A word of a request as the program behind it gets it. */
export type Argument = Source.Source

/** A request, through whatever functions. */
export interface Request {
  readonly step: Script.Step
  /** `http` and `xh` write bodies and queries as `key=value`. */
  readonly style: "curl" | "items"
  readonly words: ReadonlyArray<Argument>
  /** The function that this goes through, when nothing shows what it does. */
  readonly unknown?: string
  /** The function hands its parameters on to a request of its own. */
  readonly isWrapped?: boolean
}

const CURL = /(?:^|\/)(?:curl|wget)(?:\.exe)?$/u
const ITEMS = /(?:^|\/)(?:https?|xhs?)$/u
const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE)$/u
const METHOD_IN_NAME = /(?:^|[_-])(get|post|put|patch|delete)(?=$|[_-])/iu
/** Commands that only say what they are given. */
const SAYS =
  /^(?:echo|printf|print|log\w*|info|warn|debug|error|die|fail|ok|note|say|expect\w*|assert\w*|it|test|\[|\[\[|grep|sed|awk|cat|rm|mkdir|git|export|local|readonly|declare|case|for|return|exit|jq|:|set|alias|trap|describe|check)$/u

/** Where in the words the program stands, with what it is. */
const programIn = (words: ReadonlyArray<ShellWords.Word>): { at: number; style: Request["style"] } | undefined => {
  const at = words.findIndex(({ content }) => CURL.test(content.text))
  if (at >= 0) return { at, style: "curl" }
  return words.length > 1 && ITEMS.test(words[0]!.content.text) ? { at: 0, style: "items" } : undefined
}

/** The requests that a step sends: one, or none. */
export const requestOf = (
  step: Script.Step,
  script: Script.Script,
  variables: Variables.Variables
): Request | undefined => {
  const program = programIn(step.words)
  if (program !== undefined) {
    return {
      step,
      style: program.style,
      words: step.words.slice(program.at + 1).map(({ content }) => content)
    }
  }
  const name = step.words[0]?.content.text ?? ""
  if (step.words.length < 2 || SAYS.test(name) || !/^[\w./:-]+$/u.test(name)) return undefined
  const own = wrapperIn(script, name, variables)
  const wrapper = own ?? outerWrapper(name, variables)
  const given = step.words.slice(1).map(({ content }) => content)
  if (wrapper !== undefined) return { step, style: wrapper.style, words: through(wrapper, given), isWrapped: true }
  if (script.root.functions.some((one) => one.name === name)) return undefined
  return guessed(step, name, given)
}

/** A function that nothing shows: its name or its words say the method, and one of its words is the URL. */
const guessed = (step: Script.Step, name: string, given: ReadonlyArray<Argument>): Request | undefined => {
  if (!given.some((word) => Paths.find(word.text).length === 1 && !/\s/u.test(word.text.trim()))) return undefined
  const said = given.findIndex((word) => METHOD.test(word.text))
  const method = said >= 0 ? given[said]!.text : METHOD_IN_NAME.exec(name)?.[1]?.toUpperCase()
  if (method === undefined) return undefined
  const words = [
    ...methodWords(step, method),
    ...given.filter((_, at) => at !== said).flatMap((word) => asBody(step, word))
  ]
  return { step, style: "curl", words, unknown: name }
}

/** A word that is not in the text, to say what the words around it mean. */
const spoken = (step: Script.Step, text: string): Argument => {
  const at = Source.slice(step.scope.source, step.command.start, step.command.start)
  return { ...at, text, range: () => at.range(0, 0) }
}

const methodWords = (step: Script.Step, method: string): ReadonlyArray<Argument> => [
  spoken(step, "-X"),
  spoken(step, method)
]

/** What looks like a body among the words of such a function is one. */
const asBody = (step: Script.Step, word: Argument): ReadonlyArray<Argument> =>
  /^\s*\{[\s\S]*\}\s*$/u.test(word.text) ||
  (Script.variableIn(word.text) !== undefined && /body|payload|data|json|request/iu.test(word.text)) ||
  word.text.startsWith("@")
    ? [spoken(step, "--data"), word]
    : [word]

/** A function whose parameters become a request. */
interface Wrapper {
  readonly style: Request["style"]
  readonly name: string
  /** What the program gets: a word of the function's own, a parameter, or all that is left. */
  readonly words: ReadonlyArray<{
    readonly word: Argument
    readonly parameter?: number
    readonly isRest?: boolean
    readonly isWhole?: boolean
  }>
}

const wrapperIn = (script: Script.Script, name: string, variables: Variables.Variables): Wrapper | undefined => {
  const found = script.root.functions.filter((one) => one.name === name)
  return found.length === 1 ? wrapperOf(script.root, found[0]!, variables) : undefined
}

const outerWrapper = (name: string, variables: Variables.Variables): Wrapper | undefined => {
  const text = variables.outer.get(name)
  if (text === undefined || !/\b(?:curl|wget|https?|xhs?)\b/u.test(text)) return undefined
  const { root } = Script.read(Source.fromFile({ path: "outer.sh", text }))
  const declared = root.functions.find((one) => one.name === name)
  return declared === undefined ? undefined : wrapperOf(root, declared, variables)
}

const wrapperOf = (
  root: Script.Scope,
  { first, last, name }: Script.Function,
  variables: Variables.Variables
): Wrapper | undefined => {
  const steps = root.steps.slice(first, last + 1)
  const senders = steps.filter(({ words }) => programIn(words) !== undefined)
  const [sender] = senders
  if (sender === undefined || senders.length !== 1) return undefined
  const parameters = new Map<string, number>()
  let shifted = 0
  let shiftedAtSender = 0
  for (const step of steps) {
    if (step === sender) shiftedAtSender = shifted
    const command = step.words[0]?.content.text
    if (command === "shift") shifted += Number.parseInt(step.words[1]?.content.text ?? "1", 10) || 1
    for (const { content } of step.words) {
      const match = /^([A-Za-z_]\w*)=\$\{?(\d)(?::?[-?][^}]*)?\}?$/u.exec(content.text)
      if (match !== null) parameters.set(match[1]!, Number.parseInt(match[2]!, 10) + shifted)
    }
  }
  // A function with a path of its own makes the call itself.
  if (sender.words.some(({ content }) => Variables.urlOf(content, variables) !== undefined)) return undefined
  const program = programIn(sender.words)!
  const words = sender.words.slice(program.at + 1).map(({ content }): Wrapper["words"][number] => {
    if (/^\$(?:[@*]|\{[@*]\})$/u.test(content.text)) return { word: content, parameter: shiftedAtSender, isRest: true }
    const rest = /^\$\{[@*]:(\d)\}$/u.exec(content.text)
    if (rest !== null) return { word: content, parameter: Number.parseInt(rest[1]!, 10) - 1, isRest: true }
    for (const match of content.text.matchAll(/\$\{?(\w+)(?::?[-?][^}]*)?\}?/gu)) {
      const number = /^\d$/u.test(match[1]!)
        ? Number.parseInt(match[1]!, 10) + shiftedAtSender
        : parameters.get(match[1]!)
      if (number !== undefined && number > 0) {
        return { word: content, parameter: number - 1, isWhole: match[0] === content.text }
      }
    }
    return { word: content }
  })
  return words.some(({ parameter }) => parameter !== undefined) ? { name, style: program.style, words } : undefined
}

const through = ({ words }: Wrapper, given: ReadonlyArray<Argument>): ReadonlyArray<Argument> =>
  words.flatMap(({ isRest, isWhole, parameter, word }) => {
    if (parameter === undefined) return [word]
    if (isRest === true) return given.slice(parameter)
    const handed = given[parameter]
    // `"$BASE$1"`: the path is what was handed over. A header or a document with it inside stays what it is.
    return [
      handed !== undefined && (isWhole === true || !/[\s{]/u.test(word.text.replaceAll("${", "$"))) ? handed : word
    ]
  })
