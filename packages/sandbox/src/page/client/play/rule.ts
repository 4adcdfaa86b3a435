import * as api from "../api.ts"
import { available, type Play, refId } from "./Play.ts"

/** A rule that converts what arrives. Source: docs/vendor-facts.md#orch-rules. */
export const rule: Play = {
  name: "rule",
  title: "Rule and deposit",
  about: "A rule gets an address of its own; what is paid in there becomes an orchestration with a system ref_id.",
  run: async (stage) => {
    const { approved, call, ended, profile, say } = stage
    const { rule: asked } = await call("POST", "/v2/orchestration/rules", {
      ref_id: refId("rule"),
      nickname: "USDC to USDG",
      profile_id: profile,
      source_asset: "USDC",
      destination_asset: "USDG",
      source: { crypto: { network: "ETHEREUM" } },
      destination: { profile: { profile_id: profile } }
    })
    const made = (await approved(asked))
      ? (await call("GET", `/v2/orchestration/rules?ids=${asked.id}`)).items[0]
      : asked
    const { address } = made.source.crypto
    say(`The rule is ${made.status} and listens on ${address}.`)
    await call("POST", `/v2/sandbox/profiles/${profile}/deposit`, {
      asset: "USDC",
      amount: "25",
      crypto_network: "ETHEREUM",
      crypto_address: address
    })
    const { items } = await call("GET", `/v2/orchestration/orchestrations?orchestration_rule_id=${made.id}`)
    const [started] = items
    if (started === undefined)
      throw new api.Refused(409, "the deposit started no orchestration: something is in its way")
    say(`The deposit started an orchestration with the ref_id ${started.ref_id}.`)
    const { status } = await ended(started.id)
    say(`It is ${status}: ${await available(stage, "USDG")} available.`)
    await call("DELETE", `/v2/orchestration/rules/${made.id}`)
  }
}
