/** Judges one exchange by the table: which operation it was, which outcome it had, and what is wrong with its shape. */
import * as Issue from "@segue/core/Issue"
import * as Problem from "@segue/core/Problem"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import type * as Exchange from "../../src/Exchange.ts"
import type * as Resource from "../../src/Resource.ts"
import * as table from "./table.ts"

/** A request, its answer, and what the table says about them. */
export interface Exchanged {
  readonly operation: Resource.Operation
  /** `200`, `404 about:blank`, `409 already-exists`, `400 invalid_scope`. */
  readonly outcome: string
  readonly request: Exchange.Request
  readonly answer: Exchange.Answer
  readonly body: unknown
  /** What is wrong, in words; empty for an answer that is as it should be. */
  readonly wrong: ReadonlyArray<string>
}

const entries = Object.entries(table.operations) as ReadonlyArray<[Resource.Operation, table.Operation]>

/** Paths of the table as patterns; the longer the text of a path, the earlier it is tried. */
const patterns = entries.map(([operation, { method, path }]) => ({
  operation,
  method,
  pattern: new RegExp(`^/v2${path.replaceAll(/\{\w+\}/gu, "[^/]+")}$`, "u")
}))

/** The operation that a request names, if any. */
export const operationOf = (method: string, path: string): Resource.Operation | undefined =>
  path === table.token.path
    ? "IssueToken"
    : patterns.find((one) => one.method === method && one.pattern.test(path))?.operation

const closed = (schema: Schema.Top, value: unknown): ReadonlyArray<string> => {
  const read = Issue.decoder(schema as unknown as Schema.Codec<unknown, unknown>, { unknownFields: "refuse" })(value)
  return Result.isSuccess(read) ? [] : read.failure.map((issue) => Issue.format(issue))
}

const mediaType = (answer: Exchange.Answer): string => (answer.headers["content-type"] ?? "").split(";")[0]!.trim()

/** The envelope, closed. Source: docs/vendor-facts.md#problem-envelope. */
const envelope = ({ isBare = false, meta }: table.Refusal) =>
  Schema.Struct({
    type: Schema.NonEmptyString,
    title: Schema.NonEmptyString,
    status: Schema.Int,
    detail: isBare ? Schema.optionalKey(Schema.NonEmptyString) : Schema.NonEmptyString,
    ...(meta === undefined ? {} : { meta })
  })

const slugOf = (type: unknown): string =>
  type === Problem.BLANK
    ? Problem.BLANK
    : typeof type === "string" && type.startsWith(Problem.TYPE_BASE)
      ? type.slice(Problem.TYPE_BASE.length)
      : `the type ${JSON.stringify(type)}`

/** The outcome's name. */
export const outcomeOf = (refusal: table.Refusal): string => `${refusal.status} ${refusal.slug}`

type Verdict = Pick<Exchanged, "outcome" | "wrong">

const judgeToken = (answer: Exchange.Answer, body: unknown): Verdict => {
  if (answer.status === 200) return { outcome: "200", wrong: closed(table.token.success, body) }
  const word = (body as { readonly error?: string } | undefined)?.error
  const outcome = `${answer.status} ${word}`
  const isKnown = table.token.errors.some(([status, error]) => `${status} ${error}` === outcome)
  if (!isKnown) return { outcome, wrong: [`no such outcome: ${outcome}`] }
  return {
    outcome,
    wrong: closed(Schema.Struct({ error: Schema.String, error_description: Schema.NonEmptyString }), body)
  }
}

const judgeProblem = (operation: table.Operation, answer: Exchange.Answer, body: unknown): Verdict => {
  const { status, title, type } = (body ?? {}) as Record<string, unknown>
  const outcome = `${answer.status} ${slugOf(type)}`
  const refusal = operation.refusals.find((one) => outcomeOf(one) === outcome)
  if (refusal === undefined) return { outcome, wrong: [`no such outcome: ${outcome}: ${answer.body.slice(0, 200)}`] }
  return {
    outcome,
    wrong: [
      ...closed(envelope(refusal), body),
      ...(status === answer.status ? [] : [`status: ${String(status)} in a ${answer.status}`]),
      ...(title === refusal.title ? [] : [`title: ${String(title)}, not ${refusal.title}`]),
      ...(mediaType(answer) === operation.problemType ? [] : [`media type: ${mediaType(answer)}`])
    ]
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Judges an exchange; throws for a request that names no operation. */
export const judge = (request: Exchange.Request, answer: Exchange.Answer): Exchanged => {
  const operation = operationOf(request.method, request.path)
  if (operation === undefined) throw new Error(`no operation: ${request.method} ${request.path}`)
  const body = parse(answer.body)
  const base = { operation, request, answer, body }
  if (operation === "IssueToken") return { ...base, ...judgeToken(answer, body) }
  const entry = table.operations[operation]
  if (entry === undefined) throw new Error(`${operation} is not in the table`)
  if (answer.status !== 200) return { ...base, ...judgeProblem(entry, answer, body) }
  const wrong = closed(entry.success, body)
  return {
    ...base,
    outcome: "200",
    wrong: mediaType(answer) === "application/json" ? wrong : [...wrong, `media type: ${mediaType(answer)}`]
  }
}
