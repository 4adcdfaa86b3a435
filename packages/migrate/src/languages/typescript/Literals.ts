/** Literals as values of the model. */
import type { Entry, ExpressionValue, ObjectValue, StringValue, Value } from "../../model/Value.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Braces from "../../write/Braces.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Strings from "./Strings.ts"
import * as Syntax from "./Syntax.ts"

/** How JavaScript writes keys, texts and fallbacks. */
export const dialect = (quote: string): Braces.Dialect => ({
  key: (key, keyQuote) =>
    keyQuote !== "" ? literal(key, keyQuote) : /^[A-Za-z_$][\w$]*$/u.test(key) ? key : literal(key, quote),
  string: (text, own) => literal(text, own === "" ? quote : own),
  either: (first, second) => `${guarded(first)} ?? ${guarded(second)}`,
  colon: ": ",
  hasShorthand: true,
  quote
})

const literal = (text: string, quote: string): string => {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`)
  return `${quote}${quote === "`" ? body.replaceAll("${", "\\${") : body}${quote}`
}

/** `??` does not mix with `||` and `&&`, and binds tighter than a condition. */
const guarded = (text: string): string =>
  /^[\w$.#?![\]'"`]+$/u.test(text) || /^(?:[^|&?:=]|\?\?)+$/u.test(text) ? text : `(${text})`

/** The quote that most strings of a text use. */
export const quoteOf = (text: string): string => {
  const single = text.split("'").length
  return single > text.split('"').length ? "'" : '"'
}

/** The value of an expression; never throws, everything computed is an expression. */
export const value = (module: Module, node: SyntaxNode): Value => {
  const known = module.values.get(node)
  if (known !== undefined) return known
  const made = read(module, node)
  module.values.set(node, made)
  return made
}

const read = (module: Module, outer: SyntaxNode): Value => {
  const node = Syntax.bare(outer)
  const place = { source: module.source, start: node.start, end: node.end }
  switch (node.type) {
    case "object":
      return object(module, node)
    case "array":
      return {
        kind: "array",
        ...place,
        items: Trees.named(node).map((item) => value(module, item)),
        writer: module.writer
      }
    case "string":
    case "template_string":
      return string(module, node)
    case "number":
      return { kind: "number", text: textOf(module, node), ...place }
    case "true":
    case "false":
      return { kind: "constant", value: node.type === "true", ...place }
    case "null":
    case "undefined":
      return { kind: "constant", value: null, ...place }
    default:
      // With its casts and assertions: what is repeated is spelled as it was.
      return expression(module, outer)
  }
}

const string = (module: Module, node: SyntaxNode): StringValue => {
  const { content, holes } = Strings.of(module.source, node)
  return {
    kind: "string",
    source: module.source,
    start: node.start,
    end: node.end,
    text: content.text,
    content,
    holes: holes.map(({ end, start }) => ({ start, end })),
    ...(holes.every((hole) => hole.expression !== undefined && isSimple(hole.expression)) ? {} : { isSimple: false })
  }
}

const expression = (module: Module, node: SyntaxNode): ExpressionValue => {
  const origin = originOf(module, node)
  return {
    kind: "expression",
    source: module.source,
    start: node.start,
    end: node.end,
    text: textOf(module, node),
    isSimple: isSimple(node),
    ...(origin === undefined ? {} : { origin }),
    ...madeFrom(module, node)
  }
}

/** `String(whole)`, where `whole` is a constant: what that was set to. */
const madeFrom = (module: Module, node: SyntaxNode): { readonly madeFrom?: string } => {
  const texts: Array<string> = []
  Trees.walk(node, (inner) => {
    if (inner.type !== "identifier" && inner.type !== "shorthand_property_identifier") return
    const value = Members.constant(module, inner)
    if (value !== undefined && value.type !== "arrow_function") texts.push(textOf(module, value).slice(0, 300))
  })
  return texts.length === 0 ? {} : { madeFrom: texts.join("\n") }
}

/** What a constant of the same function was set to, where nothing else uses it: it lives for this one value only. */
const originOf = (module: Module, node: SyntaxNode): string | undefined => {
  if (node.type !== "identifier" && node.type !== "shorthand_property_identifier") return undefined
  const binding = module.bindings.of(node)
  if (binding?.origin.kind !== "value" || binding.origin.node === undefined || binding.path.length > 0) return undefined
  const fn = Syntax.functionAround(node)
  const loop = Trees.around(node, (outer) => /^(?:while|do|for|for_in)_statement$/u.test(outer.type))
  // Drawn once in front of the loop that sends it: every round sends the same.
  if (loop !== undefined && !Trees.holds(loop, binding.node)) return undefined
  const isLocal = fn !== undefined && Syntax.functionAround(binding.node) === fn
  return isLocal && binding.references.length === 1 ? textOf(module, binding.origin.node) : undefined
}

const SIMPLE = new Set([
  "identifier",
  "this",
  "member_expression",
  "subscript_expression",
  "number",
  "string",
  "super",
  "non_null_expression",
  "parenthesized_expression",
  "as_expression",
  "shorthand_property_identifier"
])

/** Whether evaluating the expression twice does nothing else than once: names and chains of members. */
export const isSimple = (node: SyntaxNode): boolean => {
  if (!SIMPLE.has(node.type)) return false
  let simple = true
  Trees.walk(node, (inner) => {
    if (/call|new_|assign|update|await|yield|template/u.test(inner.type)) simple = false
    return simple
  })
  return simple
}

const commaBehind = (children: ReadonlyArray<SyntaxNode>, index: number): number => {
  for (let at = index + 1; at < children.length; at++) {
    const child = children[at]!
    if (child.type === ",") return child.start
    if (child.type !== "comment") return -1
  }
  return -1
}

/** The template in a key such as `` [`GET /conversion/stablecoins/${id}`] ``; other computed keys stay unknown. */
const computedPath = (module: Module, key: SyntaxNode): SyntaxNode | undefined => {
  const inner = key.type === "computed_property_name" ? Trees.named(key)[0] : undefined
  return inner?.type === "template_string" && /(?:conversion|orchestration)\/\w/u.test(textOf(module, inner))
    ? inner
    : undefined
}

const object = (module: Module, node: SyntaxNode): ObjectValue => {
  const entries = node.children.flatMap((child, index): ReadonlyArray<Entry> => {
    const place = {
      source: module.source,
      start: child.start,
      end: child.end,
      comma: commaBehind(node.children, index)
    }
    if (child.type === "shorthand_property_identifier") {
      const key = textOf(module, child)
      return [{ ...place, key, keyNode: place, value: expression(module, child), shorthand: true }]
    }
    const written = child.type === "pair" ? Trees.field(child, "key") : undefined
    const keyNode = (written === undefined ? undefined : computedPath(module, written)) ?? written
    const inner = child.type === "pair" ? Trees.field(child, "value") : undefined
    const key =
      keyNode?.type === "template_string"
        ? textOf(module, keyNode).slice(1, -1)
        : keyNode === undefined
          ? undefined
          : Syntax.keyName(keyNode, module.text)
    if (keyNode === undefined || inner === undefined || key === undefined) return []
    return [
      {
        ...place,
        key,
        keyNode: { source: module.source, start: keyNode.start, end: keyNode.end },
        value: value(module, inner),
        shorthand: false
      }
    ]
  })
  return { kind: "object", source: module.source, start: node.start, end: node.end, entries, writer: module.writer }
}
