import { Conversion, ConversionList } from "@segue/core/Conversion"
import * as Issue from "@segue/core/Issue"
import * as ObjectMigration from "@segue/core/migration/Object"
import type { Note } from "@segue/core/Note"
import { Orchestration, OrchestrationList } from "@segue/core/Orchestration"
/** `--kind response`: one object of a reply, or a page of a listing. */
import * as Result from "effect/Result"

import * as Answer from "./Answer.ts"
import * as Shape from "./Shape.ts"

const readConversion = Issue.decoder(Conversion)
const readConversions = Issue.decoder(ConversionList)
const readOrchestration = Issue.decoder(Orchestration)
const readOrchestrations = Issue.decoder(OrchestrationList)

const cursorNote: Note = {
  code: "page-cursor-kept",
  level: "review",
  row: "Q2",
  path: ["next_page_cursor"],
  message: "A cursor of one listing means nothing to the other; it is kept as it is."
}

const deprecatedNote: Note = {
  code: "deprecated-array",
  level: "info",
  row: "Q1",
  path: ["orchestrations"],
  message: "The array is deprecated and repeats items; the legacy listing has items only."
}

const one = (value: unknown, to: Answer.Target): Answer.Answer => {
  const wrong = Shape.isObject(value) ? Shape.wrongShape(value, to, "R14") : undefined
  if (wrong !== undefined) return Answer.refused(wrong)
  if (to === "orchestration") {
    const read = readConversion(value)
    return Result.isFailure(read)
      ? Answer.unreadable(read.failure)
      : Answer.fromMigration(ObjectMigration.toOrchestration(read.success))
  }
  const read = readOrchestration(value)
  return Result.isFailure(read)
    ? Answer.unreadable(read.failure)
    : Answer.fromMigration(ObjectMigration.toConversion(read.success))
}

/** Whether a value is a page of a listing of either API. */
export const isPage = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Shape.isObject(value) && (Array.isArray(value["items"]) || Array.isArray(value["orchestrations"]))

/** The rows to migrate, in their raw form, and the name of the array they stand in. */
const rawRows = (value: Readonly<Record<string, unknown>>): readonly [name: string, ReadonlyArray<unknown>] =>
  Array.isArray(value["items"])
    ? ["items", value["items"]]
    : ["orchestrations", value["orchestrations"] as ReadonlyArray<unknown>]

const page = (value: Readonly<Record<string, unknown>>, to: Answer.Target): Answer.Answer => {
  const [name, raw] = rawRows(value)
  const answers: Array<Answer.Answer> = []
  const unreadable: Array<Issue.Issue> = []
  for (const [index, row] of raw.entries()) {
    const answer = Answer.within(one(row, to), name, index)
    answers.push(answer)
    // One row that cannot be read or migrated refuses the page: a page with holes looks complete.
    if (answer.tag === "unreadable") unreadable.push(...answer.issues)
    if (unreadable.length >= Issue.ISSUES_MAX) break
  }
  if (unreadable.length > 0) return Answer.unreadable(unreadable.slice(0, Issue.ISSUES_MAX))
  const refused = answers.flatMap((answer) => (answer.tag === "refused" ? answer.issues : []))
  if (refused.length > 0) return Answer.refused(...refused)
  const read: Result.Result<object, ReadonlyArray<Issue.Issue>> = to === "orchestration"
    ? readConversions(value)
    : readOrchestrations(value)
  if (Result.isFailure(read)) return Answer.unreadable(read.failure)
  const migrated = answers.flatMap((answer) => (answer.tag === "migrated" ? [answer] : []))
  const { items: _items, orchestrations, ...rest } = value
  return {
    tag: "migrated",
    result: { items: migrated.map((answer) => answer.result), ...rest },
    notes: [
      ...migrated.flatMap((answer) => answer.notes),
      ...(to === "conversion" && orchestrations !== undefined ? [deprecatedNote] : []),
      ...(value["next_page_cursor"] === undefined || value["next_page_cursor"] === "" ? [] : [cursorNote])
    ]
  }
}

/** Migrates an object of a reply, or a page of them. */
export const migrate = (value: unknown, { to }: Answer.Options): Answer.Answer =>
  isPage(value) ? page(value, to) : one(value, to)
