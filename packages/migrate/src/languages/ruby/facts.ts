/** What has to be known of a whole Ruby file before its pieces can be read. */
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"

export interface Facts {
  /** The text of each heredoc, by where the heredoc begins. */
  readonly heredocs: ReadonlyMap<number, SyntaxNode>
  /** Where those texts stand. */
  readonly bodies: ReadonlySet<number>
  /** Methods that the file defines. */
  readonly methods: ReadonlySet<string>
  /** Methods that only read an instance variable: `attr_reader :path`. */
  readonly readers: ReadonlySet<string>
  /** Classes and modules that the file defines. */
  readonly classes: ReadonlySet<string>
  /** Those, and the constants that get a value here. */
  readonly constants: ReadonlySet<string>
  /** Whether a name is a variable where it stands. */
  readonly isLocal: (node: SyntaxNode) => boolean
}

const SCOPES = new Set(["method", "singleton_method", "program", "class", "module"])
const PARAMETERS =
  /^(?:method_parameters|block_parameters|lambda_parameters|optional_parameter|keyword_parameter|splat_parameter|hash_splat_parameter|block_parameter|destructured_parameter|left_assignment_list|destructured_left_assignment|rest_assignment|exception_variable|as_pattern|keyword_pattern|splat_parameter)$/u

const scopeOf = (node: SyntaxNode): SyntaxNode | undefined => {
  let at = node.parent
  while (at !== undefined && !SCOPES.has(at.type)) at = at.parent
  return at
}

export const read = (tree: Tree, text: string): Facts => {
  const beginnings: Array<SyntaxNode> = []
  const bodies: Array<SyntaxNode> = []
  const methods = new Set<string>()
  const readers = new Set<string>()
  const classes = new Set<string>()
  const constants = new Set<string>()
  const locals = new Map<SyntaxNode | undefined, Set<string>>()
  const spelled = (node: SyntaxNode): string => text.slice(node.start, node.end)
  Trees.walk(tree.root, (node) => {
    switch (node.type) {
      case "heredoc_beginning":
        beginnings.push(node)
        break
      case "heredoc_body":
        bodies.push(node)
        break
      case "method":
      case "singleton_method": {
        const name = Trees.field(node, "name")
        if (name !== undefined) methods.add(spelled(name))
        break
      }
      case "class":
      case "module": {
        const name = Trees.field(node, "name")
        const word = name === undefined ? "" : spelled(name).split("::").at(-1)!
        classes.add(word)
        constants.add(word)
        break
      }
      case "assignment": {
        const left = Trees.field(node, "left")
        if (left?.type === "constant") constants.add(spelled(left))
        break
      }
      case "call": {
        const method = Trees.field(node, "method")
        if (method !== undefined && /^(?:let|subject)!?$/u.test(spelled(method))) {
          const given = Trees.field(node, "arguments")
          for (const one of given === undefined ? [] : Trees.named(given)) methods.add(spelled(one).slice(1))
        }
        if (method === undefined || !/^attr_(?:reader|accessor)$/u.test(spelled(method))) break
        const list = Trees.field(node, "arguments")
        for (const one of list === undefined ? [] : Trees.named(list)) readers.add(spelled(one).slice(1))
        break
      }
      case "identifier": {
        if (!isBound(node)) break
        const scope = scopeOf(node)
        locals.set(scope, (locals.get(scope) ?? new Set()).add(spelled(node)))
        break
      }
      default:
    }
  })
  const isPaired = beginnings.length === bodies.length
  beginnings.sort((one, other) => one.start - other.start)
  bodies.sort((one, other) => one.start - other.start)
  return {
    heredocs: new Map(isPaired ? beginnings.map((one, index) => [one.start, bodies[index]!] as const) : []),
    bodies: new Set(isPaired ? bodies.map((one) => one.start) : []),
    methods,
    readers,
    classes,
    constants,
    isLocal: (node) => locals.get(scopeOf(node))?.has(spelled(node)) === true
  }
}

/** Whether an identifier is where a variable gets its value. */
const isBound = (node: SyntaxNode): boolean => {
  const parent = node.parent
  if (parent === undefined) return false
  if (parent.type === "assignment" || parent.type === "operator_assignment") {
    return Trees.field(parent, "left")?.start === node.start
  }
  if (parent.type === "for") return Trees.field(parent, "pattern")?.start === node.start
  if (parent.type === "optional_parameter" || parent.type === "keyword_parameter") {
    return Trees.field(parent, "name")?.start === node.start
  }
  return PARAMETERS.test(parent.type)
}
