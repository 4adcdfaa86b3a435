import { Schema } from "effect"
import * as v from "valibot"
import qs from "qs"
import { Conversion } from "./schema.ts"
import { conversionSchema, ConversionCodec } from "@acme/schemas"


export const one = async (ref: string, amount: string): Promise<void> => {
  const reply = await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: ref, profile_id: "p-1", amount, source_asset: "USD", target_asset: "PYUSD" }) })
  const parsed = Conversion.safeParse(await reply.json())
  if (!parsed.success) throw parsed.error
  console.log(parsed.data.target_asset)
}

export const two = async (ref: string, amount: string): Promise<void> => {
  const reply = await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: ref, profile_id: "p-1", amount, source_asset: "USD", target_asset: "PYUSD" }) })
  const made = v.parse(conversionSchema, await reply.json())
  console.log(made.amount)
}

export const three = async (ref: string, amount: string): Promise<void> => {
  const reply = await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: ref, profile_id: "p-1", amount, source_asset: "USD", target_asset: "PYUSD" }) })
  console.log(Schema.decodeUnknownSync(ConversionCodec)(await reply.json()).amount)
}

export const four = async (ref: string, amount: string): Promise<void> => {
  const reply = await fetch("https://api.paxos.com/v2/orchestration/orchestrations", { method: "POST", body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: "p-1" } }, destination: { profile: { profile_id: "p-1" } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }) })
  console.log(qs.parse(await reply.text()))
}
