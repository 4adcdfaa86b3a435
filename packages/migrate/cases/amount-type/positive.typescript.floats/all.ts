import type { Api } from "./api.ts"

export async function send(api: Api, profile: string, dollars: number) {
  await api.post("/orchestration/orchestrations", {
    ref_id: "r-1",
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
    source_amount: dollars.toFixed(2),
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
  await api.post("/orchestration/orchestrations", {
    ref_id: "r-2",
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
    source_amount: "100",
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
}

export async function read(api: Api, id: string) {
  const conversion = await api.get(`/orchestration/orchestrations/${id}`)
  console.log(Number(conversion.source_amount) + parseFloat(conversion.source_amount))
}
