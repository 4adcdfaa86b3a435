import { z } from "zod"

const Conversion = z.object({ id: z.string(), amount: z.string(), source_asset: z.string(), target_asset: z.string() })

export async function load(id: string) {
  const reply = await fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`)
  const conversion = Conversion.parse(await reply.json())
  console.log(conversion.amount, conversion.target_asset)
}
