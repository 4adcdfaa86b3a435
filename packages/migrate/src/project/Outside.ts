/** What other files of the project prove about names that a file imports, exports or asks the environment for. */
import type { Api } from "../evidence/Paths.ts"
import type { Operation, PayloadForm } from "../model/Subject.ts"
import type { Beside } from "./Traffic.ts"

/** What a function or method of another file does: which operation it performs and what it answers. */
export interface Answer {
  readonly api: Api
  readonly operation: Operation
  readonly shape: "object" | "list" | "items"
  /** The parameter that becomes the body, or the query. */
  readonly body: number | undefined
  readonly query: number | undefined
}

/** What a name stands for. */
export type Meaning =
  | { readonly kind: "text"; readonly text: string }
  /** A function that answers a text; what it computes stands in it as `${x}`. */
  | { readonly kind: "builder"; readonly text: string }
  | { readonly kind: "type"; readonly api: Api; readonly form: PayloadForm | "status"; readonly members?: Members }
  | { readonly kind: "function"; readonly answer: Answer }
  /** A function that answers something with a meaning of its own. */
  | { readonly kind: "factory"; readonly made: Meaning }
  /** A class: what its instances do, and what stands in the class itself. */
  | { readonly kind: "class"; readonly methods: ReadonlyMap<string, Answer>; readonly members: Members }
  /** An object, an instance, an enumeration, a namespace. */
  | { readonly kind: "object"; readonly members: Members }

type Members = ReadonlyMap<string, Meaning>

/** How a call in another file uses what a file exports. */
export interface Use {
  readonly api: Api
  /** `status`: its values are compared with the status of a reply. */
  readonly use: "reply" | "request" | "query" | "status"
  /** A create sends just this, as callers hand it in. */
  readonly isWhole?: boolean
}

export interface Outside {
  /** Imported names, by `keyOf`. */
  readonly imports: ReadonlyMap<string, Meaning>
  /** Exported names that calls in other files use, with how they use them. */
  readonly exports: ReadonlyMap<string, Use>
  /** Names of the environment or the configuration whose value holds a path, with the value. */
  readonly settings?: ReadonlyMap<string, string>
  /** Files that have to do with what this one creates, and stay as they are. */
  readonly beside?: Beside
}

/** The key of an import: the module as it is written, and the name there. */
export const keyOf = (from: string, name: string): string => `${from}\0${name}`

/** The module and the name of a key. */
export const partsOf = (key: string): { readonly from: string; readonly name: string } => {
  const at = key.indexOf("\0")
  return { from: key.slice(0, at), name: key.slice(at + 1) }
}

const plain = (_key: string, value: unknown): unknown =>
  value instanceof Map ? [...value].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)) : value

/** A text that is the same for what says the same, whatever the order it was found in. */
export const printOf = (value: unknown): string => JSON.stringify(value, plain)
