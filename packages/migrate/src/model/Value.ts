/**
 * Data as it is written: objects, arrays and scalars with their places. Language adapters produce these nodes, rules
 * read them; a rule never sees a parser's own nodes.
 */
import type { Range } from "../text/Range.ts"
import type { Source } from "../text/Source.ts"
import type { Writer } from "../write/Writer.ts"

/** A place in a source; inner offsets. */
export interface Node {
  readonly source: Source
  readonly start: number
  readonly end: number
}

export interface ObjectValue extends Node {
  readonly kind: "object"
  readonly entries: ReadonlyArray<Entry>
  readonly writer: Writer
  /** More may stand in it than these entries: a spread that is not in reach, a computed key. */
  readonly isOpen?: boolean
}

export interface ArrayValue extends Node {
  readonly kind: "array"
  readonly items: ReadonlyArray<Value>
  readonly writer: Writer
}

/** Text between quotes, or bare where the language allows it. */
export interface StringValue extends Node {
  readonly kind: "string"
  /** The decoded text. Parts computed at run time stand in it as they are written, and are listed in `holes`. */
  readonly text: string
  /** The decoded text as a source of its own, so that documents inside it can be parsed and edited. */
  readonly content: Source
  /** Computed parts (`${id}`, `$VAR`), as ranges of `text`; empty for a literal. */
  readonly holes: ReadonlyArray<Range>
  /** `false` where a computed part must not be evaluated twice. */
  readonly isSimple?: boolean
}

/** A number as it is written; never converted to a floating point number. */
export interface NumberValue extends Node {
  readonly kind: "number"
  readonly text: string
}

/** `true`, `false`, `null` and what a language has in their place. */
export interface ConstantValue extends Node {
  readonly kind: "constant"
  readonly value: boolean | null
}

/** Anything computed: the engine knows its text, and whether evaluating it twice is harmless. */
export interface ExpressionValue extends Node {
  readonly kind: "expression"
  readonly text: string
  /** A name or a chain of plain members: no call, no assignment, no side effect. */
  readonly isSimple: boolean
  /** What the names in it were set to, one step back. */
  readonly madeFrom?: string
  /** What the name was set to, where the name lives for this one value only. */
  readonly origin?: string
}

export type Value = ObjectValue | ArrayValue | StringValue | NumberValue | ConstantValue | ExpressionValue

/** One `key: value` of an object, from the start of its key to the end of its value. */
export interface Entry extends Node {
  /** The decoded key. */
  readonly key: string
  /** The key with its quotes. */
  readonly keyNode: Node
  readonly value: Value
  /** `{ amount }`: key and value are one word. */
  readonly shorthand: boolean
  /** Inner offset of the comma behind the entry, or -1. */
  readonly comma: number
}

/** The file range of a node. */
export const range = (node: Node): Range => node.source.range(node.start, node.end)

/** A node's text in its own source. */
export const textOf = (node: Node): string => node.source.text.slice(node.start, node.end)

/** The last entry of that key: what a reader of a document with a repeated key gets. */
export const entry = (object: ObjectValue, key: string): Entry | undefined =>
  object.entries.findLast((one) => one.key === key)

/** The value under that key. */
export const get = (object: ObjectValue, key: string): Value | undefined => entry(object, key)?.value

/** The value along a path of keys. */
export const at = (value: Value | undefined, ...path: ReadonlyArray<string>): Value | undefined =>
  path.reduce<Value | undefined>((inner, key) => (inner?.kind === "object" ? get(inner, key) : undefined), value)

/** The text of a string without computed parts. */
export const literal = (value: Value | undefined): string | undefined =>
  value?.kind === "string" && value.holes.length === 0 ? value.text : undefined

/** The object, if it is one. */
export const asObject = (value: Value | undefined): ObjectValue | undefined =>
  value?.kind === "object" ? value : undefined

/** The children of a node: entries' values, items. */
export const children = (value: Value): ReadonlyArray<Value> =>
  value.kind === "object" ? value.entries.map((one) => one.value) : value.kind === "array" ? value.items : []

/** Every node of the tree, parents first. */
export function* walk(value: Value): Generator<Value> {
  const stack: Array<Value> = [value]
  while (stack.length > 0) {
    const next = stack.pop()!
    yield next
    const inner = children(next)
    for (let index = inner.length - 1; index >= 0; index--) stack.push(inner[index]!)
  }
}
