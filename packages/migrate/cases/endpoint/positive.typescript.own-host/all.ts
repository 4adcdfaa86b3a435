import axios from "axios"

const ledger = axios.create({ baseURL: "https://ledger.internal" })

/** A gateway of our own has the same path. */
export const byGateway = async (ref: string, profile: string, amount: string): Promise<void> => {
  await fetch("https://gateway.acme.example/v2/orchestration/orchestrations", {
    method: "POST",
    body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
  })
}

export const byLedger = async (ref: string, profile: string, amount: string): Promise<void> => {
  await ledger.post("/orchestration/orchestrations", {
    ref_id: ref,
    source: {
      profile: {
        profile_id: profile
      }
    },
    destination: {
      profile: {
        profile_id: profile
      }
    },
    source_amount: amount,
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
}

export const byVersion = async (ref: string, profile: string, amount: string): Promise<void> => {
  await fetch(`${process.env["BASE"]}/v1/orchestration/orchestrations`, {
    method: "POST",
    body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
  })
}
