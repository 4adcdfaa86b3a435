/** Makes a failing request smaller while it still fails in the same way. */
import { isObject } from "../payload/Shape.ts"
import type { Case } from "./Case.ts"
import { type Different, judge, type Migrate } from "./Verify.ts"

const optional = ["recipient_profile_id", "identity_id", "account_id", "metadata"] as const
const plainAmounts = ["1", "0.01"] as const

const without = (request: Readonly<Record<string, unknown>>, field: string) =>
  Object.fromEntries(Object.entries(request).filter(([key]) => key !== field))

/** Requests that are a little simpler. */
const simpler = (request: Readonly<Record<string, unknown>>): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  const { amount, metadata } = request
  return [
    ...optional.filter((field) => field in request).map((field) => without(request, field)),
    ...(isObject(metadata)
      ? Object.keys(metadata).map((key) => ({ ...request, metadata: without(metadata, key) }))
      : []),
    ...plainAmounts
      .filter((plain) => typeof amount === "string" && plain.length < amount.length)
      .map((plain) => ({ ...request, amount: plain }))
  ]
}

/** The smallest case that fails by a law the first one fails by. */
export const shrink = (failed: Different, migrate: Migrate): Different => {
  const broken = new Set(failed.judged.failures.map((failure) => failure.law))
  let smallest = failed
  for (let isSmaller = true; isSmaller && isObject(smallest.case.request);) {
    isSmaller = false
    for (const request of simpler(smallest.case.request)) {
      const candidate: Case = { ...smallest.case, request }
      const judged = judge(candidate, migrate)
      if (judged.failures.some((failure) => broken.has(failure.law))) {
        smallest = { case: candidate, judged }
        isSmaller = true
        break
      }
    }
  }
  return smallest
}
