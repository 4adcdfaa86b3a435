import * as PaxosError from "@segue/core/PaxosError"
import { BudgetClosed } from "@segue/core/PaxosHttp"
/** One attempt at a create: it is counted in the moment in which it leaves, and not sent when that cannot be done. */
import * as Scope from "@segue/core/Scope"
import { type Api, CreateIntents, type Lease, type Started } from "@segue/storage/CreateIntents"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"

import * as CrashPoint from "../CrashPoint.ts"
import { BeforeSend } from "../vendor/BeforeSend.ts"
import { Vendor } from "../vendor/Vendor.ts"
import type { Answer } from "./Answer.ts"
import type { Request } from "./Request.ts"

/** How an attempt ended, before anything is written about it. */
export type Sent =
  | { readonly _tag: "Answered"; readonly answer: Answer }
  /** The vendor refused, or there is another record. `isSent`: a request may have reached the vendor. */
  | {
      readonly _tag: "Failed"
      readonly error: PaxosError.PaxosError | PaxosError.RefIdConflict
      readonly isSent: boolean
    }
  /** It was not sent, because it may not be any more or could not be written down. */
  | { readonly _tag: "Held"; readonly why: "Expired" | "Lost" | "Unwritten" }

const endpoints: ReadonlySet<string> = new Set<Scope.Operation>(["CreateOrchestration", "CreateStablecoinConversion"])

const toAnswer = (ref_id: string, api: Api, request: Request) =>
  Effect.gen(function* () {
    const vendor = yield* Vendor
    if (api === "orchestration") {
      const outcome = yield* vendor.orchestrations.create(request.orchestration)
      return outcome._tag === "LegacyConversion"
        ? ({ ...outcome, isNew: false, notes: [] } satisfies Answer)
        : (outcome satisfies Answer)
    }
    if (request.conversion === undefined) return yield* Effect.die(new Error("a conversion without its request"))
    const outcome = yield* vendor.legacy.create(request.conversion)
    switch (outcome._tag) {
      case "Created":
        return { _tag: "LegacyConversion", conversion: outcome.conversion, isNew: true, notes: [] } satisfies Answer
      case "AlreadyExists":
        return {
          _tag: "LegacyConversion",
          conversion: outcome.conversion,
          isNew: false,
          notes: outcome.notes
        } satisfies Answer
      case "NewOrchestration":
        return { _tag: "AlreadyExists", orchestration: outcome.orchestration, notes: [] } satisfies Answer
      case "Unknown":
        return { _tag: "Unknown", ref_id, reason: outcome.reason } satisfies Answer
    }
  })

/** Sends it, once; core looks for the record where the answer leaves it in doubt. */
export const send = (lease: Lease, api: Api, request: Request): Effect.Effect<Sent, never, Vendor | CreateIntents> =>
  Effect.gen(function* () {
    const intents = yield* CreateIntents
    let held: Exclude<Started["_tag"], "Send"> | "Unwritten" | undefined
    let isStarted = false
    const count = (endpoint: string) =>
      Effect.gen(function* () {
        if (!endpoints.has(endpoint)) return
        const started = yield* Effect.result(intents.start(lease))
        if (Result.isFailure(started)) held = "Unwritten"
        else if (started.success._tag !== "Send") held = started.success._tag
        else {
          isStarted = true
          yield* CrashPoint.at("create.started")
        }
        // Refusing our own leave is the one way to say that nothing was sent.
        if (held !== undefined) return yield* new BudgetClosed({ retryAfterMs: 0 })
      })
    const sent = yield* Effect.result(Effect.provideService(toAnswer(lease.refId, api, request), BeforeSend, count))
    if (held !== undefined && Result.isFailure(sent)) return { _tag: "Held", why: held }
    if (Result.isSuccess(sent)) return { _tag: "Answered", answer: sent.success }
    const error = sent.failure
    if (PaxosError.isPaxosError(error) && PaxosError.isInDoubt(error)) {
      return { _tag: "Answered", answer: { _tag: "Unknown", ref_id: lease.refId, reason: error.reason } }
    }
    return { _tag: "Failed", error, isSent: isStarted && !(PaxosError.isPaxosError(error) && !error.sent) }
  })
