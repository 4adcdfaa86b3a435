/**
 * An orchestration as clients of the old API see it. Its times are ours where the new API has none: `settled_at` and
 * `cancelled_at` are when it became final (its event, else when we first saw it; never changed afterwards), `updated_at`
 * is when we last saw it change.
 */
import type { Conversion } from "@segue/core/Conversion"
import { Object as ObjectMigration } from "@segue/core/Migration"
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"
import type { View } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as Result from "effect/Result"

import type { Reply } from "./Reply.ts"

/** What a client of the old API is shown, and the new API's own word for the status. */
export interface Shown {
  readonly conversion: Conversion
  readonly headers: NonNullable<Reply["headers"]>
}

/** The header that carries the status as the new API says it. */
const STATUS_HEADER = "x-segue-status"

type Times = Pick<View, "finalAt" | "changedAt">

/** The conversion, or `undefined` for an orchestration that is none: another pair, another kind of side, a rule's. */
export const of = (orchestration: Orchestration, times: Partial<Times> = {}): Shown | undefined => {
  if ((orchestration.orchestration_rule_id ?? "") !== "") return undefined
  const { changedAt, finalAt } = times
  const result = ObjectMigration.toConversion(orchestration, finalAt === undefined ? {} : { settledAt: finalAt })
  if (Result.isFailure(result)) return undefined
  const { value } = result.success
  const updated = changedAt ?? value.updated_at
  return {
    conversion: {
      ...value,
      ...(updated === undefined ? {} : { updated_at: updated }),
      ...(value.status === "CANCELLED" && finalAt !== undefined ? { cancelled_at: finalAt } : {})
    },
    headers: { [STATUS_HEADER]: orchestration.status.replaceAll(/[^\x21-\x7E]/gu, "?") }
  }
}

const stuck = Metric.counter("segue_facade_unsaid_total", {
  description: "Times an ended orchestration was shown as CREATED, because the old API has no word for its end",
  incremental: true
})

/** Says so when an end had to be shown as CREATED: whoever waits for SETTLED would wait for ever. */
export const alarm = (orchestration: Orchestration, { conversion }: Shown): Effect.Effect<void> =>
  conversion.status === "CREATED" && isTerminal(orchestration.status)
    ? Effect.andThen(
        Metric.update(stuck, 1),
        Effect.logError("An orchestration has ended, and the old API has no word for it: a person must look", {
          orchestration: orchestration.id,
          status: orchestration.status
        })
      )
    : Effect.void
