/** Following for real: the sandbox over its own clock, the store in PostgreSQL, two followers as in two replicas. */
import { PgClient } from "@effect/sql-pg"
import { assert, describe, layer } from "@effect/vitest"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import * as Doorbell from "@segue/follow/Doorbell"
import * as Follower from "@segue/follow/Follower"
import { Store } from "@segue/follow/Store"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { Effect, Layer, Redacted } from "effect"

import * as StoredOrchestrations from "../src/Orchestrations.ts"
import * as VendorBudget from "../src/VendorBudget.ts"
import { server } from "./databases.ts"

const vendor = OrchestrationsHttp.layer.pipe(
  Layer.provide(
    PaxosHttp.layerNoDeps({
      apiUrl: Sandbox.BASE_URL,
      tokenUrl: Sandbox.TOKEN_URL,
      clientId: "sandbox",
      clientSecret: Redacted.make("sandbox"),
      scopes: ["orchestration:read_orchestration", "orchestration:write_orchestration", "events:read_event"]
    })
  ),
  Layer.provide(VendorBudget.layer({ share: 0.5 })),
  Layer.provideMerge(Sandbox.layer({ seed: 11, settings: { profileLegDelayMs: 300 } }))
)

const quick = Follower.layerWith({ tailMs: 300, ringMs: 50, pendingMs: 400, safetyMs: 2_000, deepMs: 1_000 })

const replicas = Layer.merge(Layer.fresh(quick), Layer.fresh(quick)).pipe(
  Layer.provideMerge(Doorbell.layer),
  Layer.provideMerge(Layer.merge(vendor, StoredOrchestrations.layer)),
  Layer.provideMerge(server.full)
)

const create = (ref_id: string, profile_id: string) =>
  Effect.gen(function* () {
    const side = { profile: { profile_id } }
    const outcome = yield* (yield* Orchestrations.Orchestrations).create({
      ref_id,
      source_amount: "1.00",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: side
    })
    return outcome._tag === "Created" ? outcome.orchestration.id : yield* Effect.die(new Error(outcome._tag))
  })

describe("two replicas over one database", () => {
  layer(replicas, { timeout: "180 seconds", excludeTestServices: true })((it) => {
    it.effect("tell every change once, with connections dropped in between", () =>
      Effect.gen(function* () {
        const [store, sql, { control }] = [yield* Store, yield* PgClient.PgClient, yield* Sandbox.Service]
        control.faults.events({ duplicate: 0.3, reorder: 0.3, visibleAfterMs: 200 })
        const profile = control.state().profiles[0]!.id
        const ids = yield* Effect.forEach(
          Array.from({ length: 30 }, (_, index) => `ref-${index}`),
          (ref_id) => create(ref_id, profile)
        )
        yield* Effect.ignore(sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`)
        const finals = Effect.map(Effect.retry(store.changes(0, 10_000), { times: 5 }), (changes) =>
          changes.filter(({ status }) => status === "COMPLETED").map(({ id }) => id)
        )
        for (let waited = 0; waited < 200 && (yield* finals).length < ids.length; waited++) yield* Effect.sleep(100)
        assert.deepStrictEqual((yield* finals).toSorted(), ids.toSorted())
        const sequences = (yield* store.changes(0, 10_000)).map(({ sequence }) => sequence)
        assert.deepStrictEqual(
          sequences,
          sequences.map((_, index) => index + 1)
        )
        assert.isTrue((yield* store.cursor("events")).version > 0)
        assert.deepStrictEqual(control.ledger.check(), [])
      })
    )
  })
})
