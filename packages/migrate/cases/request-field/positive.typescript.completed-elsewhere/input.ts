import axios from "axios"

const paxos = axios.create({ baseURL: "https://api.paxos.com/v2" })

paxos.interceptors.request.use((config) => ({ ...config, data: { profile_id: process.env.PROFILE, ...config.data } }))

export const create = async (ref: string, amount: string): Promise<void> => {
  await paxos.post("/conversion/stablecoins", { ref_id: ref, amount, source_asset: "USD", target_asset: "PYUSD" })
}

export const accessor = async (ref: string, amount: string, profile: string): Promise<void> => {
  await paxos.post("/conversion/stablecoins", {
    ref_id: ref,
    get profile_id() {
      return profile
    },
    amount,
    source_asset: "USD",
    target_asset: "PYUSD"
  })
}

export const method = async (ref: string, amount: string, profile: string): Promise<void> => {
  await paxos.post("/conversion/stablecoins", {
    ref_id: ref,
    profile_id: profile,
    amount,
    source_asset: "USD",
    target_asset: "PYUSD",
    toJSON() {
      return { amount: this.amount }
    }
  })
}
