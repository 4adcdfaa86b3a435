import { useState } from "react"
import { paxos } from "./paxos"

export function Retry({ profileId, orderId, amount }: { profileId: string; orderId: string; amount: string }) {
  const [message, setMessage] = useState("")
  const submit = async () => {
    try {
      await paxos.post("/v2/conversion/stablecoins", {
        ref_id: `order-${orderId}`,
        profile_id: profileId,
        amount: amount,
        source_asset: "USD",
        target_asset: "PYUSD"
      })
    } catch (error) {
      const problem = error.response.data
      if (problem.detail.includes("conversion already exists with ref_id")) setMessage(problem.meta.existing.id)
    }
  }
  return <button onClick={submit}>{message}</button>
}
