import * as api from "../api.ts"
import { available, type Play, refId } from "./Play.ts"

/** An orchestration that waits for a person. Source: docs/vendor-facts.md#orch-statuses. */
export const approval: Play = {
  name: "approval",
  title: "Approval",
  about: "An orchestration waits as PENDING until you approve or reject it. No event tells of either.",
  run: async (stage) => {
    const { ask, call, ended, profile, say } = stage
    const side = { profile: { profile_id: profile } }
    const { id, status } = await call("POST", "/v2/orchestration/orchestrations", {
      ref_id: refId("approval"),
      source_amount: "100",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: side,
      metadata: { sandbox: "pending" }
    })
    say(`It is ${status} and no money has moved: ${await available(stage, "USD")} available.`)
    const isSettled = async () =>
      (await api.call("GET", `/v2/orchestration/orchestrations/${id}`)).body.status !== "PENDING"
    const answer = await ask("What does the approver say?", ["Approve", "Reject"], isSettled)
    if (answer !== undefined) await api.control("POST", `/approvals/${id}/${answer.toLowerCase()}`)
    const { status: last } = await ended(id)
    say(`It is ${last}: ${await available(stage, "USD")} and ${await available(stage, "PYUSD")} available.`)
  }
}
