/** Control of approvals: the policy, what waits, and the decisions an approver would take in the Dashboard. */
import * as Issue from "@segue/core/Issue"
import * as Schema from "effect/Schema"

import * as Approvals from "../Approvals.ts"
import * as Problems from "../Problems.ts"
import * as Resource from "../Resource.ts"
import { resources } from "../resources/registry.ts"
import type * as Box from "./Box.ts"

/** The policy and everything that waits. */
export interface Seen {
  readonly policy: Approvals.Policy
  readonly waiting: ReadonlyArray<Approvals.Waiting>
}

const approvables = resources.flatMap((resource) => resource.approvable ?? [])

const see = ({ world }: Box.Box): Seen => ({
  policy: world.store(Approvals.key).policy,
  waiting: approvables.flatMap((one) => one.waiting(world))
})

const policy = (box: Box.Box, patch: Partial<Approvals.Policy>): Seen => {
  box.world.store(Approvals.key).set(patch)
  return see(box)
}

const decide = (box: Box.Box, id: string, verdict: "approve" | "reject"): Seen => {
  if (!approvables.some((one) => one[verdict](box.world, id))) throw Problems.blank(404, `nothing with id ${id} waits`)
  return see(box)
}

/** The approvals' controls. */
export const make = (box: Box.Box) => ({
  get: () => see(box),
  policy: (patch: Partial<Approvals.Policy>) => policy(box, patch),
  approve: (id: string) => decide(box, id, "approve"),
  reject: (id: string) => decide(box, id, "reject")
})

const decode = Issue.decoder(
  Schema.Struct({
    orchestrations: Schema.optionalKey(Schema.Boolean),
    rules: Schema.optionalKey(Schema.Boolean),
    fiatAccounts: Schema.optionalKey(Schema.Boolean),
    cryptoAddresses: Schema.optionalKey(Schema.Boolean)
  }),
  { unknownFields: "refuse" }
)

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/approvals", run: (box) => see(box) },
  { method: "PUT", path: "/approvals", run: (box, body) => policy(box, Resource.valid(decode(body))) },
  { method: "POST", path: "/approvals/:id/approve", run: (box, _body, { id }) => decide(box, id!, "approve") },
  { method: "POST", path: "/approvals/:id/reject", run: (box, _body, { id }) => decide(box, id!, "reject") }
]
