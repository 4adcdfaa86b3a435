/** Something to tell: orchestrations in the sandbox of this process, so that a first look is not at silence. */
import { Orchestrations } from "@segue/core/Orchestrations"
import type * as Sandbox from "@segue/sandbox/Sandbox"
import * as Effect from "effect/Effect"

const examples = [
  { ref_id: "example-completes", source_amount: "1250.00" },
  { ref_id: "example-fails", source_amount: "80.00", metadata: { sandbox: "fail-after-source" } },
  { ref_id: "example-waits", source_amount: "500000.00", metadata: { sandbox: "pending" } }
]

/** Creates them: one completes, one fails, one waits for an approval that does not come. */
export const create = (sandbox: Sandbox.Sandbox) =>
  Effect.gen(function* () {
    const orchestrations = yield* Orchestrations
    const profile_id = sandbox.control.state().profiles[0]!.id
    const side = { profile: { profile_id } }
    yield* Effect.forEach(
      examples,
      (example) =>
        orchestrations.create({
          source_asset: "USD",
          destination_asset: "PYUSD",
          source: side,
          destination: side,
          ...example
        }),
      { discard: true }
    )
  }).pipe(Effect.catch((error) => Effect.logWarning("The examples could not be made", { message: error.message })))
