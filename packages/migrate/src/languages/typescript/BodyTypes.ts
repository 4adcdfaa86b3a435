/** What bodies are declared as, where that has no place for the new body: maps of texts, types of other packages. */
import type { Blocker } from "../../model/Subject.ts"
import { keyOf } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Body } from "./Bodies.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** Values that are no objects. */
const PLAIN = /^(?:\s|\||string|number|boolean|undefined|null|"[^"]*"|'[^']*')+$/u
/** Types that only say how another one is held. */
const TRANSPARENT = /^(?:Readonly|Partial|Required|NonNullable)$/u
/** Modules by their names, as opposed to files and aliases of folders. */
const PACKAGE = /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*(?:\/|$)/u
/** Types of any JSON. */
const ANYTHING = /json|unknown|any|object/iu

const STEPS_MAX = 6

/** The types around an object: assertions, the variable's, the function's that answers or takes it. */
const typesOf = (module: Module, object: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const types: Array<SyntaxNode> = []
  for (let at = object, parent = at.parent; parent !== undefined; at = parent, parent = at.parent) {
    switch (parent.type) {
      case "parenthesized_expression":
        continue
      case "as_expression":
      case "satisfies_expression":
        types.push(...Trees.named(parent).slice(1))
        continue
      case "type_assertion":
        types.push(...Trees.named(parent).slice(0, 1).flatMap(Trees.named))
        continue
      case "variable_declarator":
      case "public_field_definition":
        return [...types, ...said(Syntax.annotation(parent))]
      case "return_statement":
        return [...types, ...said(answered(Syntax.functionAround(parent)))]
      case "arrow_function":
        return [...types, ...said(answered(parent))]
      case "arguments":
        return [...types, ...takenAs(module, at)]
      default:
        return types
    }
  }
  return types
}

const said = (...types: ReadonlyArray<SyntaxNode | undefined>): ReadonlyArray<SyntaxNode> =>
  types.filter((type) => type !== undefined)

/** What a function says that it answers. */
const answered = (fn: SyntaxNode | undefined): SyntaxNode | undefined =>
  fn === undefined ? undefined : Syntax.annotation(fn, "return_type")

/** The type of the parameter that takes an argument; axios says the body's as its third type argument. */
const takenAs = (module: Module, argument: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const call = argument.parent?.parent
  const third = call === undefined ? undefined : Syntax.typeArguments(call)[2]
  return said(third, Members.parameterOf(module, argument)?.type)
}

/** Why a type has no place for the new body. */
const reason = (module: Module, type: SyntaxNode, steps = 0): "texts" | "foreign" | undefined => {
  if (steps > STEPS_MAX) return undefined
  const [inner] = Trees.named(type)
  switch (type.type) {
    case "readonly_type":
    case "parenthesized_type":
      return inner === undefined ? undefined : reason(module, inner, steps + 1)
    case "generic_type": {
      const name = textOf(module, Trees.field(type, "name") ?? type)
      const given = Syntax.typeArguments(type)
      if (name === "Record" && given[1] !== undefined) {
        return PLAIN.test(textOf(module, given[1])) ? "texts" : undefined
      }
      return TRANSPARENT.test(name) && given[0] !== undefined ? reason(module, given[0], steps + 1) : undefined
    }
    case "object_type":
    case "interface_body":
      return isIndexOfTexts(module, type) ? "texts" : undefined
    case "type_identifier":
      return ofName(module, type, steps)
    default:
      return undefined
  }
}

/** `{ [key: string]: string }` and nothing beside it. */
const isIndexOfTexts = (module: Module, type: SyntaxNode): boolean => {
  const members = Trees.named(type).filter((one) => one.type !== "comment")
  return (
    members.length > 0 &&
    members.every((one) => {
      const value = one.type === "index_signature" ? Syntax.annotation(one) : undefined
      return value !== undefined && PLAIN.test(textOf(module, value))
    })
  )
}

const ofName = (module: Module, name: SyntaxNode, steps: number): "texts" | "foreign" | undefined => {
  const origin = module.bindings.of(name)?.origin
  if (origin?.kind === "import") {
    const isKnown = module.outside?.imports.has(keyOf(origin.from, origin.name)) === true
    return PACKAGE.test(origin.from) && !isKnown && !ANYTHING.test(origin.name) ? "foreign" : undefined
  }
  const declared = origin?.kind === "declared" ? origin.node : undefined
  const value = declared === undefined ? undefined : (Trees.field(declared, "value") ?? Trees.field(declared, "body"))
  return value === undefined ? undefined : reason(module, value, steps + 1)
}

/** The body, with what keeps it from being rewritten where its type has no place for the new one. */
export const held = (module: Module, body: Body): Body => {
  const blockers = body.nodes.flatMap((node): ReadonlyArray<Blocker> => {
    if (node.type !== "object") return []
    return typesOf(module, node).flatMap((type) => {
      const why = reason(module, type)
      return why === undefined ? [] : [refusal(module, type, why)]
    })
  })
  return blockers.length === 0 ? body : { ...body, blockers: [...body.blockers, ...blockers.slice(0, 1)] }
}

const refusal = (module: Module, type: SyntaxNode, why: "texts" | "foreign"): Blocker => ({
  range: module.source.range(type.start, type.end),
  ...(why === "texts"
    ? {
        message: "This type holds texts only, and the new body holds objects.",
        needs: "Give the body a type whose values may be objects, then migrate it."
      }
    : {
        message: "This type is declared in another package, and must fit the new body.",
        needs: "Change the type in its package first, then migrate what is declared with it."
      })
})
