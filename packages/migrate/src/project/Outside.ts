import type { Api } from "../evidence/Paths.ts"
/** What other files of the project prove about names that a file imports or exports. */
import type { Operation, PayloadForm } from "../model/Subject.ts"

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
  | { readonly kind: "type"; readonly api: Api; readonly form: PayloadForm | "status" }
  | { readonly kind: "function"; readonly answer: Answer }
  | { readonly kind: "class"; readonly methods: ReadonlyMap<string, Answer> }

export interface Outside {
  /** Imported names, by `keyOf`. */
  readonly imports: ReadonlyMap<string, Meaning>
  /** Exported types that calls in other files name, with how they use them. */
  readonly exports: ReadonlyMap<string, { readonly api: Api; readonly use: "request" | "reply" }>
}

/** The key of an import: the module as it is written, and the name there. */
export const keyOf = (from: string, name: string): string => `${from}\0${name}`
