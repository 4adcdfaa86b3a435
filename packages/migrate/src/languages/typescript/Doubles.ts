/**
 * What stands in for the API in code: a mock's chain, a list of handlers, a table of answers. Doubles that are declared
 * together serve one flow and move together; what a handler does beyond answering is left to a person.
 */
import type { Blocker, Operation, Subject } from "../../model/Subject.ts"
import type { Value } from "../../model/Value.ts"
import * as Values from "../../model/Value.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Recorded from "./Recorded.ts"
import * as Syntax from "./Syntax.ts"

/** Servers whose handlers may be routes of our own as well as doubles. */
const SERVERS = /^(?:app|router|fastify|express|koa|hono|server|routes?|api|[a-z]\w*(?:App|Router|Server))$/u

const ROUTE_DECORATORS = /^(?:Get|Post|Put|Patch|Delete|All|Route)$/u

/** What to do about a route of our own. */
export const OWN_ROUTE =
  "Who calls this route speaks the legacy form: leave it and translate behind it, or move it together with its callers."

const REQUEST_FIELDS = new Set(["amount", "target_asset", "profile_id", "recipient_profile_id"])

const HANDLES =
  "Read source_amount, destination_asset and source.profile.profile_id here, and move this and the path together."

/** Whether a call is the decorator of a method: `@Post("conversion/stablecoins")`. */
export const isRouteDecorator = (module: Module, call: SyntaxNode): boolean =>
  call.parent?.type === "decorator" && ROUTE_DECORATORS.test(Syntax.calleeName(call, module.text))

export interface Double {
  readonly call: SyntaxNode
  /** The first words of what the method is called on. */
  readonly root: string
  /** Arguments of the call and of those chained to it. */
  readonly given: ReadonlyArray<SyntaxNode>
  /** It answers with bodies that are written out. */
  readonly hasReplies: boolean
  readonly method: string | undefined
}

/** What keeps a double from being rewritten. */
export const blockers = (module: Module, double: Double): ReadonlyArray<Blocker> => {
  const { call, given, hasReplies, method, root } = double
  const handlers = given.map(Syntax.bare).flatMap(handlersIn)
  const isRoute = isRouteDecorator(module, call) || (SERVERS.test(root) && handlers.length > 0 && !hasReplies)
  if (isRoute) {
    return [
      {
        range: nameOf(module, call),
        message: "A route of a server has the deprecated path.",
        needs: OWN_ROUTE
      }
    ]
  }
  return method === undefined || method === "POST"
    ? [
        ...handlers.flatMap((handler) => readsOfRequest(module, handler)),
        ...Recorded.readsAround(module, call, REQUEST_FIELDS).map((key) => readOf(module, key, "The test"))
      ].slice(0, 1)
    : []
}

/** The functions that are handed in, themselves or in options: `{ path, body: (text) => … }`. */
const handlersIn = (node: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  if (Syntax.isFunction(node)) return [node]
  if (node.type !== "object") return []
  return Trees.named(node).flatMap((child) => {
    const value = child.type === "pair" ? Trees.field(child, "value") : child
    const bare = value === undefined ? undefined : Syntax.bare(value)
    return bare !== undefined && Syntax.isFunction(bare) ? [bare] : []
  })
}

const nameOf = (module: Module, call: SyntaxNode): Blocker["range"] => {
  const callee = Trees.field(call, "function") ?? call
  const name = Trees.field(callee, "property") ?? callee
  return module.source.range(name.start, name.end)
}

/** Places in a handler that read what was sent by its legacy names. */
const readsOfRequest = (module: Module, handler: SyntaxNode): ReadonlyArray<Blocker> => {
  const found: Array<SyntaxNode> = []
  Trees.walk(handler, (node) => {
    if (node.type === "member_expression") {
      const key = Trees.field(node, "property")
      const isSet = node.field === "left" && node.parent?.type === "assignment_expression"
      if (key !== undefined && REQUEST_FIELDS.has(textOf(module, key)) && !isSet) found.push(key)
    } else if (node.type === "shorthand_property_identifier_pattern") {
      if (REQUEST_FIELDS.has(textOf(module, node))) found.push(node)
    } else if (node.type === "pair_pattern") {
      const key = Trees.field(node, "key")
      if (key !== undefined && REQUEST_FIELDS.has(textOf(module, key))) found.push(key)
    }
  })
  return found.map((node) => readOf(module, node, "The handler"))
}

const readOf = (module: Module, key: SyntaxNode, reader: string): Blocker => ({
  range: module.source.range(key.start, key.end),
  message: `${reader} reads ${textOf(module, key)} of what is sent, which the new API calls otherwise.`,
  needs: HANDLES
})

/** What a double is declared with: the chain or the list it is a link of. */
export const declaredWith = (module: Module, call: SyntaxNode): SyntaxNode | undefined => {
  let at = call
  while (at.parent?.type === "member_expression" && at.field === "object" && at.parent.parent !== undefined)
    at = at.parent.parent.type === "call_expression" ? at.parent.parent : at.parent
  const { parent } = at
  if (parent?.type === "array") return parent
  const isTaken =
    parent?.type === "arguments" &&
    parent.parent !== undefined &&
    /^(?:setupServer|setupWorker|use|resetHandlers)$/u.test(Syntax.calleeName(parent.parent, module.text))
  if (isTaken) return parent
  return rootOf(call) === call ? (at === call ? undefined : at) : at
}

const rootOf = (call: SyntaxNode): SyntaxNode => {
  const receiver = Syntax.receiver(call)
  return receiver?.type === "call_expression" ? rootOf(receiver) : call
}

/** The answers of one table of paths (`{ "POST /x": …, "GET /x/1": … }`) are one unit; a cancel stays where it is. */
export const tabled = (subjects: ReadonlyArray<Subject>, roots: ReadonlyArray<Value>): ReadonlyArray<Subject> => {
  const tables = roots.flatMap((root) =>
    [...Values.walk(root)].flatMap((value) =>
      value.kind === "object" && value.entries.filter(({ key }) => PATH_KEY.test(key)).length > 1 ? [value] : []
    )
  )
  if (tables.length === 0) return subjects
  const moves = new Set<Operation>(["create", "get", "list"])
  return subjects.map((subject) => {
    if (subject.kind !== "site" || !moves.has(subject.operation)) return subject
    const { start } = subject.evidence.range
    const table = tables.find(({ entries }) =>
      entries.some((entry) => {
        const key = Values.range(entry.keyNode)
        return key.start <= start && start < key.end
      })
    )
    return table === undefined ? subject : { ...subject, group: `table-${table.start}` }
  })
}

const PATH_KEY = /^[A-Z]+\s+\S*(?:conversion|orchestration)\//u
