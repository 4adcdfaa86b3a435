import { useState } from "react"
import { paxos } from "./paxos"

export function ConvertForm({ profileId, orderId }: { profileId: string; orderId: string }) {
  const [amount, setAmount] = useState("0.00")
  const submit = async () => {
    await paxos.post("/v2/conversion/stablecoins", {
      ref_id: `order-${orderId}`,
      profile_id: profileId,
      amount: Number(amount),
      source_asset: "USD",
      target_asset: "PYUSD"
    })
  }
  return (
    <form onSubmit={submit}>
      <input name="amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
      <button>Convert {amount} USD</button>
    </form>
  )
}
