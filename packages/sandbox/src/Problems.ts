/**
 * Refusals in the vendor's shapes: thrown by what refuses, turned into answers in one place (Router). Which kinds exist
 * is core's catalogue. Sources: docs/vendor-facts.md#problem-envelope, #problem-catalogue.
 */
import * as Issue from "@segue/core/Issue"
import * as Problem from "@segue/core/Problem"
import * as Data from "effect/Data"

import * as Exchange from "./Exchange.ts"

/** The body of a refusal. */
export interface Body {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly meta?: Readonly<Record<string, unknown>>
}

/** A refusal on its way to the caller: the request changed nothing. */
export class Refusal extends Data.TaggedError("Refusal")<{ readonly problem: Body }> {}

/** A problem of type `about:blank` with the title of its status. */
export const blank = (status: number, detail?: string): Refusal =>
  new Refusal({
    problem: {
      type: Problem.BLANK,
      title: Problem.blankTitles[status] ?? "Error",
      status,
      ...(detail === undefined ? {} : { detail })
    }
  })

/** A problem of one of the vendor's own kinds. */
export const of = (kind: Problem.Kind, detail: string, meta?: Readonly<Record<string, unknown>>): Refusal => {
  const { status, title } = Problem.catalogue[kind]
  return new Refusal({
    problem: { type: Problem.TYPE_BASE + kind, title, status, detail, ...(meta === undefined ? {} : { meta }) }
  })
}

/** 400 for a body or a query that does not have the documented shape; every issue with its path. */
export const invalid = (issues: ReadonlyArray<Issue.Issue>): Refusal =>
  blank(400, issues.map((issue) => Issue.format(issue)).join("; "))

/** 403 with the balance that was missing. Source: docs/vendor-facts.md#conv-problems. */
export const insufficientFunds = (meta: {
  readonly profile_id: string
  readonly asset: string
  readonly needed: string
  readonly available: string
}): Refusal =>
  of(
    "insufficient-funds",
    `insufficient ${meta.asset} funds in profile ${meta.profile_id}: ${meta.needed} needed, ${meta.available} available`,
    { ...meta }
  )

/** 409 for a `ref_id` that was used before; `existing` is left out when the switch says so. */
export const alreadyExists = (what: string, refId: string, existing: unknown): Refusal =>
  of(
    "already-exists",
    `${what} already exists with ref_id '${refId}'`,
    existing === undefined ? undefined : { existing }
  )

/** 400 for an amount with more decimals than its asset has. */
export const exceedPrecision = (amount: string, decimals: number, pair: string): Refusal =>
  of("exceed-precision", `${amount} has more than ${decimals} decimals, the most for ${pair}`)

/** The answer that carries a refusal. */
export const answer = (problem: Body, contentType: string): Exchange.Answer =>
  Exchange.json(problem, problem.status, contentType)
