import { useEffect, useState } from "react"
import { paxos } from "./paxos"

export function Card({ id }: { id: string }) {
  const [view, setView] = useState<React.ReactNode>(null)
  useEffect(() => {
    void paxos.get(`/v2/conversion/stablecoins/${id}`).then(({ data }) => {
      setView(<time>{data.settled_at ?? data.updated_at}</time>)
    })
  }, [id])
  return <section>{view}</section>
}
export function NewCard({ id }: { id: string }) {
  const [view, setView] = useState<React.ReactNode>(null)
  useEffect(() => {
    void paxos.get(`/v2/orchestration/orchestrations/${id}`).then(({ data }) => {
      setView(<time>{data.updated_at}</time>)
    })
  }, [id])
  return <section>{view}</section>
}
