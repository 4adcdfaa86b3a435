/**
 * The last moment before a request leaves: after its token, after its turn in the vendor's budget. Whoever has to
 * decide then, and not earlier, whether it may still be sent does so here.
 */
import { Budget, type BudgetClosed } from "@segue/core/PaxosHttp"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** Asked before each request to an endpoint; a failure keeps it from being sent. Set it around one call. */
export const BeforeSend = Context.Reference<(endpoint: string) => Effect.Effect<void, BudgetClosed>>(
  "@segue/backend/vendor/BeforeSend",
  { defaultValue: () => () => Effect.void }
)

/** A budget that asks, over another one. */
export const layer: Layer.Layer<Budget, never, Budget> = Layer.effect(
  Budget,
  Effect.map(Budget, (budget) =>
    Budget.of({
      take: (endpoint) =>
        Effect.andThen(
          budget.take(endpoint),
          Effect.flatMap(BeforeSend, (ask) => ask(endpoint))
        ),
      report: budget.report
    })
  )
)
