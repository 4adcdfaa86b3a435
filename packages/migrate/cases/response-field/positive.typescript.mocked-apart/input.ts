import { expect, test, vi } from "vitest"

import { convert } from "./convert.ts"
import { PaxosClient } from "./paxos-client.ts"
import * as store from "./store.ts"

vi.mock("./store.ts", () => ({
  load: vi.fn().mockResolvedValue({
    id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1a",
    profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d",
    amount: "100",
    source_asset: "USD",
    target_asset: "PYUSD",
    status: "CREATED",
    created_at: "2026-04-20T11:00:00Z"
  })
}))

test("a conversion is made", async () => {
  const client = new PaxosClient()
  vi.spyOn(client, "createConversion").mockResolvedValue({
    id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1b",
    profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d",
    amount: "100",
    source_asset: "USD",
    target_asset: "PYUSD",
    status: "CREATED",
    created_at: "2026-04-20T11:00:00Z"
  })
  await convert(client, "100")
  expect(store.load).toHaveBeenCalled()
})

test("a conversion is read", async () => {
  const reply = {
    id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
    profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1d",
    amount: "100",
    source_asset: "USD",
    target_asset: "PYUSD",
    status: "CREATED",
    created_at: "2026-04-20T11:00:00Z"
  }
  const client = new PaxosClient()
  vi.mocked(client.getConversion).mockReturnValueOnce(Promise.resolve(reply))
  expect(await convert(client, "100")).toBeDefined()
})
