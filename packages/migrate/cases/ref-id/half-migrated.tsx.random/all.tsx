import { useState } from "react"
import { paxos } from "./paxos"

export function ConvertForm({ profileId, orderId }: { profileId: string; orderId: string }) {
  const [amount, setAmount] = useState("0.00")
  const submit = async () => {
    await paxos.post("/v2/orchestration/orchestrations", {
      ref_id: `order-${orderId}`,
      source: { profile: { profile_id: profileId } },
      destination: { profile: { profile_id: profileId } },
      source_amount: amount,
      source_asset: "USD",
      destination_asset: "PYUSD"
    })
    await paxos.post("/v2/orchestration/orchestrations", {
      ref_id: crypto.randomUUID(),
      source: {
        profile: {
          profile_id: profileId
        }
      },
      destination: {
        profile: {
          profile_id: profileId
        }
      },
      source_amount: amount,
      source_asset: "USD",
      destination_asset: "PYUSD"
    })
  }
  return (
    <form onSubmit={submit}>
      <input name="amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
      <button>Convert {amount} USD</button>
    </form>
  )
}
