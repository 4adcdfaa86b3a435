export function State({ id }: { id: string }) {
  const [text, setText] = useState("")
  useEffect(() => {
    void (async () => {
      const reply = await fetch(`/paxos/v2/conversion/stablecoins/${id}`)
      const conversion = await reply.json()
      setText(conversion.status === "SETTLED" ? "done" : "on its way")
    })()
  }, [id])
  return <p>{text}</p>
}
