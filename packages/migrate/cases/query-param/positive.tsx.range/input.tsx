export function Count({ begin }: { begin: string }) {
  const [count, setCount] = useState(0)
  useEffect(() => {
    fetch(`/paxos/v2/conversion/stablecoins?created_at.begin=${begin}`)
      .then((reply) => reply.json())
      .then((page) => setCount(page.items.length))
  }, [begin])
  return <b>{count}</b>
}
