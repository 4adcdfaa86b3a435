export const Cancel = ({ id }: { id: string }) => (
  <button onClick={() => fetch(`/api/orders/${id}`, { method: "DELETE" })}>Cancel</button>
)
