import Ajv from "ajv"
import axios from "axios"
import { z } from "zod"

const validate = new Ajv().compile({ type: "object", required: ["id"], additionalProperties: false, properties: { id: {} } })

export const texts = async (ref: string, profile: string, amount: string): Promise<void> => {
  const { data } = await axios.post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
  console.log(z.record(z.string(), z.string()).parse(data))
}

export const refused = async (ref: string, profile: string, amount: string): Promise<void> => {
  const { data } = await axios.post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
  if (!validate(data)) throw new Error("not a conversion")
}
