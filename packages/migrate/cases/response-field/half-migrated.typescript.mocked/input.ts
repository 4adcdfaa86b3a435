import { test, vi } from "vitest"

import { client } from "./paxos-client.ts"

test("both forms are answered", async () => {
  client.getOrchestration = vi.fn().mockResolvedValue({
    id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1a",
    source: { profile: { profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d" } },
    destination: { profile: { profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d" } },
    source_amount: "100",
    source_asset: "USD",
    destination_asset: "PYUSD",
    status: "PROCESSING",
    created_at: "2026-04-20T11:00:00Z"
  })
  client.getConversion = vi.fn().mockResolvedValue({
    id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1b",
    profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d",
    amount: "100",
    source_asset: "USD",
    target_asset: "PYUSD",
    status: "CREATED",
    created_at: "2026-04-20T11:00:00Z"
  })
})
