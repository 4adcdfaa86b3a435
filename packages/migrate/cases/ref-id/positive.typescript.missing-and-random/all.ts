import { randomUUID } from "node:crypto"
import type { Api } from "./api.ts"

export async function missing(api: Api, profile: string) {
  await api.post("/conversion/stablecoins", { profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
}

export async function random(api: Api, profile: string) {
  const refId = randomUUID()
  for (let attempt = 0; attempt < 3; attempt++) {
    await api.post("/orchestration/orchestrations", {
      ref_id: refId,
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
      source_amount: "1",
      source_asset: "USD",
      destination_asset: "PYUSD"
    })
  }
}

export async function inline(api: Api, profile: string) {
  await api.post("/orchestration/orchestrations", {
    ref_id: `conversion-${Date.now()}`,
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
    source_amount: "1",
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
}
