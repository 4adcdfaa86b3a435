/** How a language writes data: rules say what should become of an object, its writer says with which characters. */
import type { ArrayValue, Entry, ObjectValue, Value } from "../model/Value.ts"
import type { Edit } from "../text/Edit.ts"
import type { Source } from "../text/Source.ts"

/** A value to be written: new text, a new object, or a copy of a value that stands in the file. */
export type NewValue =
  | { readonly text: string }
  | { readonly object: ReadonlyArray<NewEntry> }
  | { readonly copy: Value }
  /** `first ?? second` in whatever way the language says it; data languages cannot. */
  | { readonly either: readonly [Value, Value] }

export interface NewEntry {
  readonly key: string
  readonly value: NewValue
}

/** A change of one object. Rules emit these; all changes of one object are compiled together, commas and all. */
export type ObjectOp =
  | { readonly op: "rename"; readonly object: ObjectValue; readonly entry: Entry; readonly key: string }
  | {
      readonly op: "replace"
      readonly object: ObjectValue
      readonly entry: Entry
      readonly entries: ReadonlyArray<NewEntry>
    }
  | { readonly op: "remove"; readonly object: ObjectValue; readonly entry: Entry }
  | {
      readonly op: "insert"
      readonly object: ObjectValue
      /** Behind this entry; at the front without one. */
      readonly after: Entry | undefined
      readonly entries: ReadonlyArray<NewEntry>
    }

/** A change of text in a source; `text` is decoded and gets its escapes when it is written. */
export interface TextOp {
  readonly op: "text"
  readonly source: Source
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A value becomes another one. */
export interface ValueOp {
  readonly op: "value"
  readonly value: Value
  readonly to: NewValue
  readonly writer: Writer
}

/** Edits that an adapter has already spelled. */
export interface RawOp {
  readonly op: "raw"
  readonly edits: ReadonlyArray<Edit>
}

export type Op = ObjectOp | TextOp | ValueOp | RawOp

export interface Writer {
  /** The edits of all changes of one object, or `undefined` where the language cannot say it. */
  readonly compile: (object: ObjectValue, ops: ReadonlyArray<ObjectOp>) => ReadonlyArray<Edit> | undefined
  /** Why `compile` cannot write them, where the writer knows it. */
  readonly refusal?: (object: ObjectValue, ops: ReadonlyArray<ObjectOp>) => string | undefined
  /** The edit that puts a new value in place of one. */
  readonly value: (value: Value, to: NewValue) => Edit | undefined
  /** Adds a string behind an item of an array, or takes the item away. */
  readonly item: (what: "add" | "remove", array: ArrayValue, item: Value, text: string) => ReadonlyArray<Edit>
}
