/** Deposit addresses, saved destination addresses, and payments to them with and without travel-rule data. */
import type { Recorder } from "../Recorder.ts"

const DEPOSIT = "/transfer/deposit-addresses"
const SAVED = "/transfer/crypto-destination-address"
const ADDRESS = "0xe4B0aCA9FB669817775274775b20e52118595515"

const travelRule = {
  beneficiary: {
    institution_details: { name: "Big Tech Inc", physical_address: { country: "USA", address1: "1 Main Street" } }
  },
  vasp: { custom_vasp_name: "A Wallet", custom_vasp_website: "https://wallet.example" },
  custodian_type: "VASP",
  transfer_purpose: "treasury"
}

const deposits = ({ profile, send }: Recorder): void => {
  const request = { profile_id: profile, crypto_network: "ETHEREUM" }
  const plain = send("POST", DEPOSIT, request).body
  const full = send("POST", DEPOSIT, {
    ...request,
    ref_id: "address-1",
    identity_id: "identity",
    account_id: "account",
    conversion_target_asset: "USD",
    metadata: { my_id: "1" }
  }).body
  send("POST", DEPOSIT, { ...request, ref_id: "address-1" })
  send("POST", DEPOSIT, { ...request, crypto_network: "PONY" })
  for (const { address } of [plain, full]) {
    const deposit = { asset: "PYUSD", amount: "5", crypto_network: "ETHEREUM", crypto_address: address }
    send("POST", `/sandbox/profiles/${profile}/deposit`, deposit)
  }
  send("GET", DEPOSIT)
  send("GET", `${DEPOSIT}?profile_ids=${profile}&ref_ids=address-1&networks=ETHEREUM&limit=1`)
}

export const exercise = (recorder: Recorder): void => {
  const { advance, moveTo, profile, sandbox, send } = recorder
  deposits(recorder)
  const { address } = send("PUT", SAVED, { crypto_network: "ETHEREUM", address: ADDRESS, nickname: "cold" }).body
  let count = 0
  const pay = (amount: string) =>
    send("POST", "/orchestration/orchestrations", {
      ref_id: `pay-${++count}`,
      source_amount: amount,
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: { profile: { profile_id: profile } },
      destination: { crypto: { address: ADDRESS, network: "ETHEREUM" } }
    })
  pay("10")
  moveTo("2026-12-01T00:00:00Z") // enforced from 2026-11-30: docs/vendor-facts.md#travel-rule
  pay("2999.99")
  pay("5000")
  send("PUT", SAVED, { id: address.id, travelrule_metadata: travelRule, bookmarked_status: true })
  pay("5000")
  send("PUT", SAVED, { id: "0e6c3f52-5a3e-4a0a-9d53-5a4d1c0f1b7e", nickname: "nobody's" })
  send("PUT", SAVED, { id: address.id, crypto_network: "ETHEREUM", address: ADDRESS })
  send("PUT", SAVED, { crypto_network: "SOLANA", address: "So1", identity_id: "identity" })
  sandbox.control.approvals.policy({ cryptoAddresses: true })
  const { address: waiting } = send("PUT", SAVED, { crypto_network: "STELLAR", address: "G1" }).body
  const { address: refused } = send("PUT", SAVED, { crypto_network: "STELLAR", address: "G2" }).body
  sandbox.control.approvals.approve(waiting.id)
  sandbox.control.approvals.reject(refused.id)
  send("GET", `${SAVED}es`)
  send("GET", `${SAVED}es?ids=${address.id}&crypto_networks=ETHEREUM&bookmarked_status=true&limit=1`)
  send("GET", "/orchestration/orchestrations")
  advance("10m")
  send("GET", "/orchestration/orchestrations")
}
