const CONVERSIONS = "https://api.paxos.com/v2/conversion/stablecoins"

async function quoted(profile: string) {
  await fetch(CONVERSIONS, {
    method: "POST",
    body: JSON.stringify({ "ref_id": "r-1", "profile_id": profile, "amount": "1.00", "source_asset": "USD", "target_asset": "PYUSD" })
  })
}

async function single(profile_id: string, amount: string) {
  await fetch(CONVERSIONS, {
    method: "POST",
    body: JSON.stringify({
      ref_id: 'r-2',
      profile_id,
      amount,
      source_asset: 'USD',
      target_asset: 'PYUSD',
    }),
  })
}

async function text(profile: string) {
  await fetch(CONVERSIONS, {
    method: "POST",
    body: `{"ref_id":"r-3","profile_id":"${profile}","amount":"5","source_asset":"USD","target_asset":"PYUSD"}`
  })
}

async function variable(order: { id: string; profile: string; amount: string; note?: string }) {
  const body: Record<string, unknown> = {
    profile_id: order.profile,
    amount: order.amount,
    source_asset: "USD",
    target_asset: "PYUSD"
  }
  body.ref_id = order.id
  if (order.note) body.metadata = { note: order.note }
  console.log(body.amount)
  await fetch(CONVERSIONS, { method: "POST", body: JSON.stringify(body) })
}

const pair = { source_asset: "USD", target_asset: "PYUSD" }
async function spread(profile: string, id: string) {
  await fetch(CONVERSIONS, { method: "POST", body: JSON.stringify({ ...pair, ref_id: id, profile_id: profile, amount: "2" }) })
}
