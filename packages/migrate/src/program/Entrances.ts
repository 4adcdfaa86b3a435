/** Functions that somebody else calls: where what passes through a client or a queue comes in. */
import * as Watching from "../evidence/Watching.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, ClassNode, FunctionNode, Node } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** The way on which a function is handed to somebody who calls it; nothing for one that is only called here. */
export const wayTo = (module: Module, fn: FunctionNode): string | undefined => {
  if (fn.name === undefined) return handed(module, fn)
  if (isHook(module, fn)) return `hook ${fn.name.name}`
  for (const reference of module.bindings.of(fn.name)?.references ?? []) {
    const outer = Walk.outermost(module.parents, reference)
    const parent = module.parents.get(outer)
    if (parent?.kind === "call" && parent.callee === outer) continue
    const way = handed(module, outer)
    if (way !== undefined) return way
  }
  return undefined
}

const isHook = (module: Module, fn: FunctionNode): boolean => {
  const owner = module.parents.get(fn)
  const self = fn.parameters.find((one) => one.isSelf === true)
  const isMethod = owner?.kind === "class" || self !== undefined
  const words = owner?.kind === "class" ? classWords(owner) : (self?.type?.names.map((one) => one.name) ?? [])
  return isMethod && Watching.isCalledByClients(fn.name?.name ?? "", words.join(" "))
}

const classWords = ({ bases, name }: ClassNode): ReadonlyArray<string> => [
  name.name,
  ...bases.flatMap((one) => one.names.map((inner) => inner.name))
]

const handed = (module: Module, node: Node): string | undefined => {
  const outer = Walk.outermost(module.parents, node)
  const parent = module.parents.get(outer)
  switch (parent?.kind) {
    case "call": {
      if (parent.callee === outer || isRoute(parent)) return undefined
      const callee = textOf(module, parent.callee)
      return Watching.isHandedElse(parent.name, callee) ? undefined : `${callee} `
    }
    // send.delay(body)
    case "member":
      return parent.object === outer ? `${parent.name} ` : undefined
    case "list":
    case "dictionary": {
      const entry = parent.kind === "dictionary" ? parent.entries.find((one) => one.value === outer) : undefined
      const above = handed(module, parent)
      return above === undefined && entry === undefined ? undefined : `${entry?.name ?? ""} ${above ?? ""}`
    }
    case "assign": {
      const [target] = parent.value === outer ? parent.targets : []
      const bare = target === undefined ? undefined : Walk.bare(target)
      const way = bare?.kind === "member" || bare?.kind === "index" ? textOf(module, bare) : ""
      return way === "" || /^(?:module\.)?exports\b/u.test(way) ? undefined : way
    }
    default:
      return undefined
  }
}

/** `app.post("/convert", handler)`: what such a handler gets is of our own making. */
const isRoute = (call: Call): boolean =>
  call.arguments.some(({ value }) => {
    const bare = Walk.bare(value)
    return bare.kind === "text" && /^(?:[A-Z]+ )?\//u.test(bare.content.text)
  })
