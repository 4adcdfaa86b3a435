import { useState } from "react"
import { paxos } from "./paxos"

export function ConvertForm({ profileId, orderId }: { profileId: string; orderId: string }) {
  const [amount, setAmount] = useState("0.00")
  const submit = async () => {
    await paxos.post(`/v2/profiles/${profileId}/orders`, { side: "BUY", market: "BTCUSD", quote_amount: amount })
  }
  return (
    <form onSubmit={submit}>
      <input name="amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
      <button>Convert {amount} USD</button>
    </form>
  )
}
