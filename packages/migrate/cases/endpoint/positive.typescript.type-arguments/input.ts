import type { Client } from "./client.ts"

export async function exists(client: Client, id: string): Promise<boolean> {
  const reply = await client.get<{ id: string }>(`/conversion/stablecoins/${id}`)
  return reply !== undefined
}
