/** Breaks an answer the way a fault rule or a magic value asks for. */
import * as Exchange from "./Exchange.ts"
import type * as Faults from "./Faults.ts"
import * as Problems from "./Problems.ts"

/** Adds latency to an answer. */
export const delayed = (answer: Exchange.Answer, latencyMs: number): Exchange.Answer =>
  latencyMs <= 0
    ? answer
    : { ...answer, wire: { ...answer.wire, latencyMs: (answer.wire?.latencyMs ?? 0) + latencyMs } }

/** No answer: the connection is cut. */
export const reset = (answer: Exchange.Answer): Exchange.Answer => ({
  ...answer,
  wire: { ...answer.wire, reset: true }
})

/** Only a share of the body arrives. */
export const truncated = (answer: Exchange.Answer, share: number): Exchange.Answer => ({
  ...answer,
  wire: { ...answer.wire, truncateBytes: Math.floor(new TextEncoder().encode(answer.body).length * share) }
})

/** An error in place of an answer. */
export const failed = (status: number, contentType: string, retryAfterS?: number): Exchange.Answer => {
  const answer = Problems.answer(Problems.blank(status, "injected by a fault of the sandbox").problem, contentType)
  return retryAfterS === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, "retry-after": String(retryAfterS) } }
}

/** Breaks `answer` as the rule says. */
export const broken = (rule: Faults.Rule, answer: Exchange.Answer, contentType: string): Exchange.Answer => {
  if (rule.reset === true) return reset(answer)
  const said = rule.status === undefined ? answer : failed(rule.status, contentType, rule.retryAfter)
  return rule.truncate === undefined ? said : truncated(said, rule.truncate)
}
