import type { Client } from "./client.ts"

export async function exists(client: Client, id: string): Promise<boolean> {
  const reply = await client.get<{ id: string }>(`/orchestration/orchestrations/${id}`)
  return reply !== undefined
}
