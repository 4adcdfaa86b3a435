export function Card({ id }: { id: string }) {
  const [text, setText] = useState("")
  useEffect(() => {
    void (async () => {
      const reply = await fetch(`/api/paxos/orchestration/orchestrations/${id}`)
      const conversion = await reply.json()
      setText(`${conversion.source_amount} ${conversion.destination_asset}`)
    })()
  }, [id])
  return <p>{text}</p>
}
