import { z } from "zod"
import * as t from "io-ts"

export const Conversion = z.object({
  id: z.string().uuid(),
  profile_id: z.string(),
  recipient_profile_id: z.string().optional(),
  amount: z.string(),
  source_asset: z.string(),
  target_asset: z.string(),
  status: z.enum(["CREATED", "SETTLED", "CANCELLED"]),
  created_at: z.coerce.date(),
  settled_at: z.coerce.date().optional()
})
export type Conversion = z.infer<typeof Conversion>

export const ConversionC = t.type({
  id: t.string,
  amount: t.string,
  target_asset: t.string,
  status: t.union([t.literal("CREATED"), t.literal("SETTLED"), t.literal("CANCELLED")])
})

export async function get(id: string): Promise<Conversion> {
  const res = await fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`)
  return Conversion.parse(await res.json())
}
export async function get2(id: string) {
  const res = await fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`)
  const decoded = ConversionC.decode(await res.json())
  if (decoded._tag === "Right" && decoded.right.status === "SETTLED") return decoded.right.target_asset
}
