/** Answers that go through operators: `http.post(…).pipe(map(toBody), tap(keep)).subscribe(show)`, `pipe(post(…), Effect.map(…))`. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Hold } from "./Holds.ts"
import { as, join } from "./Holds.ts"
import type { Module } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

type Of = (node: SyntaxNode) => Hold | undefined

/** Operators whose callback makes what goes on. */
const MAKES = /^(?:map|flatMap|chain|andThen|switchMap|mergeMap|concatMap|exhaustMap|then|mapTo)$/u

/** Operators whose callback sees what goes on, and changes nothing. */
const SEES = /^(?:tap|do|filter|takeWhile|skipWhile|first|last|find|tapBoth|distinctUntilChanged|finalize)$/u

const CATCHES = /^(?:catchError|catchAll|orElse|mapError|tapError|tapErrorTag|retryWhen)$/u

/** What is piped, and what it is piped through. */
interface Pipe {
  readonly source: SyntaxNode
  readonly operators: ReadonlyArray<SyntaxNode>
}

const pipeOf = (module: Module, call: SyntaxNode): Pipe | undefined => {
  if (call.type !== "call_expression" || Syntax.calleeName(call, module.text) !== "pipe") return undefined
  const given = Syntax.argumentsOf(call)
  const receiver = Syntax.receiver(call)
  const source = receiver ?? given[0]
  return source === undefined ? undefined : { source, operators: receiver === undefined ? given.slice(1) : given }
}

const callbackOf = (operator: SyntaxNode): SyntaxNode | undefined => {
  const [first] = Syntax.argumentsOf(operator).map(Syntax.bare)
  return first !== undefined && Syntax.isFunction(first) ? first : undefined
}

/** What comes out of an operator that gets this. */
const behind = (module: Module, operator: SyntaxNode, hold: Hold, of: Of): Hold | undefined => {
  const node = Syntax.bare(operator)
  const fn = Syntax.isFunction(node) ? node : callbackOf(node)
  const isMade = Syntax.isFunction(node) || MAKES.test(Syntax.calleeName(node, module.text))
  // An operator that nobody knows may hand on what it gets.
  return isMade && fn !== undefined ? join(...Syntax.returned(fn).map(of)) : hold
}

/** What a pipe answers, or what stands in front of one of its operators. */
const along = (module: Module, pipe: Pipe, of: Of, until?: SyntaxNode): Hold | undefined => {
  let hold = of(pipe.source)
  for (const operator of pipe.operators) {
    if (hold === undefined || operator === until) return hold
    hold = behind(module, operator, hold, of)
  }
  return hold
}

/** What a call of `pipe` answers. */
export const resultOf = (module: Module, call: SyntaxNode, of: Of): Hold | undefined => {
  const pipe = pipeOf(module, call)
  return pipe === undefined ? undefined : along(module, pipe, of)
}

/** What a function gets that is handed to an operator, or is one itself. */
export const handed = (module: Module, fn: SyntaxNode, of: Of): Hold | undefined => {
  const list = argumentListOf(module, fn)
  const call = list?.parent
  if (call === undefined) return undefined
  const own = pipeOf(module, call)
  if (own !== undefined) return own.operators.includes(fn) ? along(module, own, of, fn) : undefined
  const outer = call.parent?.type === "arguments" ? call.parent.parent : undefined
  const pipe = outer === undefined ? undefined : pipeOf(module, outer)
  if (pipe === undefined || !pipe.operators.includes(call)) return undefined
  const hold = along(module, pipe, of, call)
  const name = Syntax.calleeName(call, module.text)
  if (hold === undefined || MAKES.test(name) || SEES.test(name)) return hold
  return CATCHES.test(name) ? as(hold, "error") : undefined
}

/** The arguments that a function stands in, itself or as an observer's `next`. */
const argumentListOf = (module: Module, fn: SyntaxNode): SyntaxNode | undefined => {
  if (fn.parent?.type === "arguments") return fn.parent
  const observer = observerOf(module, fn)
  return observer?.parent?.type === "arguments" ? observer.parent : undefined
}

const observerOf = (module: Module, fn: SyntaxNode): SyntaxNode | undefined => {
  const pair = fn.parent?.type === "pair" ? fn.parent : undefined
  const entry = pair ?? (fn.type === "method_definition" ? fn : undefined)
  const key = Trees.field(entry, pair === undefined ? "name" : "key")
  const isNext = key !== undefined && Syntax.keyName(key, module.text) === "next"
  return isNext && entry?.parent?.type === "object" ? entry.parent : undefined
}

/** What is subscribed to by a function, itself or as an observer's `next`. */
export const subscribed = (module: Module, fn: SyntaxNode): SyntaxNode | undefined => {
  const call = argumentListOf(module, fn)?.parent
  return call !== undefined && Syntax.calleeName(call, module.text) === "subscribe" ? Syntax.receiver(call) : undefined
}

/** A function that is named where it gets what was answered, and what that comes from: `post(…).then(save)`. */
export const givenTo = (
  module: Module,
  call: SyntaxNode
): { readonly fn: SyntaxNode; readonly source: SyntaxNode } | undefined => {
  if (call.type !== "call_expression") return undefined
  const [fn] = Syntax.argumentsOf(call)
  if (fn === undefined) return undefined
  const name = Syntax.calleeName(call, module.text)
  const receiver = Syntax.receiver(call)
  if (receiver !== undefined && /^(?:then|subscribe)$/u.test(name)) return { fn, source: receiver }
  const outer = call.parent?.type === "arguments" ? call.parent.parent : undefined
  const pipe = outer === undefined ? undefined : pipeOf(module, outer)
  return pipe?.operators.includes(call) === true && (MAKES.test(name) || SEES.test(name))
    ? { fn, source: pipe.source }
    : undefined
}
