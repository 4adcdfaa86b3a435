export function Pending({ token, id }: { token: string; id: string }) {
  const [known, setKnown] = useState(false)
  useEffect(() => {
    fetch(`https://api.paxos.com/v2/orchestration/orchestrations/${id}`, { headers: { authorization: token } }).then((reply) =>
      setKnown(reply.ok)
    )
  }, [token, id])
  return <span className="pending">{known ? "on its way" : "unknown"}</span>
}
