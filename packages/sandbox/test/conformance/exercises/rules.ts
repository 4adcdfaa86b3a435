/** Rules, what feeds them, and the orchestrations that they start. */
import type { Recorder } from "../Recorder.ts"

const PATH = "/orchestration/rules"

export const exercise = (recorder: Recorder): void => {
  const { advance, other, profile, sandbox, send } = recorder
  const side = (id: string) => ({ profile: { profile_id: id } })
  const crypto = {
    ref_id: "rule-crypto",
    nickname: "USDC to USDG",
    profile_id: profile,
    source_asset: "USDC",
    destination_asset: "USDG",
    source: { crypto: { network: "ETHEREUM" } },
    destination: side(other)
  }
  const fiat = {
    ref_id: "rule-fiat",
    profile_id: other,
    source_asset: "USD",
    destination_asset: "PYUSD",
    source: { fiat: { network: "WIRE", account_type: "ABA" } },
    identity_id: "identity",
    account_id: "account"
  }
  const { rule: byAddress } = send("POST", PATH, crypto).body
  const { rule: byMemo } = send("POST", PATH, fiat).body
  send("POST", PATH, crypto)
  send("POST", PATH, { ...fiat, ref_id: "cubix", source: { fiat: { network: "CUBIX" } }, destination: side(profile) })
  send("POST", PATH, { ...crypto, ref_id: "bad", source_asset: "BTC" })

  send("POST", `/sandbox/profiles/${profile}/deposit`, {
    asset: "USDC",
    amount: "25",
    crypto_network: "ETHEREUM",
    crypto_address: byAddress.source.crypto.address
  })
  send("POST", "/sandbox/fiat-deposits", {
    asset: "USD",
    amount: "10.01",
    memo_id: byMemo.source.fiat.memo_id,
    fiat_network_instructions: { cubix: { account_id: "cubix-1" } },
    fiat_account_owner: { institution_details: { name: "Big Tech Inc" } }
  })
  send("POST", "/sandbox/fiat-deposits", { asset: "USD", amount: "1", memo_id: "x" })
  send("GET", "/orchestration/orchestrations?status=PROCESSING")
  advance("10m")
  send("GET", `/orchestration/orchestrations?orchestration_rule_id=${byAddress.id}&orchestration_rule_id=${byMemo.id}`)

  sandbox.control.approvals.policy({ rules: true })
  const { rule: approved } = send("POST", PATH, { ...crypto, ref_id: "waits-1" }).body
  const { rule: rejected } = send("POST", PATH, { ...fiat, ref_id: "waits-2" }).body
  send("GET", `${PATH}?status=PENDING`)
  sandbox.control.approvals.approve(approved.id)
  sandbox.control.approvals.reject(rejected.id)
  sandbox.control.approvals.policy({ rules: false })
  send("DELETE", `${PATH}/${byMemo.id}`)
  send("GET", PATH)
  send("GET", `${PATH}?limit=1&order=ASC`)
  send("GET", `${PATH}?profile_id=${profile}&source_asset=USDC&ids=${byAddress.id}&status=ACTIVE&status=DELETED`)
}
