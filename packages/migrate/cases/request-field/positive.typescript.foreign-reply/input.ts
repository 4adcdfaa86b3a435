import type { Conversion } from "@treasury/types"

export async function convert(profile: string, amount: string, ref: string): Promise<void> {
  const reply = await fetch("https://api.paxos.com/v2/conversion/stablecoins", {
    method: "POST",
    body: JSON.stringify({ profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref })
  })
  const made = (await reply.json()) as Conversion
  console.log(made.amount)
}
