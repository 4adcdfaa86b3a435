interface Execution {
  amount: string
  target_asset: string
  recipient_profile_id?: string
  settled_at?: string
}

export async function rows(api: { get: (path: string) => Promise<{ items: Execution[] }> }) {
  const page = await api.get("/profiles/p/quote-executions")
  return page.items.map(({ amount, target_asset, recipient_profile_id }) => ({ amount, target_asset, recipient_profile_id }))
}

export const total = (rows: Execution[]) => rows.map((row) => row.amount).join()
