/** Reading many orchestrations at once: calls that run at the same time share listings by id. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Request from "effect/Request"
import * as RequestResolver from "effect/RequestResolver"
import * as Result from "effect/Result"

import { ARRAY_MAX } from "../../Listing.ts"
import type { Orchestration } from "../../Orchestration.ts"
import type * as PaxosError from "../../PaxosError.ts"

class GetOrchestration extends Request.TaggedClass("GetOrchestration")<
  { readonly id: string },
  Orchestration,
  PaxosError.PaxosError
> {}

/** Characters of ids in one listing: URLs beyond some 8,000 are refused by servers on the way. */
const ID_CHARACTERS_MAX = 5_000

const groups = (ids: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> => {
  const all: Array<Array<string>> = []
  let room = 0
  for (const id of ids) {
    room -= id.length
    if (room < 0 || all.length === 0) {
      all.push([])
      room = ID_CHARACTERS_MAX - id.length
    }
    all.at(-1)!.push(id)
  }
  return all
}

const ONE_BY_ONE_CONCURRENCY = 10

/** Failures of a listing that one of its ids may have caused. */
const aboutItsIds: ReadonlySet<PaxosError.Reason["_tag"]> = new Set([
  "BadRequest",
  "NotFound",
  "UnknownProblem",
  "UnreadableReply",
  "InvalidRequest"
])

/**
 * A `get` that asks for up to 100 ids per listing. An id that the listing does not show is asked for by itself, so that
 * the vendor says whether it does not exist; so are all ids of a listing that was refused or could not be read, so that
 * one bad id or record does not hide the others. A single id is asked for directly.
 */
export const makeGet = (options: {
  readonly getOne: (id: string) => Effect.Effect<Orchestration, PaxosError.PaxosError>
  readonly listByIds: (ids: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<Orchestration>, PaxosError.PaxosError>
}): ((id: string) => Effect.Effect<Orchestration, PaxosError.PaxosError>) => {
  const listed = (ids: ReadonlyArray<string>) =>
    options.listByIds(ids).pipe(
      Effect.map((rows) => new Map(rows.map((row) => [row.id, row]))),
      Effect.catchIf(
        ({ reason }) => aboutItsIds.has(reason._tag),
        () => Effect.succeed(new Map<string, Orchestration>())
      )
    )

  const resolver = RequestResolver.make<GetOrchestration>(
    Effect.fnUntraced(function* (entries) {
      const ids = [...new Set(entries.map((entry) => entry.request.id))]
      const finish = (id: string, exit: Exit.Exit<Orchestration, PaxosError.PaxosError>) => {
        for (const entry of entries) if (entry.request.id === id) entry.completeUnsafe(exit)
      }
      const oneByOne = (some: ReadonlyArray<string>) =>
        Effect.forEach(some, (id) => Effect.map(Effect.exit(options.getOne(id)), (exit) => finish(id, exit)), {
          concurrency: ONE_BY_ONE_CONCURRENCY,
          discard: true
        })
      if (ids.length === 1) return yield* oneByOne(ids)
      yield* Effect.forEach(
        groups(ids),
        (group) =>
          Effect.flatMap(Effect.result(listed(group)), (result) => {
            if (Result.isFailure(result)) {
              for (const id of group) finish(id, Exit.fail(result.failure))
              return Effect.void
            }
            const missing = group.filter((id) => !result.success.has(id))
            for (const [id, row] of result.success) finish(id, Exit.succeed(row))
            return oneByOne(missing)
          }),
        { concurrency: "unbounded", discard: true }
      )
    })
  ).pipe(RequestResolver.batchN(ARRAY_MAX))

  return (id) => Effect.request(new GetOrchestration({ id }), resolver)
}
