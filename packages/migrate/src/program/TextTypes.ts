/** Bodies that are declared as maps of texts, in which the new body's objects have no place. */
import type { Blocker } from "../model/Subject.ts"
import type { Body } from "./Bodies.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Node, Type } from "./Program.ts"
import * as Walk from "./Walk.ts"

const TEXT = String.raw`(?:str|[Ss]tring)\??`
/** `dict[str, str]`, `Map<String, String>`, `Dictionary<string, string>`, `map[string]string`, `array<string, string>` */
const TEXTS_ONLY = new RegExp(
  String.raw`^\W*(?:[\w.]*(?:[Dd]ict|Mapping|Map|Dictionary|array)\s*[<[]\s*${TEXT}\s*,\s*${TEXT}\s*[>\]]|map\[string\]string)\W*$`,
  "u"
)

/** The types that a dictionary is declared as: of its variable, of the function that answers or takes it. */
const typesOf = (module: Module, node: Node): ReadonlyArray<Type> => {
  const outer = Walk.outermost(module.parents, node)
  const parent = module.parents.get(outer)
  switch (parent?.kind) {
    case "assign":
      return parent.value === outer && parent.type !== undefined ? [parent.type] : []
    case "exit": {
      const fn = parent.how === "return" ? Walk.functionAround(module.parents, parent) : undefined
      return fn?.returns === undefined ? [] : [fn.returns]
    }
    case "function":
      return parent.body === outer && parent.returns !== undefined ? [parent.returns] : []
    case "call": {
      const at = parent.arguments.findIndex((one) => one.value === outer)
      const given = parent.arguments[at]
      const own = (Constants.called(module, parent)?.parameters ?? []).filter((one) => one.isSelf !== true)
      const parameter = given?.name === undefined ? own[at] : own.find((one) => one.name.name === given.name)
      return parameter?.type === undefined ? [] : [parameter.type]
    }
    default:
      return []
  }
}

/** The type as it is written, or as the file writes what its name stands for: `Body = dict[str, str]`. */
const spelled = (module: Module, type: Type): ReadonlyArray<string> => {
  const [only, more] = type.names
  const alias = only === undefined || more !== undefined ? undefined : Constants.constant(module, only)
  return [textOf(module, type), ...(alias === undefined ? [] : [textOf(module, alias)])]
}

/** The body, with what keeps it from being rewritten where its type holds texts only. */
export const held = (module: Module, body: Body): Body => {
  const blockers = body.nodes.flatMap((node): ReadonlyArray<Blocker> => {
    if (node.kind !== "dictionary") return []
    const type = typesOf(module, node).find((one) => spelled(module, one).some((text) => TEXTS_ONLY.test(text)))
    return type === undefined ? [] : [refusal(module, type)]
  })
  return blockers.length === 0 ? body : { ...body, blockers: [...body.blockers, ...blockers] }
}

const refusal = (module: Module, type: Type): Blocker => ({
  range: module.source.range(type.start, type.end),
  message: "This type holds texts only, and the new body holds objects.",
  needs: "Give the body a type whose values may be objects, then migrate it."
})
