/**
 * What an analysis is about: a call site, a bare payload, a scope list, a mention. Every finding hangs on one subject;
 * all findings of a subject are one unit and are fixed together or not at all.
 */
import type { Api, PathRef } from "../evidence/Paths.ts"
import type { ScopeMatch } from "../evidence/Scopes.ts"
import type { Range } from "../text/Range.ts"
import type { Source } from "../text/Source.ts"
import type { Op } from "../write/Writer.ts"
import type { ObjectValue, Value } from "./Value.ts"

/** The proof: the place, and what stands there in a person's words (`posts to the legacy path`). */
export interface Evidence {
  readonly range: Range
  readonly because: string
}

/** What every subject may say of itself. */
export interface Ties {
  /** Subjects of one group change together or not at all: they share a path, a type, a reply. */
  readonly group?: string
  /** Why a person must look although every single change is plain; never more than `review` then. */
  readonly caution?: string
  /** Readers of what is sent or answered that do not move with the call, each as a sentence; `review` at most, too. */
  readonly bystanders?: ReadonlyArray<string>
  /** The call itself stands in another file: findings are shown, nothing is changed here alone. */
  readonly isElsewhere?: boolean
  /** A command line or a written request: such calls of one file hand ids on to each other in ways that are not followed. */
  readonly isScripted?: boolean
}

/** Something that keeps a call from being rewritten. */
export interface Blocker {
  readonly range: Range
  readonly message: string
  readonly needs: string
}

export type Operation = "create" | "get" | "list" | "cancel" | "unknown"

/** A query parameter, wherever it is written: in the URL, in an options object, as an argument. */
export interface QueryEntry {
  readonly key: string
  readonly range: Range
  /** The value's text where it is written out. */
  readonly value?: string
  /** Renames the parameter; `undefined` where that cannot be spelled. */
  readonly rename?: (key: string) => ReadonlyArray<Op>
}

/** A read of a field of a reply. */
export interface Read {
  /** The wire name, `items` and indexes left out: `target_asset`, `meta.existing.amount`. */
  readonly field: string
  readonly range: Range
  readonly how: "member" | "destructure" | "index" | "key"
  /** In a type: the field may be left out. */
  readonly isOptional?: boolean
  /** The value goes through a floating point number right here. */
  readonly isFloat?: boolean
  /** Reads another field (a path such as `destination.profile.profile_id`) in its place. */
  readonly rename?: (field: string) => ReadonlyArray<Op>
}

/** A place where a status of a reply is compared, matched or listed. */
export interface StatusTest {
  readonly status: string
  readonly range: Range
  readonly how: "compare" | "case" | "list" | "type" | "key" | "value"
  /** All statuses tested together here (one switch, one union, one set, one `||` chain). */
  readonly together: ReadonlyArray<string>
  /** The test decides when waiting ends: a poll loop's condition, an `isDone` function. */
  readonly isTerminal: boolean
  /** `!==`, or an `else` that stands for every other status. */
  readonly isNegated: boolean
  /** The program's own name for the status stands here; the word itself is written, and changed, where that is declared. */
  readonly isSymbol?: boolean
  readonly replace?: (status: string) => ReadonlyArray<Op>
}

/** A call of either API, or a recorded exchange. */
export interface Site extends Ties {
  readonly kind: "site"
  readonly api: Api
  readonly operation: Operation
  /** The HTTP method and where it is said; absent where nothing says it. */
  readonly method?: { readonly text: string; readonly range?: Range }
  readonly path: PathRef
  readonly query: ReadonlyArray<QueryEntry>
  readonly body?: Value
  /** The body exists and is not in reach: a file, a variable from elsewhere. */
  readonly bodyElsewhere?: Evidence
  /** Bodies of replies that belong to this call. */
  readonly replies: ReadonlyArray<Value>
  readonly reads: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
  /** A loop around the call that waits for a status. */
  readonly loop?: Range
  /** The place answers or expects such a call in a test; it moves together with the code that makes the call. */
  readonly isMock?: boolean
  /** A recorded exchange: it is played to code that makes the call, and is no older and no newer than that. */
  readonly isRecorded?: boolean
  readonly blockers?: ReadonlyArray<Blocker>
  readonly evidence: Evidence
}

export type PayloadForm = "request" | "reply" | "list" | "problem"

/** A body that proves itself, or that the configuration vouches for. */
export interface Payload extends Ties {
  readonly kind: "payload"
  readonly form: PayloadForm
  readonly api: Api
  readonly value: ObjectValue
  readonly evidence: Evidence
}

/** Scopes that are asked for together: one string, one array, one variable. */
export interface ScopeList extends Ties {
  readonly kind: "scopes"
  readonly scopes: ReadonlyArray<ScopeMatch & { readonly source: Source }>
  /** Writes one more scope beside `scopes[index]`, or takes it away; `undefined` where that cannot be spelled. */
  readonly add?: (index: number, scope: string) => ReadonlyArray<Op>
  readonly remove?: (index: number) => ReadonlyArray<Op>
  readonly evidence: Evidence
}

/** A proof that no call hangs on: a path in a constant, in prose, in a text of unknown kind. */
export interface Mention extends Ties {
  readonly kind: "mention"
  readonly path: PathRef
  readonly method?: string
  /** Prose and comments only ever get a hint. */
  readonly zone: "code" | "prose"
  /** It describes the call of its group and moves with it; the words around it that a person has to rewrite. */
  readonly beside?: ReadonlyArray<string>
  readonly query: ReadonlyArray<QueryEntry>
  /** Only the area of the legacy API is named; what is meant below it stands elsewhere. */
  readonly isArea?: boolean
  readonly evidence: Evidence
}

/** A link to a page of the vendor's documentation that describes the legacy API. */
export interface DocsLink extends Ties {
  readonly kind: "docs-link"
  readonly source: Source
  readonly start: number
  readonly end: number
  /** The page's address without scheme, as it stands. */
  readonly url: string
  readonly evidence: Evidence
}

/** A type, model or enumeration that describes a body, a reply or the set of statuses. */
export interface Declaration extends Ties {
  readonly kind: "declaration"
  readonly form: PayloadForm | "status"
  readonly api: Api
  /** It stands in a document for people, and gets hints only. */
  readonly zone?: "prose"
  readonly fields: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
  /** A create sends just what this type says, which has no ref_id, and nothing else can give it one. */
  readonly lacksRefId?: boolean
  readonly evidence: Evidence
}

/** An address that converts deposits by itself (`conversion_target_asset`): still supported, worth knowing. */
export interface AutoConversion extends Ties {
  readonly kind: "auto-conversion"
  readonly evidence: Evidence
}

/** Code that a generator made from the vendor's contract, or an import of it. */
export interface GeneratedClient extends Ties {
  readonly kind: "generated-client"
  readonly name: string
  readonly evidence: Evidence
}

export type Subject = Site | Payload | ScopeList | Mention | DocsLink | Declaration | AutoConversion | GeneratedClient

/** What a language adapter answers. */
export interface Model {
  readonly subjects: ReadonlyArray<Subject>
  /** Every comment, with its marks, for suppressions. */
  readonly comments: ReadonlyArray<Comment>
  /** The data that was read, for checks of a fix: every root, those inside strings and fences too. */
  readonly roots: ReadonlyArray<Value>
  /** Places the parser did not understand; a fix must not add one. */
  readonly errors: number
  readonly notes: ReadonlyArray<FileNote>
}

export interface Comment {
  readonly range: Range
  readonly text: string
}

/** Something said once about a file. */
export interface FileNote {
  readonly code:
    | "shows-both"
    | "generated"
    | "minified"
    | "history"
    | "vendored"
    | "contract"
    | "lock-file"
    | "binary"
    | "too-large"
    | "too-deep"
    | "not-understood"
    /** The engine itself failed; the message asks for a report. */
    | "defect"
  readonly message: string
  /** What the note takes back: nothing, the edits, all edits but those of scopes, or the findings themselves. */
  readonly effect: "none" | "no-edits" | "scope-edits-only" | "no-findings"
}

/** A model of nothing. */
export const emptyModel: Model = { subjects: [], comments: [], roots: [], errors: 0, notes: [] }

/** A model of command lines or written requests. */
export const scripted = (model: Model): Model => ({
  ...model,
  subjects: model.subjects.map((subject) => ({ ...subject, isScripted: true }))
})

/** Several models of parts of one file as one. */
export const merge = (models: ReadonlyArray<Model>): Model => ({
  subjects: models.flatMap((model) => model.subjects),
  comments: models.flatMap((model) => model.comments),
  roots: models.flatMap((model) => model.roots),
  errors: models.reduce((sum, model) => sum + model.errors, 0),
  notes: models.flatMap((model) => model.notes)
})
