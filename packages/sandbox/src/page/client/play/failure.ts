import { available, type Play, refId } from "./Play.ts"

/** An orchestration that fails after it took the money. Source: docs/vendor-facts.md#orch-ledger. */
export const failure: Play = {
  name: "failure",
  title: "Failure, money back",
  about: "An orchestration takes its money, runs, and FAILS. The reserve is released: nothing is lost.",
  run: async (stage) => {
    const { approved, call, ended, profile, say } = stage
    const side = { profile: { profile_id: profile } }
    say(`Before: ${await available(stage, "USD")} available.`)
    const made = await call("POST", "/v2/orchestration/orchestrations", {
      ref_id: refId("failure"),
      source_amount: "100",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: side,
      metadata: { sandbox: "fail" }
    })
    const status = (await approved(made)) ? "PROCESSING" : made.status
    say(`${status}: ${await available(stage, "USD")} available while it runs.`)
    const { fail_reason: reason, status: last } = await ended(made.id)
    say(`${last} (${reason?.detail}): ${await available(stage, "USD")} available again.`)
  }
}
