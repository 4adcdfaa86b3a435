/** Keys, callers and grants. */
import { PgClient } from "@effect/sql-pg"
import { assert } from "@effect/vitest"
import { Effect, Option, Redacted } from "effect"

import { ApiKeys } from "../../src/ApiKeys.ts"
import * as Grants from "../../src/Grants.ts"
import type { Suite } from "../databases.ts"

const by = "operator"

export const access: Suite<PgClient.PgClient | ApiKeys | Grants.Grants> = (it) => {
  it.effect("a key opens until it is revoked; only its hash is kept", () =>
    Effect.gen(function* () {
      const [keys, sql] = [yield* ApiKeys, yield* PgClient.PgClient]
      const { key, secret } = yield* keys.create({ caller: "desk", label: "first", scopes: ["a:read", "b:write"], by })
      const identity = Option.getOrThrow(yield* keys.identify(secret))
      assert.deepStrictEqual(
        [identity.caller, identity.keyId, [...identity.scopes]],
        ["desk", key.id, ["a:read", "b:write"]]
      )
      assert.notInclude(JSON.stringify({ key, secret }), Redacted.value(secret).slice(-20))
      const [row] = yield* sql<{ all: string }>`SELECT (SELECT string_agg(k::text, ',') FROM api_key k)
        || (SELECT string_agg(a::text, ',') FROM audit a) AS all`
      assert.notInclude(row!.all, Redacted.value(secret).slice(-43))
      assert.isTrue(yield* keys.revoke({ id: key.id, by }))
      assert.isTrue(Option.isNone(yield* keys.identify(secret)))
      assert.isFalse(yield* keys.revoke({ id: "0000000000000000", by }))
    })
  )

  it.effect("nothing else opens", () =>
    Effect.gen(function* () {
      const keys = yield* ApiKeys
      const { key, secret } = yield* keys.create({ caller: "desk", label: "second", scopes: [], by })
      const text = Redacted.value(secret)
      const wrong = [
        "",
        "segue_",
        text.slice(0, -1),
        `${text}A`,
        text.replace(key.id, "0".repeat(16)),
        `${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`,
        `segue_${key.id}_${"A".repeat(43)}`,
        `' OR 1=1 --`
      ]
      for (const one of wrong) assert.isTrue(Option.isNone(yield* keys.identify(Redacted.make(one))), one)
      const { secret: short } = yield* keys.create({ caller: "desk", label: "short", scopes: [], expiresInMs: 0, by })
      assert.isTrue(Option.isNone(yield* keys.identify(short)))
    })
  )

  it.effect("rotating gives a key like the old one, which ends after the overlap", () =>
    Effect.gen(function* () {
      const keys = yield* ApiKeys
      const old = yield* keys.create({ caller: "rotor", label: "key", scopes: ["s"], by })
      const next = Option.getOrThrow(yield* keys.rotate({ id: old.key.id, overlapMs: 3_600_000, by }))
      assert.deepStrictEqual([next.key.caller, next.key.scopes], ["rotor", ["s"]])
      for (const one of [old, next]) assert.isTrue(Option.isSome(yield* keys.identify(one.secret)))
      yield* keys.rotate({ id: old.key.id, overlapMs: 0, by })
      assert.isTrue(Option.isNone(yield* keys.identify(old.secret)))
      assert.isTrue(Option.isNone(yield* keys.rotate({ id: old.key.id, overlapMs: 0, by })))
      assert.strictEqual((yield* keys.list).filter(({ caller }) => caller === "rotor").length, 3)
    })
  )

  it.effect("rotating keeps the end of a key, unless it is told another", () =>
    Effect.gen(function* () {
      const [keys, sql] = [yield* ApiKeys, yield* PgClient.PgClient]
      const dayMs = 86_400_000
      const { key: old } = yield* keys.create({ caller: "ends", label: "", scopes: [], expiresInMs: 90 * dayMs, by })
      const rotated = (id: string, expiresInMs?: number | "never") =>
        Effect.map(
          keys.rotate({ id, overlapMs: dayMs, by, ...(expiresInMs === undefined ? {} : { expiresInMs }) }),
          (made) => Option.getOrThrow(made).key
        )
      const same = yield* rotated(old.id)
      assert.isDefined(old.expiresAt)
      assert.strictEqual(same.expiresAt, old.expiresAt)
      const shorter = (yield* keys.list).find(({ id }) => id === old.id)
      assert.isBelow(Date.parse(shorter!.expiresAt!), Date.parse(old.expiresAt!))
      const other = yield* rotated(same.id, 10 * dayMs)
      assert.isBelow(Date.parse(other.expiresAt!), Date.parse(old.expiresAt!))
      const endless = yield* rotated(other.id, "never")
      assert.isUndefined(endless.expiresAt)
      assert.isUndefined((yield* rotated(endless.id)).expiresAt)
      const [entry] = yield* sql<{ readonly detail: object }>`SELECT detail FROM audit WHERE subject = ${same.id}`
      assert.deepInclude(entry!.detail, { replaces: old.id, expires_at: old.expiresAt })
    })
  )

  it.effect("a caller that is stopped is stopped with all its keys", () =>
    Effect.gen(function* () {
      const keys = yield* ApiKeys
      const { secret } = yield* keys.create({ caller: "stopped", label: "key", scopes: [], by })
      yield* keys.setEnabled({ caller: "stopped", isEnabled: false, by })
      assert.isTrue(Option.isNone(yield* keys.identify(secret)))
      yield* keys.setEnabled({ caller: "stopped", isEnabled: true, by })
      assert.isTrue(Option.isSome(yield* keys.identify(secret)))
      const error = yield* Effect.flip(keys.setEnabled({ caller: "nobody", isEnabled: true, by }))
      assert.strictEqual(error.message, "No such caller")
    })
  )

  it.effect("nothing is granted that is not listed, and no address or account by a wildcard", () =>
    Effect.gen(function* () {
      const [keys, grants] = [yield* ApiKeys, yield* Grants.Grants]
      const caller = "granted"
      yield* keys.create({ caller, label: "key", scopes: [], by })
      const none = yield* grants.of(caller)
      assert.isFalse(Grants.allows(none, "debit", "p1"))
      yield* grants.add({
        caller,
        by,
        grants: [
          { kind: "debit", target: "p1" },
          { kind: "credit", target: Grants.ANY },
          { kind: "crypto", target: Grants.ANY },
          { kind: "fiat", target: "bank-1" }
        ]
      })
      const some = yield* grants.of(caller)
      const allowed = (kind: Grants.Kind, target: string) => Grants.allows(some, kind, target)
      assert.deepStrictEqual(
        [
          allowed("debit", "p1"),
          allowed("debit", "p2"),
          allowed("credit", "p2"),
          allowed("crypto", "ETHEREUM:0x1"),
          allowed("fiat", "bank-1"),
          allowed("rules", "p1")
        ],
        [true, false, true, false, true, false]
      )
      yield* grants.remove({ caller, by, grants: [{ kind: "debit", target: "p1" }] })
      assert.isFalse(Grants.allows(yield* grants.of(caller), "debit", "p1"))
      const error = yield* Effect.flip(grants.add({ caller: "nobody", by, grants: [{ kind: "debit", target: "p" }] }))
      assert.isFalse(error.isRetryable)
    })
  )

  it.effect("limits are kept as exact amounts", () =>
    Effect.gen(function* () {
      const [keys, grants] = [yield* ApiKeys, yield* Grants.Grants]
      yield* keys.create({ caller: "exact", label: "key", scopes: [], by })
      const limit = { asset: "USD", createMax: "90071992547409930.01", minuteCountMax: 2 }
      yield* grants.setLimit({ caller: "exact", limit: { asset: "USD", dayMax: "1" }, by })
      yield* grants.setLimit({ caller: "exact", limit, by })
      assert.deepStrictEqual(yield* grants.limits("exact"), [limit])
    })
  )
}
