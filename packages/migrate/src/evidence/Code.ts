/** What is made of a text of code, whatever its language: what its requests say, the data in it, its comments. */
import type { Comment, Model, Subject } from "../model/Subject.ts"
import { emptyModel, merge } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import * as Range from "../text/Range.ts"
import * as Source from "../text/Source.ts"
import * as Beside from "./Beside.ts"
import * as Strings from "./Strings.ts"

interface Place {
  readonly start: number
  readonly end: number
}

export interface Parts {
  /** Places that the parser skipped or had to invent. */
  readonly errors: number
  /** Where its comments stand. */
  readonly comments: ReadonlyArray<Place>
  /** Where its functions stand. */
  readonly functions: ReadonlyArray<Place>
  /** What its requests are, with what hangs on them. */
  readonly subjects: ReadonlyArray<Subject>
  /** Documents in texts that belong to requests. */
  readonly opened: ReadonlyArray<Value>
  /** What lies in it as data that no request has claimed: its subjects went through `inCode`. */
  readonly described: Model
  readonly others: ReadonlyArray<Subject>
}

/** The model of a text. */
export const modelOf = (source: Source.Source, parts: Parts): Model => {
  const { described, errors, opened, others } = parts
  const subjects = Beside.noted(source, parts)
  const comments = commentsOf(source, parts.comments)
  const bodies = subjects.flatMap((subject) =>
    subject.kind === "site" ? [subject.body ?? [], ...subject.replies].flat() : []
  )
  const model = merge([
    // Bodies first: one that is put together starts where its literal does, and is the one to be judged.
    { ...emptyModel, subjects, roots: [...bodies, ...opened] },
    { ...described, comments: [] },
    {
      ...emptyModel,
      subjects: [...others, ...comments.subjects],
      comments: comments.comments,
      errors
    }
  ])
  return errors === 0 ? model : withLiterals(model, source)
}

/** What lies in code as data is handed to something that is not in reach. */
export const inCode = (subject: Subject): Subject =>
  subject.kind === "payload"
    ? { ...subject, caution: "An object in code: migrate it together with the code that sends or reads it." }
    : subject.kind === "site"
      ? { ...subject, isMock: true, caution: "A table in code: migrate it together with the code that reads it." }
      : subject

/** The model of a text whose grammar is not there: what literal proofs say. */
export const literally = (source: Source.Source, grammar: string): Model => ({
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
  places: ReadonlyArray<Place>
): { readonly comments: ReadonlyArray<Comment>; readonly subjects: ReadonlyArray<Subject> } => ({
  comments: places.map(({ end, start }) => ({ range: source.range(start, end), text: source.text.slice(start, end) })),
  subjects: places.flatMap(({ end, start }) =>
    Strings.subjects(Source.slice(source, start, end), "prose").filter(({ kind }) => kind !== "scopes")
  )
})
