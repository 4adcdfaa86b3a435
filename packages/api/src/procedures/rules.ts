import { Id } from "@segue/core/Id"
/** `rules.*`: deposits that start orchestrations. */
import { Orchestrations } from "@segue/core/Orchestrations"
import { Rule, RuleQuery, RuleRequest } from "@segue/core/Rule"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

import type { Thing } from "../Grants.ts"
import { input } from "../Input.ts"
import { procedure, router } from "../Procedure.ts"
import { read, write } from "../Run.ts"
import { scopes } from "../Scopes.ts"
import { isVisible, notFound, permit, visiblePage } from "../Visible.ts"
import * as Wire from "../Wire.ts"

const toThing = (rule: Rule): Thing => ({ _tag: "Rule", rule })

const create = (request: RuleRequest) =>
  Effect.gen(function* () {
    yield* permit({ _tag: "CreateRule", request })
    return yield* (yield* Orchestrations).rules.create(request)
  })

const list = (query: RuleQuery) =>
  Effect.gen(function* () {
    return yield* visiblePage(yield* (yield* Orchestrations).rules.list(query), toThing)
  })

/** The rule is read first: whether it may be deleted depends on whose it is. */
const remove = (id: string) =>
  Effect.gen(function* () {
    const { rules } = yield* Orchestrations
    const missing = notFound("DeleteOrchestrationRule", id)
    const rule = (yield* rules.list({ ids: [id] })).items.find((row) => row.id === id)
    if (rule === undefined || !(yield* isVisible(toThing(rule)))) return yield* missing
    yield* permit({ _tag: "DeleteRule", rule })
    return yield* Effect.catchReason(rules.delete(id), "PaxosError", "NotFound", () => Effect.fail(missing))
  })

/** Rules. */
export const rules = router({
  create: procedure(
    scopes.writeRule,
    Rule,
    "Creates a rule. Sent once; `inDoubt` in an error tells that it may exist all the same."
  )
    .input(input(RuleRequest))
    .mutation(({ ctx, input }) => write(ctx, create(input))),
  list: procedure(scopes.readRule, Wire.pageOf(Rule), "One page of rules.")
    .input(input(RuleQuery))
    .query(({ ctx, input, signal }) => read(ctx, signal, list(input))),
  delete: procedure(scopes.writeRule, Rule, "Marks a rule as deleted; orchestrations under way go on.")
    .input(input(Schema.Struct({ id: Id })))
    .mutation(({ ctx, input }) => write(ctx, remove(input.id)))
})
