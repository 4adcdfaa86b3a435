export function Badge({ id }: { id: string }) {
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    fetch(`/paxos/v2/orchestration/orchestrations/${id}`)
      .then((reply) => reply.json())
      .then((conversion) => {
        setDone(conversion.status === "COMPLETED")
      })
  }, [id])
  return <b className={isDone ? "done" : "open"} />
}
