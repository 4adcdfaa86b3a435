const BASE_URL = "https://api.paxos.com/v2"

export async function convert(token: string, order: { id: string; profileId: string; amount: string }) {
  const response = await fetch(`${BASE_URL}/orchestration/orchestrations`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      ref_id: `order-${order.id}`,
      source: {
        profile: {
          profile_id: order.profileId,
        },
      }, // who pays
      destination: {
        profile: {
          profile_id: order.profileId,
        },
      },
      source_amount: order.amount,
      source_asset: "USD",
      destination_asset: "PYUSD",
    }),
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
}
