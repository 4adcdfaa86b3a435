/**
 * Reads HCL (Terraform) into values with exact places: bodies and objects, tuples, templates, heredocs. Calls that only
 * encode or join are seen through, a local value is followed to where it is set; anything else computed stays an
 * expression, and what stands inside it is given apart.
 */
import type { ArrayValue, Entry, ExpressionValue, ObjectValue, StringValue, Value } from "../model/Value.ts"
import * as Source from "../text/Source.ts"
import * as Braces from "../write/Braces.ts"
import type { Writer } from "../write/Writer.ts"
import * as Escapes from "./Escapes.ts"
import * as Grammars from "./Grammars.ts"
import * as JsonText from "./JsonText.ts"
import type { SyntaxNode, Tree } from "./Tree.ts"
import * as Trees from "./Tree.ts"

export interface HclText {
  readonly values: ReadonlyArray<Value>
  readonly comments: ReadonlyArray<JsonText.Comment>
  readonly errors: number
  /** Local values that are texts, by `local.name`; computed parts stand in them as they are written. */
  readonly locals: ReadonlyMap<string, string>
}

/** Reads a text, or answers `undefined` without the grammar. */
export const parse = (source: Source.Source): HclText | undefined => {
  const tree = Grammars.parse("hcl", source.text)
  return tree === undefined ? undefined : new Reader(source, tree).read()
}

/** `${…}` starts a computed part, also in a text that is written anew. */
const escapeTemplate = (text: string): string => text.replaceAll("${", "$${").replaceAll("%{", "%%{")

const dialect: Braces.Dialect = {
  key: (key, quote) => (quote === "" ? key : JSON.stringify(key)),
  string: (text) => escapeTemplate(JSON.stringify(text)),
  colon: " = ",
  hasOptionalCommas: true
}

const objects = Braces.make(dialect)

/** Objects whose entries are written `key : value`. */
const withColons = Braces.make({ ...dialect, colon: " : " })

/** The names in a block are the provider's, not the API's: they are never written. */
const blocks: Writer = { ...objects, compile: () => undefined }

/** Calls whose value is that of their argument, as far as a proof goes. */
const TRANSPARENT =
  /^(?:jsonencode|yamlencode|jsondecode|base64encode|sensitive|nonsensitive|toset|tolist|tomap|tostring|trimspace|chomp)$/u

class Reader {
  readonly #source: Source.Source
  readonly #tree: Tree
  /** What stands inside expressions. */
  readonly #inside: Array<Value> = []
  readonly #locals: ReadonlyMap<string, SyntaxNode>
  readonly #followed = new Set<SyntaxNode>()
  /** How the objects are written that are read at the moment. */
  #writer = objects

  constructor(source: Source.Source, tree: Tree) {
    this.#source = source
    this.#tree = tree
    this.#locals = this.#localsOf()
  }

  read(): HclText {
    const comments: Array<JsonText.Comment> = []
    const bodies: Array<SyntaxNode> = []
    Trees.walk(this.#tree.root, (node) => {
      if (node.type === "comment") comments.push({ source: this.#source, start: node.start, end: node.end })
      if (node.type === "body" && node.parent === this.#tree.root) bodies.push(node)
    })
    // A local value that a call uses is read there.
    const values = bodies.map((body) => this.#body(body, body))
    return { values: [...values, ...this.#inside], comments, errors: this.#tree.errors, locals: this.#texts() }
  }

  #texts(): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    Trees.walk(this.#tree.root, (node) => {
      const block = node.type === "attribute" ? node.parent?.parent : undefined
      const [name, value] = Trees.named(node)
      if (block?.type !== "block" || name === undefined || value === undefined) return
      if (this.#text(block.children[0]!) !== "locals") return
      const text = this.#text(value)
      const quoted = /^"([^"\n]*)"$/u.exec(text)?.[1]
      const read = quoted ?? (/^local\.[\w-]+$/u.test(text) ? `\${${text}}` : undefined)
      if (read !== undefined) found.set(`local.${this.#text(name)}`, read)
    })
    return found
  }

  #text(node: SyntaxNode): string {
    return this.#source.text.slice(node.start, node.end)
  }

  #place(node: SyntaxNode) {
    return { source: this.#source, start: node.start, end: node.end }
  }

  /** Local values that are used once and as a whole; one that is used again or in parts belongs to others too. */
  #localsOf(): ReadonlyMap<string, SyntaxNode> {
    const { text } = this.#source
    const found = new Map<string, SyntaxNode>()
    Trees.walk(this.#tree.root, (node) => {
      const block = node.type === "attribute" ? node.parent?.parent : undefined
      const [name, value] = Trees.named(node)
      if (block?.type !== "block" || name === undefined || value === undefined) return
      if (this.#text(block.children[0]!) !== "locals") return
      const uses = [...text.matchAll(new RegExp(String.raw`\blocal\.${this.#text(name)}\b(\s*[.[])?`, "gu"))]
      if (uses.length === 1 && uses[0]![1] === undefined) found.set(this.#text(name), value)
    })
    return found
  }

  #body(body: SyntaxNode, around: SyntaxNode): ObjectValue {
    const entries = Trees.named(body).flatMap((child): ReadonlyArray<Entry> => {
      const [name] = Trees.named(child)
      if (name === undefined) return []
      const inner = Trees.named(child).find((one) => one.type === "body")
      const expression = child.type === "attribute" ? Trees.named(child)[1] : undefined
      if (child.type === "block" && inner === undefined) return []
      if (child.type === "attribute" && expression === undefined) return []
      const value =
        inner === undefined ? this.#attribute(this.#text(name), expression!, around) : this.#body(inner, child)
      return [
        {
          ...this.#place(child),
          key: this.#text(name),
          keyNode: this.#place(name),
          value,
          shorthand: false,
          comma: -1
        }
      ]
    })
    return { kind: "object", ...this.#place(around), entries, writer: blocks }
  }

  /** The names in a local value that is taken apart (`local.request.amount`) are the module's own. */
  #attribute(name: string, expression: SyntaxNode, around: SyntaxNode): Value {
    const isLocal = around.type === "block" && this.#text(around.children[0]!) === "locals"
    if (!isLocal || !new RegExp(String.raw`\blocal\.${name}\s*[.[]`, "u").test(this.#source.text)) {
      return this.#value(expression)
    }
    this.#writer = blocks
    const value = this.#value(expression)
    this.#writer = objects
    return value
  }

  #value(outer: SyntaxNode): Value {
    const node = bare(outer)
    switch (node.type) {
      case "string_lit":
      case "quoted_template":
        return this.#string(
          node,
          Escapes.backslashed(this.#source, node.start + 1, Math.max(node.end - 1, node.start + 1), '"')
        )
      case "heredoc_template":
        return this.#heredoc(node)
      case "numeric_lit":
        return { kind: "number", text: this.#text(node), ...this.#place(node) }
      case "bool_lit":
        return { kind: "constant", value: this.#text(node) === "true", ...this.#place(node) }
      case "null_lit":
        return { kind: "constant", value: null, ...this.#place(node) }
      case "tuple":
        return this.#tuple(node)
      case "object":
        return this.#object(node)
      case "function_call":
        return this.#call(node)
      default:
        return this.#local(node) ?? this.#opaque(node)
    }
  }

  #string(node: SyntaxNode, content: Source.Source): StringValue {
    const written: Source.Source = { ...content, encode: (text, at) => content.encode(escapeTemplate(text), at) }
    return {
      kind: "string",
      ...this.#place(node),
      text: written.text,
      content: written,
      holes: JsonText.holesOf(written.text)
    }
  }

  #heredoc(node: SyntaxNode): StringValue {
    const { text } = this.#source
    const first = text.indexOf("\n", node.start) + 1
    const last = text.lastIndexOf("\n", node.end - 1) + 1
    const start = first === 0 ? node.start : first
    return this.#string(node, Source.slice(this.#source, start, Math.max(start, last)))
  }

  #tuple(node: SyntaxNode): ArrayValue {
    const items = Trees.named(node).filter((child) => child.type === "expression")
    return { kind: "array", ...this.#place(node), items: items.map((item) => this.#value(item)), writer: objects }
  }

  #object(node: SyntaxNode): ObjectValue {
    const entries = node.children.flatMap((child, index): ReadonlyArray<Entry> => {
      const [key, value] = child.type === "object_elem" ? Trees.named(child) : []
      if (key === undefined || value === undefined) return []
      const next = node.children.slice(index + 1).find((one) => one.type !== "comment")
      const inner = bare(key)
      const isComputed = !/^(?:variable_expr|string_lit|identifier)$/u.test(inner.type)
      if (isComputed) return []
      const read = inner.type === "string_lit" ? this.#value(inner) : undefined
      return [
        {
          ...this.#place(child),
          key: read?.kind === "string" ? read.text : this.#text(inner),
          keyNode: this.#place(inner),
          value: this.#value(value),
          shorthand: false,
          comma: next?.type === "," ? next.start : -1
        }
      ]
    })
    const [first] = entries
    const hasColons = first !== undefined && this.#source.text.slice(first.keyNode.end, first.value.start).includes(":")
    const writer = hasColons && this.#writer === objects ? withColons : this.#writer
    return { kind: "object", ...this.#place(node), entries, writer }
  }

  #call(node: SyntaxNode): Value {
    const [name, list] = Trees.named(node)
    const inputs = list === undefined ? [] : Trees.named(list).filter((child) => child.type === "expression")
    const called = name === undefined ? "" : this.#text(name)
    if (inputs.length === 1 && TRANSPARENT.test(called)) return this.#value(inputs[0]!)
    if (called === "join" && inputs.length === 2) {
      const parts = this.#value(inputs[1]!)
      if (parts.kind === "array") return parts
    }
    if (called === "format" && inputs.length > 1) {
      const pattern = this.#value(inputs[0]!)
      if (pattern.kind === "string") {
        for (const input of inputs.slice(1)) this.#lookInto(input)
        const holes = [...pattern.text.matchAll(/%[-+#0-9.[\]]*[a-z]/giu)]
        return {
          ...pattern,
          ...this.#place(node),
          holes: holes.map((match) => ({ start: match.index, end: match.index + match[0].length }))
        }
      }
    }
    return this.#opaque(node)
  }

  #local(node: SyntaxNode): Value | undefined {
    const name = /^local\.([\w-]+)$/u.exec(this.#text(node))?.[1]
    const target = name === undefined ? undefined : this.#locals.get(name)
    if (target === undefined || this.#followed.has(target)) return undefined
    this.#followed.add(target)
    return this.#value(target)
  }

  #opaque(node: SyntaxNode): ExpressionValue {
    for (const child of Trees.named(node)) this.#lookInto(child)
    const text = this.#text(node)
    return { kind: "expression", ...this.#place(node), text, isSimple: !/\b(?:uuid|timestamp)\s*\(/u.test(text) }
  }

  /** What an expression is made of may prove something on its own. */
  #lookInto(node: SyntaxNode): void {
    Trees.walk(node, (inner) => {
      if (!/^(?:string_lit|quoted_template|heredoc_template|tuple|object)$/u.test(inner.type)) return true
      this.#inside.push(this.#value(inner))
      return false
    })
  }
}

/** Without the nodes that only wrap another. */
const bare = (node: SyntaxNode): SyntaxNode => {
  let at = node
  while (/^(?:expression|literal_value|template_expr|collection_value)$/u.test(at.type)) {
    const inner = Trees.named(at)
    if (inner.length !== 1) return at
    at = inner[0]!
  }
  return at
}
