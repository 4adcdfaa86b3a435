/** Reading orchestrations by id, many at a time, so that one that cannot be read does not hide the others. */
import type { Orchestration } from "@segue/core/Orchestration"
import type { Orchestrations } from "@segue/core/Orchestrations"
import type * as PaxosError from "@segue/core/PaxosError"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"

/** Ids in one go: the service below turns them into ten listings at most. */
export const IDS_MAX = 1_000

/** Failures that concern the one id; all others concern everybody, such as an outage. */
const aboutTheId: ReadonlySet<PaxosError.Reason["_tag"]> = new Set([
  "BadRequest",
  "InvalidRequest",
  "NotFound",
  "UnknownProblem",
  "UnreadableReply"
])

/** What was read. */
export interface Read {
  readonly found: ReadonlyArray<Orchestration>
  /** The vendor says that there is no such orchestration, or does not show it yet. */
  readonly missing: ReadonlyArray<string>
  /** Neither shown nor denied: the answer could not be read. */
  readonly unreadable: ReadonlyArray<string>
}

/** Reads up to `IDS_MAX` ids. Fails only for what concerns them all. */
export const byIds = (
  orchestrations: Orchestrations["Service"],
  ids: ReadonlyArray<string>
): Effect.Effect<Read, PaxosError.PaxosError> =>
  Effect.gen(function* () {
    const results = yield* Effect.forEach(
      ids,
      (id) => Effect.map(Effect.result(orchestrations.get(id)), (result) => ({ id, result })),
      { concurrency: "unbounded" }
    )
    const found: Array<Orchestration> = []
    const missing: Array<string> = []
    const unreadable: Array<string> = []
    for (const { id, result } of results) {
      if (Result.isSuccess(result)) found.push(result.success)
      else if (!aboutTheId.has(result.failure.reason._tag)) return yield* result.failure
      else (result.failure.reason._tag === "NotFound" ? missing : unreadable).push(id)
    }
    return { found, missing, unreadable }
  })

/** Splits a list into parts of at most `size`. */
export const parts = <A>(items: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size))
