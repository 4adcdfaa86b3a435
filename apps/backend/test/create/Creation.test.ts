/** Creating through the whole gateway. */
import { describe, expect, it } from "vitest"

import { request, startBackend } from "../support/backend.ts"

describe("creating", () => {
  it.each(["memory", "server"] as const)(
    "creates once, follows to the end, answers repetitions (%s)",
    async (database) => {
      await using backend = await startBackend({ database })
      const wanted = request(backend, "order-1")
      const made = await backend.client.create(wanted)
      if (made._tag !== "Created") throw new Error(made._tag)
      const again = await backend.client.create({ ...wanted, source_amount: "10" })
      expect(again._tag).toBe("AlreadyExists")
      const waited = await backend.client.wait({ id: made.orchestration.id })
      expect(waited.orchestration.status).toBe("COMPLETED")
      expect(backend.sandbox.control.state().records["orchestrations"]).toBe(1)
    }
  )
})
