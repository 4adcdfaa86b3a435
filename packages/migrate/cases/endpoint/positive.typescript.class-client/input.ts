const BASE = process.env.PAXOS_BASE ?? "https://api.sandbox.paxos.com/v2"

export class PaxosClient {
  #token: string
  #base: string
  constructor(token: string, base = BASE) {
    this.#token = token
    this.#base = base
  }

  async #request<T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
    const res = await fetch(`${this.#base}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    if (!res.ok) throw new Error(`paxos ${res.status}`)
    return (await res.json()) as T
  }

  createConversion(profileId: string, amount: string, refId: string) {
    return this.#request<{ id: string; status: string }>("POST", "/conversion/stablecoins", {
      profile_id: profileId,
      amount,
      source_asset: "USD",
      target_asset: "USDG",
      ref_id: refId
    })
  }
  getConversion(id: string) {
    return this.#request<Conversion>("GET", `/conversion/stablecoins/${id}`)
  }
  listConversions(q: URLSearchParams) {
    return this.#request<{ items: Conversion[]; next_page_cursor?: string }>("GET", `/conversion/stablecoins?${q}`)
  }
}

interface Conversion {
  id: string
  profile_id: string
  amount: string
  source_asset: string
  target_asset: string
  status: "CREATED" | "SETTLED" | "CANCELLED"
  settled_at?: string
}

export async function settle(client: PaxosClient, id: string) {
  for (let i = 0; i < 30; i++) {
    const c = await client.getConversion(id)
    if (c.status !== "CREATED") return c
    await new Promise((r) => setTimeout(r, 2000))
  }
  throw new Error("still pending")
}
