/** Where an answer leaves what can be followed: returned to other files, handed to unknown code, stored. */
import * as Constants from "./Constants.ts"
import type { Owner } from "./Holds.ts"
import type { Module } from "./Module.ts"
import type { Call, FunctionNode, Node } from "./Program.ts"
import type { Reach } from "./Reach.ts"
import * as Shapes from "./Shapes.ts"
import * as Walk from "./Walk.ts"

const HARMLESS =
  /^(?:log\w*|info|warn\w*|error\w*|debug|trace|print\w*|puts|echo|var_dump|dumps?|json_encode|marshal\w*|str\w*|string|float|decimal|int|bool|len|isinstance|type|assert\w*|expect|raise_for_status|close|format|println|sprintf|errorf|fatalf?|\w*error|\w*exception)$/iu

/** Methods that go over all fields, whatever their names. */
const WHOLE = /^(?:items|values|keys|entries|entrySet|each\w*|to_?\w+|iter\w*|EnumerateObject|properties|fields)$/u

const PLACES: ReadonlySet<"name" | "member" | "call" | "loop" | "index"> = new Set([
  "name",
  "member",
  "call",
  "loop",
  "index"
])

/** The owners whose answers go somewhere unknown. */
export const find = (module: Module, reach: Reach): ReadonlySet<Owner> => {
  const leaked = new Set<Owner>()
  Walk.each(module.root, PLACES, (node) => {
    const hold = leaves(module, reach, node) ? reach.of(node) : undefined
    if (hold === undefined || hold.shape === "id" || hold.shape === "status") return
    for (const owner of hold.owners) leaked.add(owner)
  })
  return leaked
}

/** Whether a value that stands here is handed on. */
const leaves = (module: Module, reach: Reach, node: Node): boolean => {
  let at: Node = Walk.outermost(module.parents, node)
  for (let next = module.parents.get(at); next !== undefined; next = module.parents.get(at)) {
    // A condition or a comparison looks at the value and keeps nothing of it.
    if (next.kind === "conditional" && next.test === at) return false
    if (next.kind === "binary" && !/^(?:\?\?|\|\|)$/u.test(next.operator)) return false
    if (next.kind !== "conditional" && next.kind !== "binary" && next.kind !== "wrapped") break
    at = next
  }
  const parent = module.parents.get(at)
  switch (parent?.kind) {
    case "exit":
      return (parent.how === "return" || parent.how === "yield") && isHandedOut(module, parent)
    case "call":
      return parent.arguments.some((one) => one.value === at) && isUnknown(module, reach, parent)
    case "function":
      return parent.body === at && isHandedOut(module, at)
    case "block":
    case "if":
    case "switch":
    case "try":
      return isAnswer(module, at) && isHandedOut(module, at)
    case "list":
    case "dictionary":
      return true
    case "member": {
      // `reply.items()`: every field at once.
      const call = module.parents.get(parent)
      return call?.kind === "call" && call.callee === parent && WHOLE.test(parent.name) && reach.of(call) === undefined
    }
    case "assign":
      return parent.value === at && parent.targets.some((target) => Walk.bare(target).kind === "member")
    default:
      return false
  }
}

const isUnknown = (module: Module, reach: Reach, call: Call): boolean =>
  Constants.called(module, call) === undefined &&
  !HARMLESS.test(call.name) &&
  !Shapes.isSilent(module, call) &&
  reach.of(call) === undefined &&
  !module.dialect.clients.parsers.has(call.name)

/** Whether a node is what the function around it answers, as its last expression. */
const isAnswer = (module: Module, node: Node): boolean => {
  const fn = Walk.functionAround(module.parents, node)
  return fn?.answersLast === true && Walk.returned(fn).some((one) => Walk.outermost(module.parents, one) === node)
}

/** Whether what the function around a node answers can be read by code elsewhere. */
const isHandedOut = (module: Module, node: Node): boolean => {
  const fn = Walk.functionAround(module.parents, node)
  return fn !== undefined && isReachable(module, fn)
}

/** Whether code in other files may call a function: it stands at the top, or in a class there, and is not private. */
export const isReachable = (module: Module, fn: FunctionNode): boolean => {
  if (fn.name === undefined || fn.isPrivate === true) return false
  const binding = module.bindings.of(fn.name)
  return binding === undefined || binding.isTop
}
