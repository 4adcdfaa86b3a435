/** Where an answer leaves what can be followed: returned to other files, handed to unknown code, stored. */
import * as Constants from "./Constants.ts"
import * as Elsewhere from "./Elsewhere.ts"
import * as Handing from "./Handing.ts"
import type { Hold, Owner } from "./Holds.ts"
import * as Holds from "./Holds.ts"
import * as Kept from "./Kept.ts"
import * as Models from "./Models.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Passing from "./Passing.ts"
import type { Call, Expression, FunctionNode, Node } from "./Program.ts"
import type { Reach } from "./Reach.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"
import * as Words from "./Words.ts"

type Binary = Extract<Node, { readonly kind: "binary" }>
type Index = Extract<Node, { readonly kind: "index" }>

const HARMLESS =
  /^(?:log\w*|info|warn\w*|error\w*|debug|trace|print\w*|puts|var_dump|float|decimal|int|bool|len|count|size|length|empty|isset|isinstance|type|assert\w*|expect|raise_for_status|close|println|errorf|fatalf?|\w*error|\w*exception)$/iu

/** Tables and lists that a status is looked up in, and texts it is compared with: nothing of it is kept. */
const LOOKUPS =
  /^(?:in_array|array_(?:search|key_exists)|includes?\??|contains?\w*\??|member\??|cover\??|has_?key\w*\??|key\??|fetch|get|get_?or_?default|dig|eql\??|equals?\w*\??|casecmp\w*\??|compare\w*|index\w*|TryGetValue|match\w*\??)$/iu

/** What answers a text, or a copy, of what it gets: that goes on where this stands. */
const COPIES =
  /^(?:dumps?|json_encode|marshal\w*|str(?!eam)\w*|string|format|sprintf|to_?json|to_?s|encode\w*|bytes|copy|deep_?copy|dup|clone|dict)$/iu

/** Methods that go over all fields, whatever their names. */
const WHOLE =
  /^(?:items|values|keys|entries|entrySet|each\w*|to_?(?![bB]odiless)\w+|iter\w*|EnumerateObject|properties|fields)$/u

const PLACES: ReadonlySet<"name" | "member" | "call" | "loop" | "index"> = new Set([
  "name",
  "member",
  "call",
  "loop",
  "index"
])

/** The owners whose answers go somewhere unknown. */
export const find = (module: Module, reach: Reach, requests: ReadonlyArray<Request>): ReadonlySet<Owner> => {
  const leaked = new Set<Owner>(Handing.byOption(requests))
  const scene = { module, reach, parts: Handing.partsOf(requests) }
  Walk.each(module.root, PLACES, (node) => {
    const hold = reach.of(node)
    if (hold === undefined || (hold.shape === "status" && isLookedUp(module, node))) return
    if (!leaves(module, reach, node, hold) && !Handing.byMethod(scene, node, hold)) return
    for (const owner of hold.owners) leaked.add(owner)
  })
  Walk.each(module.root, COMPARING, (node) => {
    for (const [status, others] of comparedIn(node)) {
      const hold = reach.of(status)
      if (hold?.shape !== "status" || others.some((other) => isShown(module, reach, other))) continue
      for (const owner of hold.owners) leaked.add(owner)
    }
  })
  return leaked
}

const COMPARING: ReadonlySet<"binary" | "index" | "call"> = new Set(["binary", "index", "call"])

/** Expressions that may be a status, each with those that it is compared with, or looked up in. */
const comparedIn = (node: Binary | Index | Call): ReadonlyArray<readonly [Expression, ReadonlyArray<Expression>]> => {
  switch (node.kind) {
    case "binary":
      return /^!?in$/u.test(node.operator)
        ? [[node.left, [node.right]]]
        : /^[!=]==?$/u.test(node.operator)
          ? [
              [node.left, [node.right]],
              [node.right, [node.left]]
            ]
          : []
    case "index":
      return [[node.index, [node.object]]]
    case "call": {
      if (!LOOKUPS.test(node.name)) return []
      const receiver = Walk.receiver(node)
      const all = [...(receiver === undefined ? [] : [receiver]), ...node.arguments.map((one) => one.value)]
      return all.map((status) => [status, all.filter((other) => other !== status)])
    }
  }
}

/** Whether the file shows what a status is compared with: words, a table, another reply's status. */
const isShown = (module: Module, reach: Reach, outer: Expression): boolean => {
  const node = Walk.bare(outer)
  const isOwn =
    (node.kind === "name" && Constants.constant(module, node) !== undefined) ||
    (node.kind === "member" && Constants.property(module, node.object, node.name) !== undefined)
  return (
    isOwn ||
    !/^(?:name|member|index|call)$/u.test(node.kind) ||
    reach.of(node) !== undefined ||
    Words.inside(module, node).length > 0 ||
    Elsewhere.of(module, node) !== undefined
  )
}

const isLookedUp = (module: Module, node: Node): boolean => {
  const call = module.parents.get(Walk.outermost(module.parents, node))
  return call?.kind === "call" && LOOKUPS.test(call.name)
}

/** Whether a value that stands here is handed on. */
const leaves = (module: Module, reach: Reach, node: Node, hold: Hold): boolean => {
  let at: Node = Walk.outermost(module.parents, node)
  for (let next = module.parents.get(at); next !== undefined; next = module.parents.get(at)) {
    // A condition or a comparison looks at the value and keeps nothing of it.
    if (next.kind === "conditional" && next.test === at) return false
    // `rows << reply`
    if (next.kind === "binary" && next.operator === "<<") return next.right === at
    if (next.kind === "binary" && !/^(?:\?\?|\|\|)$/u.test(next.operator)) return isPut(module, reach, next, hold)
    if (next.kind !== "conditional" && next.kind !== "binary" && next.kind !== "wrapped") break
    at = next
  }
  const parent = module.parents.get(at)
  switch (parent?.kind) {
    case "exit":
      return (parent.how === "return" || parent.how === "yield") && isHandedOut(module, reach, parent)
    case "call":
      if (!parent.arguments.some((one) => one.value === at)) return false
      if (Handing.isWhole(hold) && (Handing.byThrowing(module, parent) || Handing.bySending(parent, at))) return true
      if (isCopy(module, reach, parent, at)) return goesOn(module, reach, parent)
      return isUnknown(module, reach, parent, hold)
    case "text":
      return hold.shape !== "id" && hold.shape !== "error" && goesOn(module, reach, parent)
    case "loop":
      // Every field, by whatever name; or piece by piece.
      return (
        parent.over === at && /^(?:object|raw)$/u.test(hold.shape) && Holds.project(hold, "*", new Set()) === undefined
      )
    case "function":
      return parent.body === at && isHandedOut(module, reach, at)
    case "block":
    case "if":
    case "switch":
    case "try":
      return isAnswer(module, at) && isHandedOut(module, reach, at)
    case "list":
    case "dictionary":
      return true
    case "opaque":
      // `replies <- reply`
      return /<-/u.test(textOf(module, parent))
    case "member": {
      // `reply.items()`: every field at once.
      const call = module.parents.get(parent)
      return call?.kind === "call" && call.callee === parent && WHOLE.test(parent.name) && reach.of(call) === undefined
    }
    case "assign":
      // `all += reply`
      if (Handing.isWhole(hold) && parent.operator === "+=") return parent.value === at
      return parent.value === at && parent.targets.some((target) => isSeen(module, target))
    default:
      return false
  }
}

/** Whether what is set here can be read later by others: a member, a field or a variable of the file that is not hidden. */
const isSeen = (module: Module, outer: Expression): boolean => {
  const target = Walk.bare(outer)
  if (target.kind === "member" || target.kind === "index") return true
  return target.kind === "name" && Kept.of(module, target)?.isOpen === true
}

/** Whether a status or an answer becomes part of a text, or of another object, that goes on. */
const isPut = (module: Module, reach: Reach, binary: Binary, { shape }: Hold): boolean => {
  const isObject = /^(?:object|raw)$/u.test(shape)
  const other = [binary.left, binary.right].map(Walk.bare).find((one) => reach.of(one) === undefined)
  if (isObject && (binary.operator === "|" || (binary.operator === "+" && other?.kind === "dictionary"))) return true
  return /^[+.]$/u.test(binary.operator) && shape !== "id" && shape !== "error" && goesOn(module, reach, binary)
}

/** `copy(reply)`; `io.Copy(out, reply)` fills the first from the second. */
const isCopy = (module: Module, reach: Reach, call: Call, of?: Node): boolean =>
  (COPIES.test(call.name) || module.dialect.clients.serializers.has(call.name)) &&
  (of === undefined || call.arguments[0]?.value === of || !/^copy$/iu.test(call.name)) &&
  // `pickle.dump(reply, file)`
  !(call.name === "dump" && call.arguments.filter(({ name }) => name === undefined).length > 1) &&
  Constants.called(module, call) === undefined &&
  reach.of(call) === undefined

const COPIES_MAX = 8

/** Whether a copy or a text of an answer is handed on, rather than logged, compared or thrown. */
const goesOn = (module: Module, reach: Reach, copy: Node, steps = 0): boolean => {
  if (steps > COPIES_MAX) return true
  const at = Walk.outermost(module.parents, copy)
  const parent = module.parents.get(at)
  const next = (node: Node): boolean => goesOn(module, reach, node, steps + 1)
  const answered = answeredBy(module, at)
  if (answered !== undefined) return next(answered)
  switch (parent?.kind) {
    case "conditional":
      return parent.test !== at && next(parent)
    case "binary":
      return /^(?:\+|\.|%|\?\?|\|\|)$/u.test(parent.operator) && next(parent)
    case "text":
      return next(parent)
    case "member": {
      // `json.dumps(reply).encode()`
      const call = module.parents.get(parent)
      return call?.kind === "call" && call.callee === parent ? next(call) : false
    }
    case "call":
      return isCopy(module, reach, parent) ? next(parent) : isUnknown(module, reach, parent)
    case "assign":
      return parent.targets.some((target) => {
        const bare = Walk.bare(target)
        if (bare.kind !== "name") return true
        return (module.bindings.of(bare)?.references ?? []).some(next)
      })
    case "exit":
      return (parent.how === "return" || parent.how === "yield") && isHandedOut(module, reach, parent)
    case "function":
      return parent.body === at && isHandedOut(module, reach, at)
    case "block":
    case "if":
    case "switch":
    case "try":
      return isAnswer(module, at) && isHandedOut(module, reach, at)
    case "list":
    case "dictionary":
    case "opaque":
      return true
    default:
      return false
  }
}

/** The call that answers what the function answers which it is handed: `reply.map(one => …)`. */
const answeredBy = (module: Module, node: Node): Call | undefined => {
  const fn = Walk.functionAround(module.parents, node)
  if (fn === undefined || fn.name !== undefined) return undefined
  if (!Walk.returned(fn).some((one) => Walk.outermost(module.parents, one) === node)) return undefined
  const call = module.parents.get(Walk.outermost(module.parents, fn))
  const isMade = call?.kind === "call" && (Passing.MAPS.test(call.name) || Passing.WITH_ITSELF.test(call.name))
  return isMade ? call : undefined
}

const isUnknown = (module: Module, reach: Reach, call: Call, hold?: Hold): boolean =>
  Constants.called(module, call) === undefined &&
  !HARMLESS.test(call.name) &&
  ((hold?.shape === "status" && isKnownByWord(module, call)) ||
    (!module.dialect.clients.silent.has(call.name) &&
      !module.dialect.clients.parsers.has(call.name) &&
      (reach.of(call) === undefined || (KEEPS.test(call.name) && isForItself(module, call)))))

/** Labels of measurements, and what makes one of an enumeration's members of a word: others know the old words. */
const LABELS = /^(?:set_?(?:tag|label|attribute)s?|tags?|labels?|with_?label\w*|try_?parse)$/iu

const isKnownByWord = (module: Module, call: Call): boolean => {
  const receiver = Walk.receiver(call)
  const object = receiver === undefined ? undefined : Walk.bare(receiver)
  const isMember = call.name === "Parse" && object?.kind === "name" && object.name === "Enum"
  return LABELS.test(call.name) || (isMember && Models.namedBy(module, call).length === 0)
}

/** Names that may hand back what they get, and may keep it. */
const KEEPS = /^(?:set|next|run|just|of|copy|filter)$/u

/** `cache.set(id, reply)` alone: nobody takes what it answers, so it is called for what it does. */
const isForItself = (module: Module, call: Call): boolean => {
  const at = Walk.outermost(module.parents, call)
  const { kind } = module.parents.get(at) ?? {}
  return (kind === "block" || kind === "if" || kind === "try" || kind === "switch") && !isAnswer(module, at)
}

/** Whether a node is what the function around it answers, as its last expression. */
const isAnswer = (module: Module, node: Node): boolean => {
  const fn = Walk.functionAround(module.parents, node)
  return fn?.answersLast === true && Walk.returned(fn).some((one) => Walk.outermost(module.parents, one) === node)
}

/** Whether what the function around a node answers can be read by code elsewhere. */
const isHandedOut = (module: Module, reach: Reach, node: Node): boolean => {
  const fn = Walk.functionAround(module.parents, node)
  if (fn === undefined || (fn.returns !== undefined && NOTHING.test(textOf(module, fn.returns)))) return false
  return fn.name === undefined ? isHandedOn(module, reach, fn) : isReachable(module, fn)
}

/** What a function answers that answers nothing of a reply. */
const NOTHING = /^(?:void|Void|Unit|Task|ValueTask|None|bool|boolean|error|int|-> None|Mono<Void>)$/u

/** A function without a name that is given to code which is not in reach: `app.get("/x", () => reply)`. */
const isHandedOn = (module: Module, reach: Reach, fn: FunctionNode): boolean => {
  const at = Walk.outermost(module.parents, fn)
  const call = module.parents.get(at)
  if (call?.kind !== "call" || !call.arguments.some((one) => one.value === at)) return false
  if (ANSWERED.test(call.name)) return true
  return !Passing.CALLBACK.test(call.name) && !Passing.WITH_ITSELF.test(call.name) && isUnknown(module, reach, call)
}

/** Calls that are given what answers a request to this program. */
const ANSWERED = /^(?:Map(?:Get|Post|Put|Patch|Delete|Methods)|get|post|put|patch|delete|route|handle|resolver)$/u

/** Whether code in other files may call a function: it stands at the top, or in a class there, and is not private. */
export const isReachable = (module: Module, fn: FunctionNode): boolean => {
  if (fn.name === undefined || fn.isPrivate === true) return false
  const binding = module.bindings.of(fn.name)
  return binding === undefined || binding.isTop
}
