import { useEffect, useState } from "react"
import { paxos } from "./paxos"

export function Card({ id }: { id: string }) {
  const [view, setView] = useState<React.ReactNode>(null)
  useEffect(() => {
    void paxos.get(`/v2/profiles/p-1/quote-executions/${id}`).then(({ data }) => {
      setView(<time>{data.settled_at}</time>)
    })
  }, [id])
  return <section>{view}</section>
}
