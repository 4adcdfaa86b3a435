/** Going through a program: children, parents, what stands around a node. */
import { Order } from "../syntax/Order.ts"
import type { Annotation, Argument, Call, Expression, FunctionNode, Node, Type } from "./Program.ts"

const values = (list: ReadonlyArray<Argument>): ReadonlyArray<Node> => list.map((one) => one.value)

const inAnnotations = (list: ReadonlyArray<Annotation>): ReadonlyArray<Node> =>
  list.flatMap((one) => values(one.arguments))

const some = (...nodes: ReadonlyArray<Node | undefined>): ReadonlyArray<Node> =>
  nodes.filter((node) => node !== undefined)

/** The types written at a node. */
export const typesAt = (node: Node): ReadonlyArray<Type | undefined> => {
  switch (node.kind) {
    case "assign":
    case "wrapped":
    case "dictionary":
      return [node.type]
    case "call":
      return node.types ?? []
    case "function":
      return [node.returns, ...node.parameters.map((one) => one.type)]
    case "class":
      return [...node.bases, ...node.fields.map((field) => field.type)]
    case "try":
      return node.catches.flatMap((one) => one.types)
    default:
      return []
  }
}

/** The nodes directly inside a node, the texts of its types last. */
export const children = (node: Node): ReadonlyArray<Node> => {
  const own = parts(node)
  const texts = typesAt(node).flatMap((type) => type?.texts ?? [])
  return texts.length === 0 ? own : [...own, ...texts]
}

/** The nodes directly inside a node, in the order of the text as far as languages agree on one. */
const parts = (node: Node): ReadonlyArray<Node> => {
  switch (node.kind) {
    case "text":
      return node.holes.map((hole) => hole.node)
    case "number":
    case "constant":
    case "name":
      return []
    case "member":
      return [node.object]
    case "index":
      return [node.object, node.index]
    case "call":
      return [node.callee, ...values(node.arguments)]
    case "dictionary":
      return [...node.entries.flatMap((entry) => some(entry.keyNode, entry.value)), ...node.spreads]
    case "list":
      return node.items
    case "binary":
      return [node.left, node.right]
    case "unary":
    case "wrapped":
      return [node.value]
    case "conditional":
      return [node.test, node.consequence, node.otherwise]
    case "assign":
      return some(...node.targets, node.value)
    case "function":
      return some(
        node.name,
        ...node.parameters.flatMap((one) => [...some(one.name, one.value), ...inAnnotations(one.annotations ?? [])]),
        ...inAnnotations(node.annotations),
        node.body
      )
    case "opaque":
      return node.children
    case "block":
      return node.statements
    case "exit":
      return some(node.value)
    case "if":
      return some(node.test, node.consequence, node.otherwise)
    case "loop":
      return some(node.test, node.target, node.over, ...node.others, node.body, node.collects)
    case "switch":
      return some(node.subject, ...node.cases.flatMap((one) => some(...one.tests, one.guard, one.body)))
    case "try":
      return some(node.body, ...node.catches.flatMap((one) => some(one.name, one.body)), node.last)
    case "class":
      return [
        node.name,
        ...inAnnotations(node.annotations),
        ...node.fields.flatMap((field) =>
          some(field.name, field.wire, field.value, ...inAnnotations(field.annotations))
        ),
        ...node.body
      ]
    case "enum":
      return [
        node.name,
        ...inAnnotations(node.annotations),
        ...node.members.flatMap((member) => some(member.name, member.wire)),
        ...node.body
      ]
    case "import":
      return node.names.map((one) => one.local)
  }
}

const orders = new WeakMap<Node, Order<Node>>()

/** Notes the order of a whole program, which is walked many times over, and answers who holds whom. */
export const settle = (root: Node): Parents => {
  const order = new Order(root, children)
  orders.set(root, order)
  return order.parents()
}

/** Every node, parents first, in order; `false` from `visit` keeps out of a subtree. */
export const walk = (root: Node, visit: (node: Node) => boolean | void): void => {
  const order = orders.get(root)
  if (order !== undefined) return order.walk(visit)
  const stack = [root]
  while (stack.length > 0) {
    const next = stack.pop()!
    if (visit(next) === false) continue
    const inner = children(next)
    for (let index = inner.length - 1; index >= 0; index--) stack.push(inner[index]!)
  }
}

const kindOf = ({ kind }: Node): string => kind

/** Every node of these kinds, parents first, in order. */
export const each = <K extends Node["kind"]>(
  root: Node,
  kinds: ReadonlySet<K>,
  visit: (node: Extract<Node, { readonly kind: K }>) => void
): void => {
  for (const node of all(root, kinds)) visit(node)
}

/** All nodes of these kinds, parents first, in order. */
export const all = <K extends Node["kind"]>(
  root: Node,
  kinds: ReadonlySet<K>
): ReadonlyArray<Extract<Node, { readonly kind: K }>> =>
  (orders.get(root)?.of(kinds, kindOf) ?? every(root).filter((node) => kinds.has(node.kind as K))) as ReadonlyArray<
    Extract<Node, { readonly kind: K }>
  >

const every = (root: Node): ReadonlyArray<Node> => {
  const found: Array<Node> = []
  walk(root, (node) => void found.push(node))
  return found
}

/** For going through all calls. */
export const CALLS: ReadonlySet<"call"> = new Set(["call"])

export type Parents = ReadonlyMap<Node, Node>

/** The nearest node around this one that passes. */
export const around = <A extends Node>(
  parents: Parents,
  node: Node,
  test: (node: Node) => node is A
): A | undefined => {
  for (let at = parents.get(node); at !== undefined; at = parents.get(at)) if (test(at)) return at
  return undefined
}

export const isFunction = (node: Node): node is FunctionNode => node.kind === "function"

/** The function around a node. */
export const functionAround = (parents: Parents, node: Node): FunctionNode | undefined =>
  around(parents, node, isFunction)

/** Whether `inner` stands within `outer`. */
export const holds = (outer: { start: number; end: number }, inner: { start: number; end: number }): boolean =>
  outer.start <= inner.start && inner.end <= outer.end

/** The expression without what changes nothing: parentheses, awaits, casts. */
export const bare = (node: Expression): Expression => {
  let at = node
  while (at.kind === "wrapped") at = at.value
  return at
}

/** The widest expression that is the same as this one but for parentheses, awaits and casts. */
export const outermost = (parents: Parents, node: Node): Node => {
  let at = node
  for (let next = parents.get(at); next?.kind === "wrapped"; next = parents.get(at)) at = next
  return at
}

/** What a method is called on. */
export const receiver = (call: Call): Expression | undefined => {
  const callee = bare(call.callee)
  return callee.kind === "member" ? callee.object : undefined
}

/** What a function answers: the values of its `return`s, of a body that is an expression, of its last expression. */
export const returned = (fn: FunctionNode): ReadonlyArray<Expression> => {
  const found: Array<Expression> = []
  if (fn.answersLast === true) found.push(...lastOf(fn.body))
  walk(fn.body, (node) => {
    if (node.kind === "exit" && (node.how === "return" || node.how === "yield") && node.value !== undefined) {
      if (!found.includes(node.value)) found.push(node.value)
    }
    return node.kind !== "function" && node.kind !== "class"
  })
  return found
}

/** What a value is once it is called: a function's answers, anything else itself. */
export const answers = (node: Expression): ReadonlyArray<Expression> => {
  const fn = bare(node)
  return fn.kind === "function" ? returned(fn) : [node]
}

const lastOf = (node: Node): ReadonlyArray<Expression> => {
  switch (node.kind) {
    case "block": {
      const last = node.statements.at(-1)
      return last === undefined ? [] : lastOf(last)
    }
    case "if":
      return [...lastOf(node.consequence), ...(node.otherwise === undefined ? [] : lastOf(node.otherwise))]
    case "switch":
      return node.cases.flatMap((one) => lastOf(one.body))
    case "try":
      return [...lastOf(node.body), ...node.catches.flatMap((one) => lastOf(one.body))]
    case "exit":
    case "loop":
    case "class":
    case "enum":
    case "import":
      return []
    case "assign":
      return node.value === undefined ? [] : [node.value]
    default:
      return [node]
  }
}
