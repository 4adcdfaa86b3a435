const CONVERSIONS = "https://api.paxos.com/v2/orchestration/orchestrations"

async function quoted(profile: string) {
  await fetch(CONVERSIONS, {
    method: "POST",
    body: JSON.stringify({ "ref_id": "r-1", "source": { "profile": { "profile_id": profile } }, "destination": { "profile": { "profile_id": profile } }, "source_amount": "1.00", "source_asset": "USD", "destination_asset": "PYUSD" })
  })
}

async function single(profile_id: string, amount: string) {
  await fetch(CONVERSIONS, {
    method: "POST",
    body: JSON.stringify({
      ref_id: 'r-2',
      source: {
        profile: {
          profile_id,
        },
      },
      destination: {
        profile: {
          profile_id,
        },
      },
      source_amount: amount,
      source_asset: 'USD',
      destination_asset: 'PYUSD',
    }),
  })
}

async function text(profile: string) {
  await fetch(CONVERSIONS, {
    method: "POST",
    body: `{"ref_id":"r-3","source":{"profile":{"profile_id":"${profile}"}},"destination":{"profile":{"profile_id":"${profile}"}},"source_amount":"5","source_asset":"USD","destination_asset":"PYUSD"}`
  })
}

async function variable(order: { id: string; profile: string; amount: string; note?: string }) {
  const body: Record<string, unknown> = {
    source: {
      profile: {
        profile_id: order.profile
      }
    },
    destination: {
      profile: {
        profile_id: order.profile
      }
    },
    source_amount: order.amount,
    source_asset: "USD",
    destination_asset: "PYUSD"
  }
  body.ref_id = order.id
  if (order.note) body.metadata = { note: order.note }
  console.log(body.source_amount)
  await fetch(CONVERSIONS, { method: "POST", body: JSON.stringify(body) })
}

const pair = { source_asset: "USD", destination_asset: "PYUSD" }
async function spread(profile: string, id: string) {
  await fetch(CONVERSIONS, { method: "POST", body: JSON.stringify({ ...pair, ref_id: id, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "2" }) })
}
