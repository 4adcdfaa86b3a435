import * as Code from "../evidence/Code.ts"
import * as Data from "../evidence/Data.ts"
import type { Model } from "../model/Subject.ts"
import { emptyModel } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import type { Exported } from "../project/Linker.ts"
import type { Outside } from "../project/Outside.ts"
import * as Traffic from "../project/Traffic.ts"
import type { GrammarName } from "../syntax/Grammars.ts"
import type { SyntaxNode } from "../syntax/Tree.ts"
import * as Trees from "../syntax/Tree.ts"
import * as Source from "../text/Source.ts"
import * as Braces from "../write/Braces.ts"
import type { Context, Language } from "./Language.ts"
import * as Asked from "./typescript/Asked.ts"
import * as Bindings from "./typescript/Bindings.ts"
import * as Constants from "./typescript/Constants.ts"
import * as Doubles from "./typescript/Doubles.ts"
import * as ExportList from "./typescript/ExportList.ts"
import * as Exports from "./typescript/Exports.ts"
import * as Generated from "./typescript/Generated.ts"
import * as Literals from "./typescript/Literals.ts"
import * as Mocked from "./typescript/Mocked.ts"
import type { Module } from "./typescript/Module.ts"
import * as Proofs from "./typescript/Proofs.ts"
import * as Requests from "./typescript/Requests.ts"
import * as Subjects from "./typescript/Subjects.ts"
import * as Syntax from "./typescript/Syntax.ts"
import * as Wants from "./typescript/Wants.ts"

const bindings = new WeakMap<Trees.Tree, Bindings.Bindings>()

const bindingsOf = (tree: Trees.Tree, text: string): Bindings.Bindings => {
  const known = bindings.get(tree) ?? Bindings.make(tree.root, text)
  bindings.set(tree, known)
  return known
}

const moduleOf = (source: Source.Source, context: Context, tree: Trees.Tree): Module => ({
  source,
  text: source.text,
  root: tree.root,
  bindings: bindingsOf(tree, source.text),
  writer: Braces.make(Literals.dialect(Literals.quoteOf(source.text))),
  values: new Map(),
  resolving: new Set(),
  // Only the file itself has imports that were followed; a fence in a document has none.
  outside:
    source.depth > 0 || context.outside === undefined
      ? undefined
      : ExportList.toLocal(context.outside, tree.root, source.text)
})

/** What a file proves for the files that import it; nothing without its grammar. */
export const exportsOf = (source: Source.Source, outside: Outside | undefined, language: Language): Exported => {
  const grammar = language.grammars?.[0]
  const tree = grammar === undefined ? undefined : Syntax.parse(grammar, source.text)
  if (tree === undefined) return { names: new Map(), wanted: [] }
  const plain: Context = { isVouched: false, signals: new Set(), parse: () => emptyModel }
  const context = outside === undefined ? plain : { ...plain, outside }
  const module = moduleOf(source, context, tree)
  const calls = Requests.find(module, context)
  const proof = Proofs.follow(module, calls)
  const { names, wanted } = Exports.of(module, proof, ExportList.read(tree.root, source.text), outside)
  return {
    names,
    wanted: [...wanted, ...Wants.of(module, calls, proof)],
    traffic: Traffic.trafficOf(calls, (call) => Constants.openMember(module, call.path.literals))
  }
}

/** Whether a language is one of these. */
export const isCode = (language: Language): boolean =>
  language === typescript || language === tsx || language === javascript

const COMMENTS: ReadonlySet<string> = new Set(["comment", "html_comment"])

const parse = (source: Source.Source, context: Context, grammar: GrammarName): Model => {
  if (source.depth > Source.DEPTH_MAX) return emptyModel
  const tree = Syntax.parse(grammar, source.text)
  if (tree === undefined) return Code.literally(source, grammar)
  const module = moduleOf(source, context, tree)
  const calls = Requests.find(module, context)
  const generated = Generated.find(module)
  const { claimed, subjects } = Subjects.of(module, calls)
  const rest = leftOver(module, new Set([...claimed, ...generated.claimed, ...calls.flatMap((call) => call.claimed)]))
  const { subjects: said, ...described } = Data.describe(rest, context)
  const model = Code.modelOf(source, {
    errors: tree.errors,
    comments: Trees.all(tree.root, COMMENTS),
    functions: Trees.all(tree.root, Syntax.FUNCTIONS),
    subjects,
    opened: calls.flatMap((call) => call.opened),
    described: { ...described, subjects: Doubles.tabled(said.map(Code.inCode), rest) },
    others: [...generated.clients, ...Asked.subjects(module)]
  })
  return { ...model, subjects: Mocked.tied(module, model.subjects) }
}

/** The outermost literals that no call has claimed, and those inside what is computed. */
const leftOver = (module: Module, claimed: ReadonlySet<SyntaxNode>): ReadonlyArray<Value> => {
  const roots: Array<Value> = []
  Trees.walk(module.root, (node) => {
    if (node.type === "import_statement") return false
    if (claimed.has(node) && node.type !== "call_expression" && node.type !== "new_expression") {
      // A claimed object may hold functions with more literals inside.
      return node.type === "object"
    }
    if (node.type === "object" || node.type === "array") {
      // A path that calls have in a table of paths is theirs; what stands beside it is looked at by itself.
      if (holdsClaimedText(node, claimed)) return true
      roots.push(Literals.value(module, node))
      for (const inner of computedIn(node)) roots.push(...leftOver({ ...module, root: inner }, claimed))
      return false
    }
    if (node.type === "string" || node.type === "template_string") {
      roots.push(Literals.value(module, node))
      return node.type === "template_string"
    }
    if (node.type === "regex") {
      roots.push(regex(module, node))
      return false
    }
    return true
  })
  return roots
}

const holdsClaimedText = (literal: SyntaxNode, claimed: ReadonlySet<SyntaxNode>): boolean =>
  Trees.named(literal).some((child) => {
    const value = child.type === "pair" ? Trees.field(child, "value") : child
    if (value === undefined) return false
    const bare = Syntax.bare(value)
    return bare.type === "object" || bare.type === "array"
      ? holdsClaimedText(bare, claimed)
      : TEXTS.has(bare.type) && claimed.has(bare)
  })

const TEXTS: ReadonlySet<string> = new Set(["string", "template_string"])

const regex = (module: Module, node: SyntaxNode): Value => {
  const pattern = Trees.field(node, "pattern") ?? node
  const content = Source.slice(module.source, pattern.start, pattern.end)
  return {
    kind: "string",
    source: module.source,
    start: node.start,
    end: node.end,
    text: content.text,
    content,
    holes: []
  }
}

/** The parts of a literal that the model takes as opaque: calls, functions, conditions. */
const computedIn = (literal: SyntaxNode): ReadonlyArray<SyntaxNode> =>
  Trees.named(literal).flatMap((child) => {
    const value = child.type === "pair" ? Trees.field(child, "value") : child
    if (value === undefined || child.type === "shorthand_property_identifier") return []
    const bare = Syntax.bare(value)
    if (bare.type === "object" || bare.type === "array") return computedIn(bare)
    return /^(?:string|number|true|false|null|identifier|template_string)$/u.test(bare.type) ? [] : [value]
  })

const language = (id: string, grammar: GrammarName, names: Pick<Language, "aliases" | "extensions">): Language => ({
  id,
  ...names,
  fileNames: [],
  grammars: [grammar],
  lineComment: { open: "// ", close: "" },
  parse: (source, context) => parse(source, context, grammar)
})

/** TypeScript. */
export const typescript = language("typescript", "typescript", {
  aliases: ["ts", "mts", "cts"],
  extensions: [".ts", ".mts", ".cts"]
})

/** TypeScript with JSX. */
export const tsx = language("tsx", "tsx", { aliases: [], extensions: [".tsx"] })

/** JavaScript, with or without JSX. */
export const javascript = language("javascript", "javascript", {
  aliases: ["js", "jsx", "mjs", "cjs", "node"],
  extensions: [".js", ".jsx", ".mjs", ".cjs"]
})
