import type { Response } from "express"

export async function answered(id: string, p: string, amount: string, res: Response) {
  const reply = await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })
  res.json(await reply.json())
}

export async function cachedAsText(id: string, p: string, amount: string, redis: any) {
  const reply = await (await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })).json()
  const text = JSON.stringify(reply)
  await redis.set(id, text)
}

export async function cached(id: string, p: string, amount: string, cache: Map<string, unknown>) {
  const reply = await (await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })).json()
  cache.set(id, reply)
}

export async function piped(id: string, p: string, amount: string, target: any) {
  const reply = await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })
  reply.body.pipe(target)
}

export async function told(id: string, p: string, amount: string, subject: any) {
  const reply = await (await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })).json()
  subject.next(reply)
}

export async function takenApart(id: string, p: string, amount: string, order: any) {
  const reply = await (await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })).json()
  ;({ status: order.status } = reply)
}

export async function only(id: string, p: string, amount: string, log: any) {
  const reply = await (await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })).json()
  log.info(`made ${JSON.stringify(reply)}`)
  console.log(JSON.stringify(reply, null, 2))
}

const LABELS: Record<string, string> = { open: "open" }

export async function compared(id: string, p: string, amount: string, order: any) {
  const reply = await (await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })).json()
  if (reply.status !== order.status) throw new Error("changed")
}

export async function lookedUp(id: string, p: string, amount: string, labels: Map<string, string>) {
  const reply = await (await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })).json()
  console.log(labels.get(reply.status))
}

export async function shown(id: string, p: string, amount: string) {
  const reply = await (await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })).json()
  console.log(LABELS[reply.status])
  if (reply.status === undefined || reply.status === "") throw new Error("no status")
}
