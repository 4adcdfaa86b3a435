export const Cancel = ({ id }: { id: string }) => (
  <button onClick={() => fetch(`/paxos/v2/conversion/stablecoins/${id}`, { method: "DELETE" })}>Cancel</button>
)
