import assert from "node:assert/strict"
import { expect, test } from "vitest"
import { paxos } from "./paxos.ts"

test("settles", async () => {
  const { data } = await paxos.get("/v2/conversion/stablecoins/c-1")
  expect(data.status).toBe("SETTLED")
  expect(data.status).not.toEqual("CREATED")
  assert.equal(data.status, "SETTLED")
  const order = await paxos.get("/v2/orders/o-1")
  expect(order.data.status).toBe("SETTLED")
})
