import axios from "axios"

const BASE = "https://api.paxos.com/v2"
const send = async (method: string, path: string, body: unknown): Promise<void> => {
  const response = await fetch(BASE + path, { method, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(String(response.status))
}
const post = (path: string, body: unknown): Promise<void> => send("POST", path, body)
export async function convert(profile: string, amount: string, ref: string): Promise<void> {
  await post("/orchestration/orchestrations", { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref })
}
export class Client {
  async #request(path: string, data: object): Promise<void> {
    await axios.request({ method: "post", url: `${BASE}${path}`, data })
  }
  async convert(profile: string, amount: string, ref: string): Promise<void> {
    const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    await this.#request("/orchestration/orchestrations", body)
  }
}
