import { expect, test, vi } from "vitest"

class PaxosClient {
  async createConversion(amount: string, ref: string) {
    const response = await fetch("https://api.paxos.com/v2/orchestration/orchestrations", {
      method: "POST",
      body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: "profile" } }, destination: { profile: { profile_id: "profile" } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
    })
    return await response.json()
  }
}

test("a conversion is made", async () => {
  const client = new PaxosClient()
  vi.spyOn(client, "createConversion").mockResolvedValue({
    id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1b",
    profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d",
    source_amount: "100",
    source_asset: "USD",
    destination_asset: "PYUSD",
    status: "PROCESSING",
    created_at: "2026-04-20T11:00:00Z",
    source: {
      profile: {
        profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d"
      }
    },
    destination: {
      profile: {
        profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d"
      }
    }
  })
  expect((await client.createConversion("100", "ref-1")).source_amount).toBe("100")
})
