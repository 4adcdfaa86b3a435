/** A language of the engine made of a dialect: parse, lower, analyse. */
import * as Data from "../evidence/Data.ts"
import * as Strings from "../evidence/Strings.ts"
import type { Context, Language } from "../languages/Language.ts"
import type { Comment, Model, Subject } from "../model/Subject.ts"
import { emptyModel, merge } from "../model/Subject.ts"
import type { Exported } from "../project/Linker.ts"
import type { Outside } from "../project/Outside.ts"
import * as Traffic from "../project/Traffic.ts"
import * as Grammars from "../syntax/Grammars.ts"
import type { SyntaxNode } from "../syntax/Tree.ts"
import * as Trees from "../syntax/Tree.ts"
import * as Range from "../text/Range.ts"
import * as Source from "../text/Source.ts"
import type { Dialect } from "./Dialect.ts"
import * as Exports from "./Exports.ts"
import * as Generated from "./Generated.ts"
import * as Leftover from "./Leftover.ts"
import * as Module from "./Module.ts"
import * as Requests from "./Requests.ts"
import * as Subjects from "./Subjects.ts"

/** The language that a dialect describes. */
export const make = (dialect: Dialect): Language => ({
  id: dialect.id,
  aliases: dialect.aliases,
  extensions: dialect.extensions,
  fileNames: dialect.fileNames ?? [],
  grammars: [dialect.grammar],
  lineComment: { open: `${dialect.comment} `, close: "" },
  parse: (source, context) => parse(source, context, dialect)
})

/** A language whose lowering is still to come: proofs are found as text. */
export const literal = (
  dialect: Omit<Dialect, "lower" | "clients" | "self" | "isBlockScoped" | "isPrivate">
): Language => ({
  id: dialect.id,
  aliases: dialect.aliases,
  extensions: dialect.extensions,
  fileNames: dialect.fileNames ?? [],
  grammars: [dialect.grammar],
  lineComment: { open: `${dialect.comment} `, close: "" },
  parse: (source) => {
    const tree = Grammars.parse(dialect.grammar, source.text)
    if (tree === undefined) return unread(source, dialect.grammar)
    const comments = commentsOf(source, tree.root, dialect.comments)
    return { ...emptyModel, ...comments, subjects: Strings.subjects(source, "code"), errors: tree.errors }
  }
})

/** Without a grammar proofs are still found as text. */
const unread = (source: Source.Source, grammar: string): Model => ({
  ...emptyModel,
  subjects: Strings.subjects(source, "code"),
  notes: [
    {
      code: "not-understood",
      message: `The grammar for ${grammar} is not loaded, so only literal proofs are found.`,
      effect: "none"
    }
  ]
})

const parse = (source: Source.Source, context: Context, dialect: Dialect): Model => {
  if (source.depth > Source.DEPTH_MAX) return emptyModel
  const tree = Grammars.parse(dialect.grammar, source.text)
  if (tree === undefined) return unread(source, dialect.grammar)
  const module = Module.make(source, dialect.lower(tree, source), dialect, context.outside)
  const requests = Requests.find(module, context)
  const found = Subjects.of(module, requests)
  const generated = Generated.find(module)
  const claimed = [...found.claimed, ...generated.claimed, ...requests.flatMap((one) => one.claimed)]
  const rest = Leftover.of(module, new Set(claimed))
  const described = Data.describe(rest, context)
  const comments = commentsOf(source, tree.root, dialect.comments)
  const bodies = found.subjects.flatMap((subject) =>
    subject.kind === "site" ? [subject.body ?? [], ...subject.replies].flat() : []
  )
  const model = merge([
    // Bodies first: one that is put together starts where its literal does, and is the one to be judged.
    { ...emptyModel, subjects: found.subjects, roots: [...bodies, ...requests.flatMap((one) => one.opened)] },
    { ...described, subjects: described.subjects.map(inCode), comments: [] },
    {
      ...emptyModel,
      subjects: [...generated.clients, ...comments.subjects],
      comments: comments.comments,
      errors: tree.errors
    }
  ])
  return tree.errors === 0 ? model : withLiterals(model, source)
}

const nothing: Context = { isVouched: false, signals: new Set(), parse: () => emptyModel }

/** What a file proves for the files that import it; nothing without its grammar. */
export const exportsOf = (file: Source.SourceFile, outside: Outside | undefined, dialect: Dialect): Exported => {
  const tree = Grammars.parse(dialect.grammar, file.text)
  if (tree === undefined) return { names: new Map(), wanted: [] }
  const source = Source.fromFile(file)
  const module = Module.make(source, dialect.lower(tree, source), dialect, outside)
  const requests = Requests.find(module, nothing)
  const { proof } = Subjects.of(module, requests)
  return { ...Exports.of(module, proof, requests, outside), traffic: Traffic.trafficOf(requests) }
}

/** What lies in code as data is handed to something that is not in reach. */
const inCode = (subject: Subject): Subject =>
  subject.kind === "payload"
    ? { ...subject, caution: "An object in code: migrate it together with the code that sends or reads it." }
    : subject.kind === "site"
      ? { ...subject, isMock: true, caution: "A table in code: migrate it together with the code that reads it." }
      : subject

/** Where the parser lost its way, a proof may stand in what it did not understand: it is found as text. */
const withLiterals = (model: Model, source: Source.Source): Model => {
  const known = model.subjects.flatMap((subject) => [
    subject.evidence.range,
    ...(subject.kind === "site" || subject.kind === "mention"
      ? subject.path.places.map((place) => place.source.range(place.start, place.end))
      : []),
    ...(subject.kind === "scopes" ? subject.scopes.map((scope) => scope.source.range(scope.start, scope.end)) : [])
  ])
  const isKnown = (range: Range.Range): boolean => known.some((one) => Range.meets(one, range))
  const lost = Strings.subjects(source, "code").flatMap((subject): ReadonlyArray<Subject> => {
    if (subject.kind !== "scopes") return isKnown(subject.evidence.range) ? [] : [subject]
    const scopes = subject.scopes.filter((scope) => !isKnown(scope.source.range(scope.start, scope.end)))
    const first = scopes.find((scope) => scope.api === "legacy")
    if (first === undefined) return []
    const range = first.source.range(first.start, first.end)
    return [{ kind: "scopes", scopes, evidence: { ...subject.evidence, range } }]
  })
  return { ...model, subjects: [...model.subjects, ...lost] }
}

const commentsOf = (
  source: Source.Source,
  root: SyntaxNode,
  types: ReadonlySet<string>
): { readonly comments: ReadonlyArray<Comment>; readonly subjects: ReadonlyArray<Subject> } => {
  const comments: Array<Comment> = []
  const subjects: Array<Subject> = []
  Trees.walk(root, (node) => {
    if (!types.has(node.type)) return
    comments.push({ range: source.range(node.start, node.end), text: source.text.slice(node.start, node.end) })
    subjects.push(
      ...Strings.subjects(Source.slice(source, node.start, node.end), "prose").filter(
        (subject) => subject.kind !== "scopes"
      )
    )
  })
  return { comments, subjects }
}
