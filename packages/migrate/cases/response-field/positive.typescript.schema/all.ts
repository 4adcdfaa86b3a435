import { z } from "zod"

const Conversion = z.object({ id: z.string(), source_amount: z.string(), source_asset: z.string(), destination_asset: z.string() })

export async function load(id: string) {
  const reply = await fetch(`https://api.paxos.com/v2/orchestration/orchestrations/${id}`)
  const conversion = Conversion.parse(await reply.json())
  console.log(conversion.source_amount, conversion.destination_asset)
}
