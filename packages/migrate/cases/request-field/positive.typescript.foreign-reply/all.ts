import type { Conversion } from "@treasury/types"

export async function convert(profile: string, amount: string, ref: string): Promise<void> {
  const reply = await fetch("https://api.paxos.com/v2/orchestration/orchestrations", {
    method: "POST",
    body: JSON.stringify({ source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref })
  })
  const made = (await reply.json()) as Conversion
  console.log(made.source_amount)
}
