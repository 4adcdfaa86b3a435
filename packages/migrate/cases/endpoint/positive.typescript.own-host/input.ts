import axios from "axios"

const ledger = axios.create({ baseURL: "https://ledger.internal" })

/** A gateway of our own has the same path. */
export const byGateway = async (ref: string, profile: string, amount: string): Promise<void> => {
  await fetch("https://gateway.acme.example/v2/conversion/stablecoins", {
    method: "POST",
    body: JSON.stringify({ ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
  })
}

export const byLedger = async (ref: string, profile: string, amount: string): Promise<void> => {
  await ledger.post("/conversion/stablecoins", {
    ref_id: ref,
    profile_id: profile,
    amount,
    source_asset: "USD",
    target_asset: "PYUSD"
  })
}

export const byVersion = async (ref: string, profile: string, amount: string): Promise<void> => {
  await fetch(`${process.env["BASE"]}/v1/conversion/stablecoins`, {
    method: "POST",
    body: JSON.stringify({ ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
  })
}
