/** Types that a reply is read into and that this file does not declare: their names do not move with the call. */
import * as Watching from "../evidence/Watching.ts"
import type { Hold } from "./Holds.ts"
import * as Holds from "./Holds.ts"
import * as Models from "./Models.ts"
import type { Module } from "./Module.ts"
import type { Call, Expression, Name, Node } from "./Program.ts"
import type { Reach } from "./Reach.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

/** The sentences for each request. */
export const find = (module: Module, reach: Reach): ((request: Request) => ReadonlyArray<string>) => {
  const found = new Map<Request, Set<string>>()
  const say = (names: ReadonlyArray<Name>, hold: Hold | undefined): void => {
    if (hold === undefined || !isWhole(hold)) return
    for (const name of names) {
      if (!isForeign(module, name)) continue
      for (const request of [...hold.owners].flatMap(Holds.requestsOf)) {
        found.set(request, (found.get(request) ?? new Set<string>()).add(Watching.isTyped(name.name)))
      }
    }
  }
  Walk.walk(module.root, (node) => {
    for (const [names, values] of typed(node)) for (const value of values) say(names, reach.of(value))
  })
  return (request) => [...(found.get(request) ?? [])]
}

const isWhole = ({ shape }: Hold): boolean =>
  shape === "raw" || shape === "object" || shape === "list" || shape === "items"

/** The names of types at a node, with the values that are of these types. */
const typed = (node: Node): ReadonlyArray<readonly [ReadonlyArray<Name>, ReadonlyArray<Expression>]> => {
  switch (node.kind) {
    case "assign": {
      const values = [...(node.value === undefined ? [] : [node.value]), ...node.targets.map(Walk.bare)]
      const made = node.value === undefined ? undefined : Models.madeType(node.value)
      return [[[...(node.type?.names ?? []), ...(made?.names ?? [])], values]]
    }
    case "wrapped":
      return [[node.type?.names ?? [], [node.value]]]
    case "function":
      return [[node.returns?.names ?? [], Walk.returned(node)]]
    case "call": {
      const receiver = Walk.receiver(node)
      const values = [node, ...node.arguments.map((one) => one.value), ...(receiver === undefined ? [] : [receiver])]
      const classes = node.arguments.flatMap((one) => [...classNamed(one.value), ...given(node, one.value)])
      return [[[...(node.types ?? []).flatMap((type) => type.names), ...classes, ...readerOf(node)], values]]
    }
    default:
      return []
  }
}

/** `Conversion.class`, `Conversion::class.java`, `typeof(Conversion)` */
const classNamed = (outer: Expression): ReadonlyArray<Name> => {
  const node = Walk.bare(outer)
  if (node.kind === "member" && /^(?:class|java|javaClass)$/u.test(node.name)) {
    const object = Walk.bare(node.object)
    return object.kind === "name" ? [object] : classNamed(object)
  }
  const [first] = node.kind === "call" && node.name === "typeof" ? node.arguments : []
  const named = first === undefined ? undefined : Walk.bare(first.value)
  return named?.kind === "name" ? [named] : []
}

/** `Conversion.model_validate(reply)`, `ConversionSchema().load(reply)`: the type that reads it. */
const readerOf = (call: Call): ReadonlyArray<Name> => {
  if (!READS.test(call.name) || call.arguments.length === 0) return []
  const receiver = Walk.receiver(call)
  const object = receiver === undefined ? undefined : Walk.bare(receiver)
  const named = object?.kind === "call" ? Walk.bare(object.callee) : object
  const given = object?.kind === "call" ? object.arguments.flatMap((one) => classNamed(one.value)) : []
  const inner = object?.kind === "call" ? object.arguments.map((one) => Walk.bare(one.value)) : []
  const names = [named, ...inner].flatMap((one) => (one?.kind === "name" && /^[A-Z][a-z]/u.test(one.name) ? [one] : []))
  return [...given, ...names]
}

const READS =
  /^(?:model_validate\w*|parse_obj|parse_raw|validate_(?:python|json)|load|from_?(?:dict|json|api|hash|response|array)\w*)$/iu

/** `from_dict(Conversion, reply)`, `Deserialize(reply, AppJson.Default.Conversion)`: a type that is named as a value. */
const given = (call: Call, outer: Expression): ReadonlyArray<Name> => {
  const node = Walk.bare(outer)
  if (call.arguments.length < 2 || /^(?:is_?\w*|has_?\w*|\w*assert\w*|expect\w*|log\w*)$/iu.test(call.name)) return []
  if (node.kind === "name") return /^(?!OpenStruct|Struct|Simple|Decimal)[A-Z][a-z]\w*$/u.test(node.name) ? [node] : []
  if (node.kind !== "member" || !/^[A-Z][a-z]/u.test(node.name)) return []
  const context = Walk.bare(node.object)
  return context.kind === "member" && context.name === "Default" ? [{ ...node.key, kind: "name", name: node.name }] : []
}

const isForeign = (module: Module, name: Name): boolean => {
  if (Models.declared(module, name) !== undefined) return false
  const definitions = module.bindings.of(name)?.definitions ?? []
  if (definitions.length === 0 && module.dialect.id === "go" && Watching.isSmallModel(name.name)) return true
  return definitions.every((one) => one.kind === "import") && Watching.isModel(name.name)
}
