/** Schemas in code that read an answer: `Conversion.parse(body)`, `decodeUnknownSync(Conversion)(body)`. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Passing from "./Passing.ts"
import * as Syntax from "./Syntax.ts"

/** The names that may be a schema in a call: what it is called on, and what it is given. */
export const holdersOf = (call: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const callee = Trees.field(call, "function")
  return [
    Syntax.receiver(call),
    ...Syntax.argumentsOf(call),
    ...(callee?.type === "call_expression" ? Syntax.argumentsOf(callee) : [])
  ].flatMap((holder) => {
    const name = holder === undefined ? undefined : Syntax.settled(holder)
    return name?.type === "identifier" ? [name] : []
  })
}

/** `z.object({…})`, `Schema.Struct({…})` under a name. */
export const isSchema = (origin: Bindings.Origin): boolean =>
  origin.kind === "value" && origin.node !== undefined && Syntax.settled(origin.node).type === "call_expression"

/** Whether a call reads by a schema what it is given. */
const isParser = (module: Module, call: SyntaxNode): boolean => {
  const callee = Trees.field(call, "function")
  return [call, ...(callee?.type === "call_expression" ? [callee] : [])].some((one) =>
    Passing.PARSERS.test(Syntax.calleeName(one, module.text))
  )
}

const OWN_FILE = /^(?:\.|@\/|~|#)/u
const SCHEMA_NAME = /^[A-Z]\w*[a-z]|[sS]chema|[cC]odec|[dD]ecoder|[vV]alidator|[mM]odel|Dto/u

/** The imported schema behind a name. */
const importOf = (module: Module, name: SyntaxNode): { readonly from: string; readonly name: string } | undefined => {
  const origin = module.bindings.of(name)?.origin
  if (origin?.kind !== "import" || origin.name === "*") return undefined
  return OWN_FILE.test(origin.from) || SCHEMA_NAME.test(textOf(module, name)) ? origin : undefined
}

/** The schemas of other files that a call reads by. */
export const importsIn = (
  module: Module,
  call: SyntaxNode
): ReadonlyArray<{ readonly from: string; readonly name: string }> =>
  isParser(module, call) ? holdersOf(call).flatMap((name) => importOf(module, name) ?? []) : []

/** `plainToInstance(Conversion, body)` */
const MAKES = /^plainTo(?:Instance|Class)$/u

const isUnknown = (module: Module, name: SyntaxNode): boolean => module.bindings.of(name) === undefined

/** Names of schemas of other files, and what is read by them. */
export const readWith = (
  module: Module,
  node: SyntaxNode
): ReadonlyArray<{ readonly names: ReadonlyArray<string>; readonly values: ReadonlyArray<SyntaxNode> }> => {
  if (node.type !== "call_expression" || !isParser(module, node)) return []
  const names = holdersOf(node).filter(
    (name) =>
      importOf(module, name) !== undefined ||
      (MAKES.test(Syntax.calleeName(node, module.text)) && isUnknown(module, name))
  )
  return names.map((name) => ({
    names: [textOf(module, name)],
    values: Syntax.argumentsOf(node).filter((argument) => argument !== name)
  }))
}
