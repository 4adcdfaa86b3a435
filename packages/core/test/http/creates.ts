/** Creates against a vendor that answers them, and the look-ups that follow, from a script. */
import type { OrchestrationRequest } from "@segue/core/Orchestration"
import * as Orchestrations from "@segue/core/Orchestrations"
import { Effect } from "effect"

import { orchestration, request } from "./records.ts"
import * as Vendor from "./vendor.ts"

export const create = (input: OrchestrationRequest = request) =>
  Effect.flatMap(Orchestrations.Orchestrations, (service) => service.create(input))

/** A vendor that answers creates and look-ups by `ref_id` from two scripts; the last entry of each holds for good. */
export const scripted = (creates: ReadonlyArray<Vendor.Reply>, lookUps: ReadonlyArray<Vendor.Reply> = [none]) => {
  const count = { POST: 0, GET: 0 }
  const vendor = Vendor.make((sent) => {
    const replies = sent.method === "POST" ? creates : lookUps
    const at = count[sent.method as "POST" | "GET"]++
    return replies[Math.min(at, replies.length - 1)]!
  })
  return Object.assign(vendor, { sent: count })
}

export const none = Vendor.ok({ items: [] })
export const found = (row: object) => Vendor.ok({ items: [row] })
export const token = Vendor.ok({ access_token: "t", expires_in: 3599 })
export const created = Vendor.ok(orchestration)
export const exists = (existing?: object) =>
  Vendor.problem(409, "already-exists", existing === undefined ? undefined : { existing })
export const noFunds = Vendor.problem(403, "insufficient-funds", { available: "0" })

export const run = (vendor: Vendor.Vendor, input?: OrchestrationRequest) =>
  Vendor.during(create(input)).pipe(Effect.provide(Vendor.layer(vendor)))
