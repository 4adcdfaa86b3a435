import axios from "axios"

export async function audited(base: string, profile: string, amount: string, ref: string): Promise<void> {
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  await fetch(`${base}/internal/audit`, { method: "POST", body: JSON.stringify(body) })
  await fetch(`${base}/v2/conversion/stablecoins`, { method: "POST", body: JSON.stringify(body) })
}

export async function picked(base: string, profile: string, amount: string, ref: string): Promise<void> {
  await fetch(`${base}/v2/conversion/stablecoins`, {
    method: "POST",
    body: JSON.stringify({ profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }, [
      "profile_id",
      "amount",
      "source_asset",
      "target_asset",
      "ref_id"
    ])
  })
}

export async function takenApart(profile: string, amount: string, ref: string): Promise<void> {
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  const { amount: sent } = body
  await axios.post("/v2/conversion/stablecoins", body)
  console.log(sent)
}

export async function hashed(profile: string, amount: string, ref: string): Promise<void> {
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  const key = Object.values(body).join("|")
  await axios.post("/v2/conversion/stablecoins", body, { headers: { "Idempotency-Key": key } })
}
