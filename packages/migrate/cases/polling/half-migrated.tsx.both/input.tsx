import { useState } from "react"
import { paxos } from "./paxos"

export function Wait({ id }: { id: string }) {
  const [text, setText] = useState("waiting")
  const wait = async () => {
    let status = "CREATED"
    while (status === "CREATED") {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      status = (await paxos.get(`/v2/conversion/stablecoins/${id}`)).data.status
    }
    setText(status)
  }
  return <button onClick={wait}>{text}</button>
}
export function NewWait({ id }: { id: string }) {
  const [text, setText] = useState("waiting")
  const wait = async () => {
    let status = "PROCESSING"
    while (status === "PROCESSING") {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      status = (await paxos.get(`/v2/orchestration/orchestrations/${id}`)).data.status
    }
    setText(status)
  }
  return <button onClick={wait}>{text}</button>
}
