/** What stands in `error.data` of every answer that is no success. */
import * as Issue from "@segue/core/Issue"
import * as PaxosError from "@segue/core/PaxosError"
import type { Problem } from "@segue/core/Problem"
import {
  StandardSchemaV1Error,
  type TRPCDefaultErrorData,
  type TRPCDefaultErrorShape,
  type TRPCError
} from "@trpc/server"

import * as Failure from "./Failure.ts"

/** Added to what tRPC puts into `data` itself (`code`, `httpStatus`, `path`). */
export interface ErrorData {
  /** Quote it when asking about an error; `null` where the request was refused before it had one. */
  readonly requestId: string | null
  /** What failed, as tagged data that core's schemas read; `null` for errors of the protocol and of this program. */
  readonly failure: Failure.FailureOnWire | null
  /** The vendor's own words. */
  readonly problem: Problem | null
  /** What is wrong with the input, by path. */
  readonly issues: ReadonlyArray<Issue.Issue>
  /** Whether a write may have been carried out all the same. */
  readonly inDoubt: boolean
  /** When to come back, in milliseconds, where the vendor or this gateway says so. */
  readonly retryAfterMs: number | null
}

/** An error as it is written on the wire. Interfaces, so that the type of each procedure names them instead of repeating them. */
export interface ErrorShape extends TRPCDefaultErrorShape {
  readonly data: ErrorShapeData
}
export interface ErrorShapeData extends TRPCDefaultErrorData, ErrorData {}

const inputIssues = (error: StandardSchemaV1Error): ReadonlyArray<Issue.Issue> =>
  error.issues.slice(0, Issue.ISSUES_MAX).map((issue) => {
    const remedy = "remedy" in issue && typeof issue.remedy === "string" ? { remedy: issue.remedy } : {}
    const path = (issue.path ?? []).map((part) => {
      const key = typeof part === "object" ? part.key : part
      return typeof key === "symbol" ? String(key) : key
    })
    return { path, message: issue.message, ...remedy }
  })

const bare = { failure: null, problem: null, inDoubt: false, retryAfterMs: null }

/** The data of an error. */
export const errorData = (error: TRPCError, requestId: string | undefined): ErrorData => {
  const id = { requestId: requestId ?? null }
  if (error.cause instanceof StandardSchemaV1Error) return { ...id, ...bare, issues: inputIssues(error.cause) }
  if (!Failure.isFailure(error.cause)) return { ...id, ...bare, issues: [] }
  const failure = Failure.publicFailure(error.cause)
  return {
    ...id,
    failure: Failure.encode(failure),
    problem: Failure.problemOf(failure) ?? null,
    issues: Failure.issuesOf(failure),
    inDoubt: failure._tag === "PaxosError" && PaxosError.isInDoubt(failure),
    retryAfterMs: Failure.retryAfterMsOf(failure) ?? null
  }
}

/** The text of an error. What went wrong inside this program is for its log, not for callers. */
export const errorMessage = (error: TRPCError, message: string): string => {
  if (error.code === "INTERNAL_SERVER_ERROR") return "internal error. Quote the request id to whoever runs the gateway"
  return error.cause instanceof StandardSchemaV1Error ? inputIssues(error.cause).map(Issue.format).join("; ") : message
}
