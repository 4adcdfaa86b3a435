export function Card({ id }: { id: string }) {
  const [text, setText] = useState("")
  useEffect(() => {
    void (async () => {
      const reply = await fetch(`/api/paxos/conversion/stablecoins/${id}`)
      const conversion = await reply.json()
      setText(`${conversion.amount} ${conversion.target_asset}`)
    })()
  }, [id])
  return <p>{text}</p>
}
