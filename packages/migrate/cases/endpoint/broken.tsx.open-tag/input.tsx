export function Known({ id }: { id: string }) {
  const load = () => fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`).then((reply) => reply.ok)
  return <button onClick={load}>Known<span
}
