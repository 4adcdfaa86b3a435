import { vi } from "vitest"

import { client } from "./paxos-client.ts"

// A quote execution, a transfer and an orchestration, all as their own APIs answer them.
client.getQuoteExecution = vi.fn().mockResolvedValue({
  id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1b",
  profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d",
  base_asset: "BTC",
  quote_asset: "USD",
  amount: "100",
  status: "SETTLED",
  created_at: "2026-04-20T11:00:00Z",
  settled_at: "2026-04-20T11:00:01Z"
})
vi.spyOn(client, "getTransfer").mockResolvedValue({
  id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d",
  amount: "100",
  asset: "PYUSD",
  status: "COMPLETED",
  created_at: "2026-04-20T11:00:00Z"
})
