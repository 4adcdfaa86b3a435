import { useState } from "react"
import { paxos } from "./paxos"

export function Retry({ profileId, orderId, amount }: { profileId: string; orderId: string; amount: string }) {
  const [message, setMessage] = useState("")
  const submit = async () => {
    try {
      await paxos.post(`/v2/profiles/${profileId}/orders`, { ref_id: orderId, quote_amount: amount })
    } catch (error) {
      const problem = error.response.data
      if (problem.detail.includes("order already exists with ref_id")) setMessage(problem.meta.existing.id)
    }
  }
  return <button onClick={submit}>{message}</button>
}
