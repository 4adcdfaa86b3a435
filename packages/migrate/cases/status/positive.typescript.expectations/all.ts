import assert from "node:assert/strict"
import { expect, test } from "vitest"
import { paxos } from "./paxos.ts"

test("settles", async () => {
  const { data } = await paxos.get("/v2/orchestration/orchestrations/c-1")
  expect(data.status).toBe("COMPLETED")
  expect(data.status).not.toEqual("PROCESSING")
  assert.equal(data.status, "COMPLETED")
  const order = await paxos.get("/v2/orders/o-1")
  expect(order.data.status).toBe("SETTLED")
})
