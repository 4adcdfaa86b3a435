/** Go's statements. */
import * as Lower from "../../program/Lower.ts"
import type { Case, Expression, Import, Node } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Declarations from "./declarations.ts"
import type { Go } from "./lower.ts"

/** The statement, or `undefined` for an expression. */
export const statement = (go: Go, node: SyntaxNode): Node | undefined => {
  const at = Lower.place(node)
  switch (node.type) {
    case "block":
      return go.block(node, node)
    case "expression_statement":
      return go.expression(Trees.named(node)[0] ?? node)
    case "import_declaration":
      return imports(go, node)
    case "function_declaration":
    case "method_declaration":
      return Declarations.fn(go, node)
    case "type_spec":
    case "type_alias":
      return Declarations.typeSpec(go, node)
    case "const_spec":
    case "var_spec":
      return Declarations.spec(go, node)
    case "short_var_declaration":
    case "assignment_statement":
      return assign(go, node)
    case "return_statement": {
      const [value] = Trees.named(node)
      return { kind: "exit", ...at, how: "return", ...(value === undefined ? {} : { value: answer(go, value) }) }
    }
    case "break_statement":
    case "continue_statement":
      return { kind: "exit", ...at, how: node.type === "break_statement" ? "break" : "continue" }
    case "if_statement":
      return ifOf(go, node)
    case "for_statement":
      return loop(go, node)
    case "expression_switch_statement":
      return switchOf(go, node)
    default:
      return undefined
  }
}

/** `return conversion, nil`: the first value is the answer, the others stand beside it. */
const answer = (go: Go, list: SyntaxNode): Expression => {
  const items = list.type === "expression_list" ? Trees.named(list) : [list]
  const [first] = items
  return items.length === 1 && first !== undefined
    ? go.expression(first)
    : { kind: "list", ...Lower.place(list), items: items.map(go.expression) }
}

const imports = (go: Go, node: SyntaxNode): Node => {
  const specs: Array<Import> = []
  Trees.walk(node, (inner) => {
    const path = inner.type === "import_spec" ? Trees.field(inner, "path") : undefined
    if (path === undefined) return
    const from = go.text.slice(path.start + 1, path.end - 1)
    const key = Trees.field(inner, "name") ?? path
    const word = key === path ? (from.split("/").findLast((part) => !/^v\d+$/u.test(part)) ?? from) : go.spelled(key)
    specs.push({
      kind: "import",
      ...Lower.place(inner),
      from,
      names: [{ name: "*", local: { kind: "name", ...Lower.place(key), name: word } }]
    })
  })
  // No block: its names are the file's.
  return { kind: "opaque", ...Lower.place(node), children: specs }
}

const assign = (go: Go, node: SyntaxNode): Node => {
  const left = Trees.field(node, "left")
  const right = Trees.field(node, "right")
  if (left === undefined || right === undefined) return Lower.opaque(node, go.node)
  const targets = Trees.named(left)
  const values = Trees.named(right)
  const isDeclaration = node.type === "short_var_declaration"
  const common = {
    kind: "assign" as const,
    operator: isDeclaration ? "=" : (Trees.field(node, "operator")?.type ?? "="),
    ...(isDeclaration ? { isDeclaration: true } : {})
  }
  if (targets.length === values.length && targets.length > 1) {
    const assigns = targets.map((target, index) => ({
      ...common,
      start: target.start,
      end: values[index]!.end,
      targets: [go.expression(target)],
      value: go.expression(values[index]!)
    }))
    return { kind: "opaque", ...Lower.place(node), children: assigns }
  }
  const [value] = values
  const [first, ...beside] = targets
  const answered = {
    ...common,
    ...Lower.place(node),
    targets: first === undefined ? [] : [go.expression(first)],
    value: value === undefined ? Lower.missing(node) : go.expression(value)
  }
  if (beside.length === 0) return answered
  // Of what a call answers the first is the value; an error, a flag or a response stands beside it.
  const others = beside.map((target) => ({
    ...common,
    ...Lower.place(target),
    targets: [go.expression(target)],
    value: undefined
  }))
  return { kind: "opaque", ...Lower.place(node), children: [answered, ...others] }
}

/** A statement that stands in front of a test lives with it. */
const preceded = (go: Go, node: SyntaxNode, made: Node): Node => {
  const initializer = Trees.field(node, "initializer")
  return initializer === undefined
    ? made
    : { kind: "block", ...Lower.place(node), statements: [go.node(initializer), made] }
}

const ifOf = (go: Go, node: SyntaxNode): Node => {
  const test = Trees.field(node, "condition")
  const otherwise = Trees.field(node, "alternative")
  return preceded(go, node, {
    kind: "if",
    ...Lower.place(node),
    test: test === undefined ? Lower.missing(node) : go.expression(test),
    consequence: go.block(Trees.field(node, "consequence"), node),
    ...(otherwise === undefined ? {} : { otherwise: go.node(otherwise) })
  })
}

const loop = (go: Go, node: SyntaxNode): Node => {
  const body = Trees.field(node, "body")
  const common = {
    kind: "loop" as const,
    ...Lower.place(node),
    word: { start: node.start, end: node.start + "for".length },
    body: go.block(body, node)
  }
  const [head] = Trees.named(node).filter((child) => child !== body)
  if (head?.type === "range_clause") {
    const left = Trees.field(head, "left")
    const over = Trees.field(head, "right")
    // Of index and value the value is what the loop goes through.
    const target = left === undefined ? undefined : Trees.named(left).at(-1)
    return {
      ...common,
      ...(target === undefined ? {} : { target: go.expression(target) }),
      ...(over === undefined ? {} : { over: go.expression(over) }),
      others: []
    }
  }
  if (head?.type === "for_clause") {
    const test = Trees.field(head, "condition")
    const others = [Trees.field(head, "initializer"), Trees.field(head, "update")]
    return {
      ...common,
      ...(test === undefined ? {} : { test: go.expression(test) }),
      others: others.flatMap((one) => (one === undefined ? [] : [go.node(one)]))
    }
  }
  return { ...common, ...(head === undefined ? {} : { test: go.expression(head) }), others: [] }
}

const switchOf = (go: Go, node: SyntaxNode): Node => {
  const subject = Trees.field(node, "value")
  return preceded(go, node, {
    kind: "switch",
    ...Lower.place(node),
    subject: subject === undefined ? undefined : go.expression(subject),
    cases: Trees.named(node)
      .filter((child) => child.type === "expression_case" || child.type === "default_case")
      .map((child) => caseOf(go, child))
  })
}

const caseOf = (go: Go, node: SyntaxNode): Case => {
  const list = Trees.field(node, "value")
  const statements = Trees.named(node)
    .filter((child) => child !== list)
    .flatMap((child) => (child.type === "statement_list" ? Trees.named(child) : [child]))
  return {
    ...Lower.place(node),
    tests: list === undefined ? [] : Trees.named(list).map(go.expression),
    body: { kind: "block", ...Lower.place(node), statements: statements.map(go.node) }
  }
}
