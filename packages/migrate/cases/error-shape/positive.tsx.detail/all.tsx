import { useState } from "react"
import { paxos } from "./paxos"

export function Retry({ profileId, orderId, amount }: { profileId: string; orderId: string; amount: string }) {
  const [message, setMessage] = useState("")
  const submit = async () => {
    try {
      await paxos.post("/v2/orchestration/orchestrations", {
        ref_id: `order-${orderId}`,
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
    } catch (error) {
      const problem = error.response.data
      if (problem.detail.includes("conversion already exists with ref_id")) setMessage(problem.meta.existing.id)
    }
  }
  return <button onClick={submit}>{message}</button>
}
