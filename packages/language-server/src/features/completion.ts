/** Names of the new API inside bodies that are proven to be its own, or about to become so; and its statuses. */
import * as Orchestration from "@segue/core/Orchestration"
import type { Subject } from "@segue/migrate/model/Subject"
import * as Values from "@segue/migrate/model/Value"
import * as Ranges from "@segue/migrate/text/Range"
import { type CompletionItem, CompletionItemKind } from "vscode-languageserver"

import type { Analysis } from "../Analyst.ts"
import type { Session } from "../Session.ts"

type Form = "request" | "reply"

const sides: Readonly<Record<string, ReadonlyArray<string>>> = {
  source: ["profile"],
  destination: ["profile", "crypto", "fiat"],
  "source.profile": ["profile_id"],
  "destination.profile": ["profile_id"],
  "destination.crypto": ["address", "network"],
  "destination.fiat": ["bank_account_id", "memo"],
  source_transfer: ["transfer_id", "status"],
  destination_transfer: ["transfer_id", "status"],
  fail_reason: ["detail"]
}

const fieldsAt = (form: Form, path: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (path.length > 0) return sides[path.join(".")] ?? []
  return [...(form === "request" ? Orchestration.requestFields : Orchestration.orchestrationFieldNames)]
}

interface Body {
  readonly value: Values.Value
  readonly form: Form
}

const bodiesOf = (subject: Subject): ReadonlyArray<Body> => {
  if (subject.kind === "payload")
    return [{ value: subject.value, form: subject.form === "request" ? "request" : "reply" }]
  if (subject.kind !== "site") return []
  const body = subject.operation === "create" && subject.body !== undefined ? [subject.body] : []
  return [
    ...body.map((value): Body => ({ value, form: "request" })),
    ...subject.replies.map((value): Body => ({ value, form: "reply" }))
  ]
}

interface Place extends Body {
  readonly object: Values.ObjectValue
  readonly path: ReadonlyArray<string>
}

/** The innermost object around an offset, and the way to it; items of a list are roots of their own. */
const innermost = (body: Body, at: number): Place | undefined => {
  let found: Place | undefined
  const look = (value: Values.Value, path: ReadonlyArray<string>): void => {
    const range = Values.range(value)
    if (at <= range.start || at >= range.end) return
    if (value.kind === "array") for (const item of value.items) look(item, [])
    if (value.kind !== "object") return
    found = { ...body, object: value, path }
    for (const entry of value.entries) look(entry.value, entry.key === "items" ? [] : [...path, entry.key])
  }
  look(body.value, [])
  return found
}

const WORD = /[A-Za-z_]/u
const QUOTE = /["'`]/u

interface Word {
  readonly start: number
  readonly end: number
  readonly isQuoted: boolean
}

const wordAt = (text: string, at: number): Word => {
  let start = at
  while (start > 0 && WORD.test(text[start - 1]!)) start--
  let end = at
  while (end < text.length && WORD.test(text[end]!)) end++
  return { start, end, isQuoted: start > 0 && QUOTE.test(text[start - 1]!) }
}

/** Keys as the object writes its others. */
const quoteOf = ({ object }: Place): string => {
  const [first] = object.entries
  if (first === undefined || first.shorthand) return object.source.file.path.endsWith("json") ? '"' : ""
  const letter = object.source.file.text[Values.range(first.keyNode).start] ?? ""
  return QUOTE.test(letter) ? letter : ""
}

const items = (
  { places }: Analysis,
  word: Word,
  {
    detail,
    kind,
    names,
    quote
  }: { names: ReadonlyArray<string>; quote: string; detail: string; kind: CompletionItemKind }
): Array<CompletionItem> =>
  names.map((name) => ({
    label: name,
    kind,
    detail,
    textEdit: { range: places.range(word), newText: word.isQuoted ? name : `${quote}${name}${quote}` }
  }))

const fieldItems = (analysis: Analysis, place: Place, at: number): Array<CompletionItem> | undefined => {
  const isInValue = place.object.entries.some((entry) => {
    const { end, start } = Values.range(entry.value)
    return !entry.shorthand && start < at && at <= end && start !== Values.range(entry.keyNode).start
  })
  const status = Values.get(place.object, "status")
  if (status?.kind === "string" && Ranges.contains(Values.range(status), { start: at, end: at })) return undefined
  if (isInValue) return []
  const word = wordAt(analysis.text, at)
  const present = new Set(
    place.object.entries
      .filter((entry) => !Ranges.meets(Values.range(entry.keyNode), { start: at, end: at }))
      .map(({ key }) => key)
  )
  return items(analysis, word, {
    names: fieldsAt(place.form, place.path).filter((name) => !present.has(name)),
    quote: quoteOf(place),
    detail: "Orchestrations API",
    kind: CompletionItemKind.Field
  })
}

/** Whether a status stands here: the field of a reply, or a word it is compared with. */
const isStatus = (subjects: ReadonlyArray<Subject>, place: Place | undefined, at: number): boolean => {
  const value = place?.form === "reply" ? Values.get(place.object, "status") : undefined
  if (value !== undefined && Ranges.contains(Values.range(value), { start: at, end: at })) return true
  return subjects.some(
    (subject) =>
      (subject.kind === "site" || subject.kind === "declaration") &&
      subject.statusTests.some(({ range }) => Ranges.contains(range, { start: at, end: at }))
  )
}

/** What may be written at an offset. */
export const at = (analysis: Analysis, offset: number): Array<CompletionItem> => {
  const { subjects } = analysis.checked.model
  const place = subjects
    .flatMap(bodiesOf)
    .flatMap((body) => innermost(body, offset) ?? [])
    .at(-1)
  if (isStatus(subjects, place, offset)) {
    const word = wordAt(analysis.text, offset)
    return items(analysis, word, {
      names: Orchestration.statuses,
      quote: '"',
      detail: "status of an orchestration",
      kind: CompletionItemKind.EnumMember
    })
  }
  return place === undefined ? [] : (fieldItems(analysis, place, offset) ?? [])
}

/** Answers `textDocument/completion`. */
export const register = (session: Session): void => {
  const { analyst, connection, documents } = session
  connection.onCompletion(async ({ position, textDocument }, token) => {
    const document = documents.get(textDocument.uri)
    if (document === undefined) return []
    const analysis = await analyst.analyse(document)
    return token.isCancellationRequested ? [] : at(analysis, analysis.places.offset(position))
  })
}
