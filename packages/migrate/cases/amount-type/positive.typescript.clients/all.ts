import ky from "ky"
import got from "got"
import { request } from "undici"

const api = ky.create({ prefixUrl: "https://api.paxos.com/v2", retry: { limit: 3, methods: ["get", "post"] } })

export const byKy = (profile_id: string, amount: string, ref_id: string) =>
  api.post("orchestration/orchestrations", { json: { source: { profile: { profile_id } }, destination: { profile: { profile_id } }, source_amount: amount, source_asset: "USD", destination_asset: "USDP", ref_id } }).json<{ id: string }>()

const paxos = got.extend({ prefixUrl: "https://api.paxos.com/v2", responseType: "json" })
export async function byGot(body: Record<string, string>) {
  const { body: created } = await paxos.post("conversion/stablecoins", { json: body })
  return created
}

export async function byUndici(profile: string, amount: number) {
  const { statusCode, body } = await request("https://api.paxos.com/v2/conversion/stablecoins", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ profile_id: profile, amount: amount.toFixed(2), source_asset: "PYUSD", target_asset: "USD", recipient_profile_id: process.env.TREASURY })
  })
  const json = (await body.json()) as { id: string; settled_at?: string }
  return { statusCode, settled: json.settled_at }
}
