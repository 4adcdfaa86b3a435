/** Core's `Orchestrations` over a gateway: what runs against the vendor runs against a gateway unchanged. */
import * as Event from "@segue/core/Event"
import * as Issue from "@segue/core/Issue"
import type { Page } from "@segue/core/Listing"
import { Orchestration } from "@segue/core/Orchestration"
import * as Core from "@segue/core/Orchestrations"
import * as PaxosError from "@segue/core/PaxosError"
import { Rule } from "@segue/core/Rule"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import { dataOf, isRefusal, isSegueError, type SegueError } from "./Answer.ts"
import type { SegueClient } from "./Client.ts"

const pageOf = <A, E>(row: Schema.Codec<A, E>) =>
  Issue.decoder(Schema.Struct({ items: Schema.Array(row), next_page_cursor: Schema.optionalKey(Schema.String) }))

const decode = {
  outcome: Issue.decoder(Core.CreateOutcome),
  orchestration: Issue.decoder(Orchestration),
  orchestrations: pageOf(Orchestration),
  rule: Issue.decoder(Rule),
  rules: pageOf(Rule),
  event: Issue.decoder(Event.Event),
  events: pageOf(Event.Event),
  failure: Issue.decoder(Schema.Union([PaxosError.PaxosError, PaxosError.RefIdConflict]))
}

/** What the gateway refuses or fails with by itself, in the words that core has for it. */
const ownReason = (error: SegueError): PaxosError.Reason => {
  const data = dataOf(error)
  if (data === undefined) return new PaxosError.TransportFailed({ phase: "receive" })
  const status = data.httpStatus
  if (data.code === "BAD_REQUEST") return new PaxosError.InvalidRequest({ issues: data.issues ?? [] })
  if (status === 401) return new PaxosError.Unauthorized({ status })
  if (status === 403) return new PaxosError.Forbidden({ status })
  if (status === 404) return new PaxosError.NotFound({ status })
  if (status === 409) return new PaxosError.AlreadyExists({ status })
  if (status === 429) return new PaxosError.RateLimited({ status })
  if (status >= 500) return new PaxosError.Unavailable({ status })
  return new PaxosError.UnknownProblem({ status })
}

const toError = (operation: string, thrown: unknown): PaxosError.PaxosError | PaxosError.RefIdConflict => {
  const failed = (reason: PaxosError.Reason) =>
    // What the gateway refuses by itself and calls settled was certainly not carried out.
    new PaxosError.PaxosError({ operation, reason, sent: !(isSegueError(thrown) && isRefusal(thrown)) })
  if (!isSegueError(thrown)) return failed(new PaxosError.TransportFailed({ phase: "send" }))
  return Result.getOrElse(decode.failure(dataOf(thrown)?.failure), () => failed(ownReason(thrown)))
}

type Decode<A> = (value: unknown) => Result.Result<A, ReadonlyArray<Issue.Issue>>

/** A call whose answer is read by core's schema; its writes answer conflicts too. */
const call = <A>(operation: string, decoder: Decode<A>, ask: (signal: AbortSignal) => Promise<unknown>) =>
  Effect.flatMap(Effect.tryPromise({ try: ask, catch: (thrown) => toError(operation, thrown) }), (answer) =>
    Effect.mapError(Effect.fromResult(decoder(answer)), (issues) => {
      const reason = new PaxosError.UnreadableReply({ status: 200, issues })
      return new PaxosError.PaxosError({ operation, reason, sent: true })
    })
  )

/** A call that has no `ref_id` to be in conflict with. */
const plain = <A>(operation: string, decoder: Decode<A>, ask: (signal: AbortSignal) => Promise<unknown>) =>
  Effect.catchTag(call(operation, decoder, ask), "RefIdConflict", () => {
    const reason = new PaxosError.AlreadyExists({ status: 409 })
    return Effect.fail(new PaxosError.PaxosError({ operation, reason, sent: true }))
  })

const paged = <A>(
  operation: string,
  decoder: Decode<Page<A>>,
  ask: (signal: AbortSignal) => Promise<unknown>
): Effect.Effect<Page<A>, PaxosError.PaxosError> => plain(operation, decoder, ask)

const basics = ({ create, trpc }: SegueClient): Core.Basics => ({
  // The client answers `Unknown` for every answer that it did not hear; a fiber that is interrupted does not take the
  // write back, so it is not told of the interruption.
  create: (request) => {
    const made = call("CreateOrchestration", decode.outcome, () => create(request))
    return Effect.catchIf(
      made,
      (error) => PaxosError.isPaxosError(error) && PaxosError.isInDoubt(error),
      (error) =>
        Effect.succeed<Core.CreateOutcome>({
          _tag: "Unknown",
          ref_id: request.ref_id,
          reason: (error as PaxosError.PaxosError).reason
        })
    )
  },
  get: (id) =>
    plain("GetOrchestration", decode.orchestration, (signal) => trpc.orchestrations.get.query({ id }, { signal })),
  list: (query) =>
    paged("ListOrchestrations", decode.orchestrations, (signal) => trpc.orchestrations.list.query(query, { signal })),
  rules: {
    create: (request) => plain("CreateOrchestrationRule", decode.rule, () => trpc.rules.create.mutate(request)),
    list: (query) =>
      paged("ListOrchestrationRules", decode.rules, (signal) => trpc.rules.list.query(query, { signal })),
    delete: (id) => plain("DeleteOrchestrationRule", decode.rule, () => trpc.rules.delete.mutate({ id }))
  },
  events: {
    get: (id, options) =>
      plain("GetEvent", decode.event, (signal) => trpc.events.get.query({ id, ...options }, { signal })),
    list: (query) => paged("ListEvents", decode.events, (signal) => trpc.events.list.query(query, { signal }))
  }
})

/** The layer. `patience` is that of `watch` and `changes`, which ask again and again; `client.watch` is told instead. */
export const layer = (client: SegueClient, patience: Partial<Core.Patience> = {}): Layer.Layer<Core.Orchestrations> =>
  Layer.succeed(Core.Orchestrations, Core.fromBasics(basics(client), patience))
