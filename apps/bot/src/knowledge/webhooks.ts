/** Webhooks that the vendor cannot deliver: each event counts them (docs/vendor-facts.md#webhook-recovery). */
import { LIMIT_MAX } from "@segue/core/Event"
import { Orchestrations } from "@segue/core/Orchestrations"
import { fromMillis } from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import { exactly, type Finding } from "./Finding.ts"

/** The vendor tries again after seconds; what is younger may be on its way. */
const YOUNG_MS = 300_000
/** What is older was not delivered once, which says nothing about now. */
const OLD_MS = 86_400_000

/** One finding while the newest events that are old enough were not delivered. */
export const lookAtWebhooks = Effect.gen(function* () {
  const { events } = yield* Orchestrations
  const nowMs = yield* Clock.currentTimeMillis
  const { items: judged } = yield* events.list({
    "created_at.gte": fromMillis(nowMs - OLD_MS, 3),
    "created_at.lte": fromMillis(nowMs - YOUNG_MS, 3),
    order: "DESC",
    limit: LIMIT_MAX
  })
  const missed = judged.filter(({ undelivered_webhooks = 0 }) => undelivered_webhooks > 0)
  // One that was missed and then others that were not: it works again.
  if (missed.length === 0 || !missed.includes(judged[0]!)) return { look: exactly([]) }
  const finding: Finding = {
    key: "webhooks",
    title: "WEBHOOKS ARE NOT DELIVERED",
    fields: [
      { name: "Not delivered", value: `${missed.length} of the newest ${judged.length} events` },
      { name: "Oldest of them", value: missed.at(-1)!.created_at },
      { name: "Newest of them", value: missed[0]!.created_at }
    ],
    advice:
      "Nothing is lost: events are read as well, only later. Look at the receiver, and at the vendor's Dashboard.",
    isEvent: false
  }
  return { look: exactly([finding]) }
})
