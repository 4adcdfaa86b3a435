/** However much others ask of the vendor, a create gets through. */
import { Effect, Fiber } from "effect"
import { expect, it } from "vitest"

import { Vendor } from "../../src/vendor/Vendor.ts"
import { request, startBackend } from "../support/backend.ts"

it("a create is not held up by two hundred lists of the API that it asks first", async () => {
  // Ten requests a second to each endpoint, half of which is kept for creates.
  await using backend = await startBackend({ env: { SEGUE_VENDOR_SHARE: "0.2" } })
  const flood = await backend.run(
    Effect.gen(function* () {
      const { legacy, orchestrations } = yield* Vendor
      const one = Effect.all([Effect.exit(legacy.list({})), Effect.exit(orchestrations.list({}))], { concurrency: 2 })
      return yield* Effect.forkDetach(
        Effect.forEach(
          Array.from({ length: 200 }, () => one),
          (list) => list,
          { concurrency: "unbounded", discard: true }
        ),
        { startImmediately: true }
      )
    })
  )
  const alone = await backend.run(
    Effect.flatMap(Vendor, ({ legacy }) => Effect.timeoutOption(Effect.exit(legacy.list({})), 1_000))
  )
  expect(alone._tag, "the flood holds others up").toBe("None")
  for (const ref_id of ["first", "second", "third"]) {
    // The line of the others is thirty seconds long, and a guard that waits for twenty refuses the create.
    expect((await backend.client.create(request(backend, ref_id)))._tag).toBe("Created")
  }
  await Effect.runPromise(Fiber.interrupt(flood))
})
