/** `Orchestrations` over the vendor's HTTP API. Source: docs/vendor-facts.md#orch-endpoints, #event-api. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"

import * as Event from "./Event.ts"
import { makeGet } from "./internal/http/batch.ts"
import { checked, checkedId } from "./internal/http/call.ts"
import { create, type Ending } from "./internal/http/create.ts"
import { type Existing, judge, ownRefId } from "./internal/http/existing.ts"
import { findByRefId } from "./internal/http/lookup.ts"
import { orchestrationTerms } from "./internal/http/match.ts"
import { toPage } from "./internal/http/page.ts"
import * as Issue from "./Issue.ts"
import * as Orchestration from "./Orchestration.ts"
import * as Orchestrations from "./Orchestrations.ts"
import * as PaxosError from "./PaxosError.ts"
import { PaxosHttp } from "./PaxosHttp.ts"
import * as Rule from "./Rule.ts"

const decode = {
  orchestration: Issue.decoder(Orchestration.Orchestration),
  orchestrations: Issue.decoder(Orchestration.OrchestrationList),
  rule: Issue.decoder(Rule.RuleReply),
  rules: Issue.decoder(Rule.RuleList),
  event: Issue.decoder(Event.Event),
  events: Issue.decoder(Event.EventList)
}

const check = {
  request: checked(Orchestration.OrchestrationRequest),
  query: checked(Orchestration.OrchestrationQuery),
  rule: checked(Rule.RuleRequest),
  rules: checked(Rule.RuleQuery),
  events: checked(Event.EventQuery)
}

const orchestrations = ["orchestration", "orchestrations"]
const rules = ["orchestration", "rules"]

const toOutcome = (
  ref_id: string,
  ending: Ending<Orchestration.Orchestration, Existing>
): Orchestrations.CreateOutcome => {
  switch (ending._tag) {
    case "Created":
      return { _tag: "Created", orchestration: ending.record }
    case "Unknown":
      return { _tag: "Unknown", ref_id, reason: ending.reason }
    case "Existing": {
      const { found } = ending
      return found.api === "conversion"
        ? { _tag: "LegacyConversion", conversion: found.record }
        : { _tag: "AlreadyExists", orchestration: found.record, notes: found.notes }
    }
  }
}

const makeRules = (http: PaxosHttp["Service"]): Orchestrations.Basics["rules"] => ({
  create: Effect.fn("Orchestrations.rules.create")(function* (input) {
    const operation = "CreateOrchestrationRule"
    const body = yield* Effect.fromResult(check.rule(operation, input))
    const reply = yield* http.write({ operation, method: "POST", path: rules, body, decode: decode.rule })
    return reply.rule
  }),
  list: Effect.fn("Orchestrations.rules.list")(function* (input) {
    const operation = "ListOrchestrationRules"
    const query = yield* Effect.fromResult(check.rules(operation, input))
    const reply = yield* http.read({ operation, method: "GET", path: rules, query, decode: decode.rules })
    return toPage(Rule.rows(reply), reply)
  }),
  delete: Effect.fn("Orchestrations.rules.delete")(function* (input) {
    const operation = "DeleteOrchestrationRule"
    const id = yield* Effect.fromResult(checkedId(operation, input))
    const reply = yield* http.write({ operation, method: "DELETE", path: [...rules, id], decode: decode.rule })
    return reply.rule
  })
})

const makeEvents = (http: PaxosHttp["Service"]): Orchestrations.Basics["events"] => ({
  get: Effect.fn("Orchestrations.events.get")(function* (input, options) {
    const operation = "GetEvent"
    const id = yield* Effect.fromResult(checkedId(operation, input))
    const query = options?.is_test === undefined ? {} : { is_test: options.is_test }
    return yield* http.read({ operation, method: "GET", path: ["events", id], query, decode: decode.event })
  }),
  list: Effect.fn("Orchestrations.events.list")(function* (input) {
    const operation = "ListEvents"
    const query = yield* Effect.fromResult(check.events(operation, input))
    const reply = yield* http.read({ operation, method: "GET", path: ["events"], query, decode: decode.events })
    return toPage(reply.events, reply)
  })
})

const makeBasics = (http: PaxosHttp["Service"]): Orchestrations.Basics => {
  const list = Effect.fn("Orchestrations.list")(function* (input: Orchestration.OrchestrationQuery) {
    const operation = "ListOrchestrations"
    const query = yield* Effect.fromResult(check.query(operation, input))
    const reply = yield* http.read({
      operation,
      method: "GET",
      path: orchestrations,
      query,
      decode: decode.orchestrations
    })
    return toPage(Orchestration.rows(reply), reply)
  })

  const getOne = (id: string) =>
    http
      .read({
        operation: "GetOrchestration",
        method: "GET",
        path: [...orchestrations, id],
        decode: decode.orchestration
      })
      .pipe(
        Effect.catchReason("PaxosError", "NotFound", ({ problem, status }, { operation, sent }) => {
          const reason = new PaxosError.NotFound({ status, ids: [id], ...(problem === undefined ? {} : { problem }) })
          return Effect.fail(new PaxosError.PaxosError({ operation, sent, reason }))
        })
      )

  const get = makeGet({
    getOne,
    listByIds: (ids) =>
      Effect.map(list({ orchestration_id: ids, limit: ids.length }), ({ items }) =>
        items.filter((row) => ids.includes(row.id))
      )
  })

  return {
    create: Effect.fn("Orchestrations.create")(function* (input) {
      const operation = "CreateOrchestration"
      const body = yield* Effect.fromResult(check.request(operation, input))
      const { metadata, ref_id } = body
      const ending = yield* create(
        {
          operation,
          send: (progress) =>
            http.write(
              {
                operation,
                method: "POST",
                path: orchestrations,
                body,
                decode: (reply) => Result.flatMap(decode.orchestration(reply), ownRefId(ref_id))
              },
              progress
            ),
          lookUp: findByRefId("ListOrchestrations", list, { ref_id: [ref_id] }, ref_id),
          judge: judge({ api: "orchestration", ref_id, terms: orchestrationTerms(body), metadata })
        },
        http.limits
      )
      return toOutcome(ref_id, ending)
    }),
    get: (id) => Effect.flatMap(Effect.fromResult(checkedId("GetOrchestration", id)), get),
    list,
    rules: makeRules(http),
    events: makeEvents(http)
  }
}

/** Over HTTP, with another patience for `watch` and `changes`. */
export const layerWith = (
  patience: Partial<Orchestrations.Patience>
): Layer.Layer<Orchestrations.Orchestrations, never, PaxosHttp> =>
  Layer.effect(
    Orchestrations.Orchestrations,
    Effect.map(PaxosHttp, (http) => Orchestrations.fromBasics(makeBasics(http), patience))
  )

/** Over HTTP. */
export const layer: Layer.Layer<Orchestrations.Orchestrations, never, PaxosHttp> = layerWith({})
