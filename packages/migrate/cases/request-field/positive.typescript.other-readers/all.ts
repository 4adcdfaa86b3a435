import axios from "axios"
import _ from "lodash"
import { z } from "zod"

import { mailer } from "./mailer.ts"
import { prisma } from "./prisma.ts"

const Reply = z.object({ id: z.string(), source_amount: z.string(), destination_asset: z.string() })

export async function byPick(profile: string, amount: string, ref: string): Promise<void> {
  const { data } = await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref })
  console.log(_.pick(data, ["id", "amount"]), _.get(data, "target_asset"))
}

export async function byNested(profile: string, amount: string, ref: string): Promise<void> {
  const { data: { amount: got, settled_at: at = "open" } } = await axios.post("https://api.paxos.com/v2/conversion/stablecoins", { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref })
  console.log(got, at)
}

export async function byKey(profile: string, amount: string, ref: string): Promise<void> {
  const { data } = await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref })
  for (const key of ["amount", "target_asset"] as const) console.log(key, data[key])
}

export async function byZod(profile: string, amount: string, ref: string): Promise<void> {
  const response = await fetch("https://api.paxos.com/v2/orchestration/orchestrations", { method: "POST", body: JSON.stringify({ source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }) })
  const reply = Reply.parse(await response.json())
  console.log(reply.source_amount)
}

export async function byStore(profile: string, amount: string, ref: string): Promise<void> {
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  await prisma.sent.create({ data: body })
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
}

export async function bySpread(profile: string, amount: string, ref: string): Promise<void> {
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  await mailer.send("sent", { ...body, at: Date.now() })
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", body)
}

export async function byMail(profile: string, amount: string, ref: string): Promise<void> {
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
  mailer.template`Sent ${body}`
}

let last: { amount: string } | undefined
export async function byModule(profile: string, amount: string, ref: string): Promise<void> {
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  last = body
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
}
export const lastAmount = (): string | undefined => last?.amount

export class Outbox {
  private readonly rows: Array<{ amount: string }> = []
  async convert(profile: string, amount: string, ref: string): Promise<void> {
    const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    this.rows.push(body)
    await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
  }
  total(): number {
    return this.rows.length
  }
  first(): string | undefined {
    return this.rows[0]?.amount
  }
}

export async function byReturn(profile: string, amount: string, ref: string): Promise<object> {
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
  return body
}

export async function byReturnField(profile: string, amount: string, ref: string): Promise<object> {
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
  return { sent: body, ok: true }
}

export async function byCheck(profile: string, amount: string, ref: string): Promise<void> {
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  if (!("amount" in body) || Object.keys(body).length !== 5) throw new Error("body")
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", body)
}

export async function byStorage(profile: string, amount: string, ref: string): Promise<void> {
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  localStorage.setItem("sent", JSON.stringify(body))
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
}
export const restored = (): string => JSON.parse(localStorage.getItem("sent") ?? "{}").amount
