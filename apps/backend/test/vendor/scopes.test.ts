/** What a credential is not granted holds up what needs it, and nothing else. */
import { FollowingState } from "@segue/storage/FollowingState"
import { Effect } from "effect"
import { expect, it } from "vitest"

import { until } from "../crash/Scenario.ts"
import { request, startBackend } from "../support/backend.ts"

const READ = "orchestration:read_orchestration"
const WRITE = "orchestration:write_orchestration"

/** The guard asks the legacy API. */
const GUARD = "conversion:read_conversion_stablecoin"

const startWith = (...scopes: ReadonlyArray<string>) =>
  startBackend({
    sandbox: { credentials: [{ clientId: "sandbox", clientSecret: "sandbox", scopes: [GUARD, ...scopes] }] }
  })

it("without the right to read events creates go on, and following says what it lacks", async () => {
  await using backend = await startWith(READ, WRITE)
  const outcome = await backend.client.create(request(backend, "no-events"))
  expect(outcome._tag).toBe("Created")
  const tail = () =>
    backend.run(
      Effect.flatMap(FollowingState, ({ read }) => Effect.map(read, (all) => all.find(({ way }) => way === "tail")))
    )
  await until("the tail says so", async () => (await tail())?.failing !== undefined)
  expect((await tail())!.failing!.message).toContain("events:read_event")
  const ready = async (): Promise<unknown> => (await fetch(`${backend.url}/readyz`)).json()
  await until("readiness says so", async () => JSON.stringify(await ready()).includes("degraded"))
  expect(await ready()).toEqual({
    status: "degraded",
    checks: [
      {
        name: "following: tail",
        status: "degraded",
        detail: expect.stringMatching(/^since \d{4}-.*Z: RequestToken: .*invalid_scope.*events:read_event/u)
      }
    ]
  })
})

it("without the right to create, the answer names the scopes that were asked for", async () => {
  await using backend = await startWith(READ, "events:read_event")
  const failure = await backend.client.create(request(backend, "no-writes")).then(
    () => undefined,
    (error: unknown) => error
  )
  expect(String(failure)).toContain(WRITE)
  expect(backend.sandbox.control.requests.calls("CreateOrchestration")).toBe(0)
})
