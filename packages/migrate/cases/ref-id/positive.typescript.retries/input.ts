import pRetry from "p-retry"
import { randomUUID } from "node:crypto"

async function post(path: string, body: object) {
  const res = await fetch("https://api.paxos.com/v2" + path, { method: "POST", body: JSON.stringify(body) })
  if (res.status === 409) {
    const problem = await res.json()
    if (/conversion already exists with ref_id/.test(problem.detail)) return problem.meta.existing
  }
  if (!res.ok) throw new Error(await res.text())
  return res.json()
}

export const convert = (profile: string, amount: string) =>
  pRetry(() => post("/conversion/stablecoins", { ref_id: randomUUID(), profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" }), { retries: 5 })

export async function convertNoRef(profile: string, amount: string) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await post("/conversion/stablecoins", { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
    } catch (e) {
      if (attempt === 3) throw e
    }
  }
}
