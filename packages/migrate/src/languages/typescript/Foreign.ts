/** Types that a reply is read into and that this file does not declare: their names do not move with the call. */
import * as Watching from "../../evidence/Watching.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Holds from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Reach } from "./Reach.ts"
import type { Call } from "./Requests.ts"
import * as Schemas from "./Schemas.ts"
import { Sentences } from "./Sentences.ts"
import * as Syntax from "./Syntax.ts"

const TYPED: ReadonlySet<string> = new Set([
  "as_expression",
  "satisfies_expression",
  "type_assertion",
  "variable_declarator",
  "call_expression",
  ...Syntax.FUNCTIONS
])

/** The sentences for each call. */
export const find = (module: Module, reach: Reach): ((call: Call) => ReadonlyArray<string>) => {
  const sentences = new Sentences()
  Trees.each(module.root, TYPED, (node) => {
    const read = typed(node).map(({ type, values }) => ({ names: foreignIn(module, type), values }))
    for (const { names, values } of [...read, ...Schemas.readWith(module, node)]) {
      if (names.length === 0) continue
      for (const value of values) {
        const hold = reach.of(value)
        if (hold === undefined || !Holds.isWhole(hold)) continue
        const calls = Holds.callsOf(hold.owners)
        for (const name of names) sentences.say(calls, Watching.isTyped(name))
      }
    }
  })
  return sentences.about
}

interface Typed {
  readonly type: SyntaxNode
  readonly values: ReadonlyArray<SyntaxNode>
}

/** The types at a node, with the values that are of these types. */
const typed = (node: SyntaxNode): ReadonlyArray<Typed> => {
  const one = (type: SyntaxNode | undefined, values: ReadonlyArray<SyntaxNode | undefined>): ReadonlyArray<Typed> =>
    type === undefined ? [] : [{ type, values: values.filter((value) => value !== undefined) }]
  switch (node.type) {
    case "as_expression":
    case "satisfies_expression":
      return one(Trees.named(node)[1], [Trees.named(node)[0]])
    case "type_assertion":
      return one(Trees.named(node)[0], [Trees.named(node)[1]])
    case "variable_declarator":
      return one(Syntax.annotation(node), [Trees.field(node, "value")])
    case "call_expression":
      return one(Trees.field(node, "type_arguments"), [node])
    default:
      return Syntax.isFunction(node) ? one(Syntax.annotation(node, "return_type"), Syntax.returned(node)) : []
  }
}

/** Names of types that are imported, or come from nowhere in this file. */
const foreignIn = (module: Module, type: SyntaxNode): ReadonlyArray<string> => {
  const names: Array<string> = []
  Trees.walk(type, (node) => {
    // What a template of texts is made of is a text.
    if (node.type === "template_literal_type") return false
    if (node.type !== "type_identifier") return true
    const name = textOf(module, node)
    const origin = module.bindings.of(node)?.origin.kind
    if ((origin === undefined || origin === "import") && Watching.isModel(name) && !isParameter(module, node, name))
      names.push(name)
    return true
  })
  return names
}

/** `function read<Row>(…)`: a type that the caller says. */
const isParameter = (module: Module, node: SyntaxNode, name: string): boolean =>
  Trees.around(node, (outer) => {
    const list = Trees.field(outer, "type_parameters")
    return (
      list !== undefined && Trees.named(list).some((one) => textOf(module, Trees.field(one, "name") ?? one) === name)
    )
  }) !== undefined
