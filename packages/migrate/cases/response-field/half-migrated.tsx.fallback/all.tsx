import { useEffect, useState } from "react"
import { paxos } from "./paxos"

export function Card({ id }: { id: string }) {
  const [view, setView] = useState<React.ReactNode>(null)
  useEffect(() => {
    void paxos.get(`/v2/orchestration/orchestrations/${id}`).then(({ data }) => {
      setView(<b>{data.source_amount}</b>)
    })
  }, [id])
  return <section>{view}</section>
}
