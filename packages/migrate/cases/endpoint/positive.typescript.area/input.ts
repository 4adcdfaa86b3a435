import axios from "axios"

const api = axios.create({ baseURL: "https://api.paxos.com/v2/conversion" })

export const create = async (profile: string, amount: string, ref: string): Promise<void> => {
  await api.post("/stablecoins", { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}

const sandbox = new URL("stablecoins", "https://api.sandbox.paxos.com/v2/conversion/")
