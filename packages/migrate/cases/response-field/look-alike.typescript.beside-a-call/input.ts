interface Order {
  amount: string
  target_asset: string
}

export async function remember(order: Order, id: string) {
  const known = await fetch(`https://api.paxos.com/v2/orchestration/orchestrations/${id}`)
  if (known.ok) console.log(order.amount, order.target_asset)
}
