export function Known({ id, isNew }: { id: string; isNew: boolean }) {
  const load = () =>
    isNew
      ? fetch(`https://api.paxos.com/v2/orchestration/orchestrations/${id}`).then((reply) => reply.ok)
      : fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`).then((reply) => reply.ok)
  return <button onClick={load}>Known?</button>
}
