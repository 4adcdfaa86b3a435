/** The port behind `system.info` and `system.health`: what the host says of itself. */
import { Timestamp } from "@segue/core/Timestamp"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/** What this gateway is. No secrets, no addresses of databases. */
export const Info = Schema.Struct({
  version: Schema.String,
  /** Such as `sandbox` or `production`: whose money moves. */
  environment: Schema.String,
  started_at: Timestamp,
  /** Where creates of the legacy facade go: the legacy API (`on`) or orchestrations; absent without a facade. */
  cut_over: Schema.optionalKey(Schema.Literals(["on", "drain", "off"]))
}).annotate({ identifier: "SystemInfo" })
export interface Info extends Schema.Schema.Type<typeof Info> {}

/** One thing the gateway needs, and how it is. */
export const Check = Schema.Struct({
  name: Schema.String,
  status: Schema.Literals(["ok", "degraded", "down"]),
  /** For people. */
  detail: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "HealthCheck" })

/** How the gateway is. */
export const Health = Schema.Struct({
  status: Schema.Literals(["ok", "degraded", "down"]),
  checks: Schema.Array(Check),
  /** Up to when the gateway knows what happened at the vendor. */
  data_as_of: Schema.optionalKey(Timestamp)
}).annotate({ identifier: "SystemHealth" })
export interface Health extends Schema.Schema.Type<typeof Health> {}

/** The host. */
export class System extends Context.Service<
  System,
  { readonly info: Effect.Effect<Info>; readonly health: Effect.Effect<Health> }
>()("@segue/api/System") {}
