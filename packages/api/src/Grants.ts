/**
 * The port that says what a caller may do and see, beyond the scopes of its key. Unless somebody provides it, nothing
 * is permitted and nothing is shown.
 */
import type { Conversion } from "@segue/core/Conversion"
import type { Event } from "@segue/core/Event"
import type { Orchestration, OrchestrationRequest } from "@segue/core/Orchestration"
import type { Rule, RuleRequest } from "@segue/core/Rule"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

import type { Caller } from "./Call.ts"

/** What a caller asks to do. */
export type Action =
  | { readonly _tag: "CreateOrchestration"; readonly request: OrchestrationRequest }
  | { readonly _tag: "CreateRule"; readonly request: RuleRequest }
  | { readonly _tag: "DeleteRule"; readonly rule: Rule }

/** What a caller asks to see. */
export type Thing =
  | { readonly _tag: "Orchestration"; readonly orchestration: Orchestration }
  | { readonly _tag: "Conversion"; readonly conversion: Conversion }
  | { readonly _tag: "Rule"; readonly rule: Rule }
  | { readonly _tag: "Event"; readonly event: Event }
  | { readonly _tag: "Profile"; readonly profile_id: string }

/** The caller may not do this. `missing` is told to the caller: it names only what stood in the request. */
export class Denied extends Schema.TaggedError<Denied>()("Denied", { missing: Schema.String }) {
  override get message(): string {
    return `this key may not do that: ${this.missing}. Ask whoever runs the gateway for the grant`
  }
}

/** Whether it is permitted cannot be told now; nothing was done. */
export class GrantsUnavailable extends Schema.TaggedError<GrantsUnavailable>()("GrantsUnavailable", {}) {
  override get message(): string {
    return "the gateway cannot read its grants now. Nothing was done; try again later"
  }
}

/** The port. */
export interface Service {
  /** Fails unless the caller may do this. */
  readonly permits: (caller: Caller, action: Action) => Effect.Effect<void, Denied | GrantsUnavailable>
  /** For each thing whether the caller may know of it; what is missing in the answer is not shown. */
  readonly shows: (
    caller: Caller,
    things: ReadonlyArray<Thing>
  ) => Effect.Effect<ReadonlyArray<boolean>, GrantsUnavailable>
}

/** Denies everything. */
export const none: Service = {
  permits: () => Effect.fail(new Denied({ missing: "no grants are configured" })),
  shows: (_, things) => Effect.succeed(things.map(() => false))
}

/** The grants in force. */
export const Grants = Context.Reference<Service>("@segue/api/Grants", { defaultValue: () => none })
