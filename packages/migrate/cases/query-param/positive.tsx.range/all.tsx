export function Count({ begin }: { begin: string }) {
  const [count, setCount] = useState(0)
  useEffect(() => {
    fetch(`/paxos/v2/orchestration/orchestrations?created_at.gte=${begin}`)
      .then((reply) => reply.json())
      .then((page) => setCount(page.items.length))
  }, [begin])
  return <b>{count}</b>
}
