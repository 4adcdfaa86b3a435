export function Badge({ id }: { id: string }) {
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    fetch(`/paxos/v2/conversion/stablecoins/${id}`)
      .then((reply) => reply.json())
      .then((conversion) => {
        setDone(conversion.status === "SETTLED")
      })
  }, [id])
  return <b className={isDone ? "done" : "open"} />
}
