/**
 * The port behind `orchestrations.create`. A host that records, guards and audits creates replaces it; without one the
 * request goes straight to `Orchestrations`.
 */
import type { OrchestrationRequest } from "@segue/core/Orchestration"
import { type CreateOutcome, Orchestrations } from "@segue/core/Orchestrations"
import type { PaxosError, RefIdConflict } from "@segue/core/PaxosError"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

import type { LimitExceeded, NotSent, RefIdTaken } from "./Failure.ts"
import type { Denied, GrantsUnavailable } from "./Grants.ts"

/** Everything that a create may fail with. After each of them nothing was created by this call, unless it is in doubt. */
export type CreateFailure =
  | PaxosError
  | RefIdConflict
  | RefIdTaken
  | Denied
  | GrantsUnavailable
  | LimitExceeded
  | NotSent

/** The port. Who calls stands in `CurrentCall`. */
export interface Service {
  readonly create: (request: OrchestrationRequest) => Effect.Effect<CreateOutcome, CreateFailure, Orchestrations>
}

/** Straight to `Orchestrations`. */
export const direct: Service = {
  create: (request) => Effect.flatMap(Orchestrations, (orchestrations) => orchestrations.create(request))
}

/** How creates are made. */
export const Creates = Context.Reference<Service>("@segue/api/Creates", { defaultValue: () => direct })
