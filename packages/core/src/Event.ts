/**
 * Events and webhook deliveries: two shapes that look alike. A delivery carries no business data, an event's object
 * only names the orchestration: always read the orchestration again.
 * Sources: docs/vendor-facts.md#event-shapes, #event-status-change, #event-api.
 */
import * as Schema from "effect/Schema"

import { Id } from "./Id.ts"
import { open, openLiterals, optional } from "./internal/open.ts"
import { Order } from "./Listing.ts"
import { Timestamp } from "./Timestamp.ts"

/** The orchestration event types there are; none exists for PENDING and REJECTED. */
export const orchestrationTypes = [
  "orchestration.processing",
  "orchestration.completed",
  "orchestration.failed"
] as const

/** An event's object when its type is one of `orchestrationTypes`; `id` is the orchestration's. */
export const OrchestrationStatusChange = open({
  id: Id,
  ref_id: optional(Schema.String),
  status: Schema.String,
  orchestration_rule_id: optional(Schema.String)
}).annotate({ identifier: "OrchestrationStatusChange" })
export interface OrchestrationStatusChange extends Schema.Schema.Type<typeof OrchestrationStatusChange> {}

/** An event of the Events API. */
export const Event = open({
  id: Id,
  type: openLiterals(orchestrationTypes),
  object: Schema.Record(Schema.String, Schema.Unknown),
  object_type: optional(Schema.String),
  created_at: Timestamp,
  undelivered_webhooks: optional(Schema.Int)
}).annotate({ identifier: "Event" })
export interface Event extends Schema.Schema.Type<typeof Event> {}

/** A delivery to a webhook: `object` is the literal word `event`, and `id` is the event's. */
export const WebhookDelivery = open({
  id: Id,
  type: openLiterals(orchestrationTypes),
  source: optional(Schema.String),
  time: Timestamp,
  object: Schema.Literal("event"),
  is_test: optional(Schema.Boolean)
}).annotate({ identifier: "WebhookDelivery" })
export interface WebhookDelivery extends Schema.Schema.Type<typeof WebhookDelivery> {}

/** Events per page: 1 to 100, unlike the other listings. */
export const LIMIT_MAX = 100

/** Query of `GET /v2/events`; the default order is ASC, unlike the other listings. */
export const EventQuery = Schema.Struct({
  "created_at.lt": Schema.optionalKey(Timestamp),
  "created_at.lte": Schema.optionalKey(Timestamp),
  "created_at.eq": Schema.optionalKey(Timestamp),
  "created_at.gte": Schema.optionalKey(Timestamp),
  "created_at.gt": Schema.optionalKey(Timestamp),
  limit: Schema.optionalKey(
    Schema.Int.check(
      Schema.isBetween({ minimum: 1, maximum: LIMIT_MAX }, { expected: `a limit between 1 and ${LIMIT_MAX}` })
    )
  ),
  type: Schema.optionalKey(Schema.String),
  is_test: Schema.optionalKey(Schema.Boolean),
  order: Schema.optionalKey(Order),
  page_cursor: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "EventQuery" })
export interface EventQuery extends Schema.Schema.Type<typeof EventQuery> {}

/** Reply of the listing: the array is called `events`, and the cursor is empty at the end. */
export const EventList = open({
  events: Schema.Array(Event),
  next_page_cursor: optional(Schema.String)
}).annotate({ identifier: "EventList" })
export interface EventList extends Schema.Schema.Type<typeof EventList> {}
