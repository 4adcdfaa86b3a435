/** Callers and their keys. A key is shown once, when it is made; only its hash is kept. */
// @effect-diagnostics nodeBuiltinImport:off -- random bytes, hashing and constant-time comparison are Node's

import * as crypto from "node:crypto"

import * as PgClient from "@effect/sql-pg/PgClient"
import { StoreError } from "@segue/follow/Store"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type * as SqlError from "effect/sql/SqlError"

import * as Audit from "./Audit.ts"
import { together } from "./internal/together.ts"
import { rfc3339, type StorageError, stored, transaction } from "./Stored.ts"

/** What a key looks like: a mark that scanners for secrets find, an id that may be shown, and the secret. */
const PATTERN = /^segue_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/u

/** Who calls, and what the key allows. */
export interface Identity {
  readonly keyId: string
  readonly caller: string
  readonly scopes: ReadonlySet<string>
}

/** A key as it may be shown. Times are RFC 3339. */
export interface Key {
  readonly id: string
  readonly caller: string
  readonly label: string
  readonly scopes: ReadonlyArray<string>
  readonly createdAt: string
  readonly expiresAt: string | undefined
  readonly revokedAt: string | undefined
}

/** A key to be made. */
export interface Wanted {
  readonly caller: string
  readonly label: string
  readonly scopes: ReadonlyArray<string>
  readonly expiresInMs?: number
  /** Who asks for it, for the audit. */
  readonly by: string
}

/** A new key and its only copy. */
export interface Made {
  readonly key: Key
  readonly secret: Redacted.Redacted
}

/** What a short-lived token stands for: its key, and the part of what the key allows that was asked for. */
export interface Bearer {
  readonly identity: Identity
  readonly tokenScopes: ReadonlySet<string>
}

/** Keys. */
export class ApiKeys extends Context.Service<
  ApiKeys,
  {
    /** Makes a key; the caller is made with its first one. */
    readonly create: (wanted: Wanted) => Effect.Effect<Made, StorageError>
    /**
     * Makes a key like another, which goes on working for a while, so that callers can change over. The new key ends
     * when the old one was to end, unless told otherwise: nobody gets more time by renewing.
     */
    readonly rotate: (options: {
      readonly id: string
      readonly overlapMs: number
      readonly expiresInMs?: number | "never"
      readonly by: string
    }) => Effect.Effect<Option.Option<Made>, StorageError>
    /** Ends a key now; false when there is no such key. */
    readonly revoke: (options: { readonly id: string; readonly by: string }) => Effect.Effect<boolean, StorageError>
    readonly list: Effect.Effect<ReadonlyArray<Key>, StorageError>
    /** Whose key this is; none for one that is malformed, unknown, wrong, expired or revoked. */
    readonly identify: (text: Redacted.Redacted) => Effect.Effect<Option.Option<Identity>, StorageError>
    /** A token that stands for a key for a while, signed with what is kept of the key; none for a key that is no good. */
    readonly issueToken: (options: {
      readonly key: Redacted.Redacted
      readonly scopes: ReadonlyArray<string>
      readonly lifeS: number
    }) => Effect.Effect<Option.Option<Redacted.Redacted>, StorageError>
    /** Whose token this is; none for one that is malformed, forged, expired, or whose key is no good any more. */
    readonly identifyToken: (text: Redacted.Redacted) => Effect.Effect<Option.Option<Bearer>, StorageError>
    /** Stops or lets in a caller with all its keys. */
    readonly setEnabled: (options: {
      readonly caller: string
      readonly isEnabled: boolean
      readonly by: string
    }) => Effect.Effect<void, StorageError>
  }
>()("@segue/storage/ApiKeys") {}

interface Row {
  readonly id: string
  readonly caller: string
  readonly label: string
  readonly scopes: ReadonlyArray<string>
  readonly created_at: string
  readonly expires_at: string | null
  readonly revoked_at: string | null
}

const fields = `id, caller, label, scopes, ${rfc3339("created_at")} AS created_at, ${rfc3339("expires_at")} AS expires_at,
  ${rfc3339("revoked_at")} AS revoked_at`

const toKey = (row: Row): Key => ({
  id: row.id,
  caller: row.caller,
  label: row.label,
  scopes: row.scopes,
  createdAt: row.created_at,
  expiresAt: row.expires_at ?? undefined,
  revokedAt: row.revoked_at ?? undefined
})

// The secret has 256 random bits: a slow hash would only slow us down.
const hashOf = (secret: string): Uint8Array => new Uint8Array(crypto.createHash("sha256").update(secret).digest())

/** What an unknown id is compared with, so that it takes as long as a known one. */
const NOBODY = hashOf("")

/** What a key is made in place of, and when that one was to end. */
interface Replaced {
  readonly id: string
  readonly expiresAt: string | null
}

const insert = (sql: PgClient.PgClient, wanted: Wanted, replaced?: Replaced) =>
  Effect.gen(function* () {
    const id = crypto.randomBytes(8).toString("hex")
    const secret = crypto.randomBytes(32).toString("base64url")
    yield* sql`INSERT INTO caller (name) VALUES (${wanted.caller}) ON CONFLICT DO NOTHING`
    const [row] = yield* sql<Row>`INSERT INTO api_key (id, caller, label, hash, scopes, expires_at)
      VALUES (${id}, ${wanted.caller}, ${wanted.label}, ${hashOf(secret)}, ${wanted.scopes}::text[],
        COALESCE(${replaced?.expiresAt ?? null}::timestamptz,
          clock_timestamp() + ${wanted.expiresInMs ?? null}::float8 * interval '1 millisecond'))
      RETURNING ${sql.literal(fields)}`
    const key = toKey(row!)
    const detail = {
      caller: wanted.caller,
      label: wanted.label,
      scopes: wanted.scopes,
      ...(key.expiresAt === undefined ? {} : { expires_at: key.expiresAt }),
      ...(replaced === undefined ? {} : { replaces: replaced.id })
    }
    const action = replaced === undefined ? "key.created" : "key.rotated"
    yield* Audit.insert(sql, { actor: wanted.by, action, subject: id, detail })
    return { key, secret: Redacted.make(`segue_${id}_${secret}`) }
  })

const rotate = (
  sql: PgClient.PgClient,
  { by, expiresInMs, id, overlapMs }: Parameters<ApiKeys["Service"]["rotate"]>[0]
) =>
  Effect.gen(function* () {
    const [row] = yield* sql<Row>`SELECT ${sql.literal(fields)} FROM api_key WHERE id = ${id} AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > clock_timestamp()) FOR UPDATE`
    if (row === undefined) return Option.none<Made>()
    const { caller, label, scopes } = row
    const made = yield* insert(
      sql,
      { caller, label, scopes, by, ...(typeof expiresInMs === "number" ? { expiresInMs } : {}) },
      { id, expiresAt: expiresInMs === undefined ? row.expires_at : null }
    )
    yield* sql`UPDATE api_key SET expires_at = LEAST(expires_at,
      clock_timestamp() + ${overlapMs}::float8 * interval '1 millisecond') WHERE id = ${id}`
    return Option.some(made)
  })

/** A key that is good now, as it is kept, and the database's time in seconds. */
interface Good {
  readonly id: string
  readonly caller: string
  readonly hash: Uint8Array
  readonly scopes: ReadonlyArray<string>
  readonly now_s: number
}

/** Keys that are good now, by their ids. */
const goodKeys = (sql: PgClient.PgClient) => (ids: ReadonlyArray<string>) =>
  Effect.map(
    sql<Good>`SELECT k.id, k.caller, k.hash, k.scopes, floor(extract(epoch FROM clock_timestamp()))::float8 AS now_s
      FROM api_key k JOIN caller c ON c.name = k.caller
      WHERE k.id = ANY(${ids}::text[]) AND k.revoked_at IS NULL AND c.disabled_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())`,
    (rows) => new Map(rows.map((row) => [row.id, row]))
  )

type GoodKey = (id: string) => Effect.Effect<Option.Option<Good>, SqlError.SqlError>

const identify = (goodKey: GoodKey, text: string) =>
  Effect.suspend(() => {
    const match = PATTERN.exec(text)
    if (match === null) return Effect.succeedNone
    const [, id = "", secret = ""] = match
    return Effect.map(goodKey(id), (found) => {
      const row = Option.getOrUndefined(found)
      const isRight = crypto.timingSafeEqual(hashOf(secret), row?.hash ?? NOBODY)
      return row !== undefined && isRight
        ? Option.some<Identity>({ keyId: id, caller: row.caller, scopes: new Set(row.scopes) })
        : Option.none<Identity>()
    })
  })

/** What a token looks like: the key's id, when it ends, the scopes that were asked for, a signature. */
const TOKEN = /^seguetoken\.([0-9a-f]{16})\.(\d{1,12})\.([A-Za-z0-9_-]{0,4000})\.([A-Za-z0-9_-]{43})$/u

const signatureOf = (hash: Uint8Array, said: string): Buffer => crypto.createHmac("sha256", hash).update(said).digest()

const issueToken = (goodKey: GoodKey, key: string, scopes: ReadonlyArray<string>, lifeS: number) =>
  Effect.gen(function* () {
    const identity = yield* identify(goodKey, key)
    if (Option.isNone(identity)) return Option.none<Redacted.Redacted>()
    const { keyId } = identity.value
    const row = Option.getOrUndefined(yield* goodKey(keyId))
    if (row === undefined) return Option.none<Redacted.Redacted>()
    const said = `${keyId}.${row.now_s + lifeS}.${Buffer.from(scopes.join(" ")).toString("base64url")}`
    return Option.some(Redacted.make(`seguetoken.${said}.${signatureOf(row.hash, said).toString("base64url")}`))
  })

const identifyToken = (goodKey: GoodKey, text: string) =>
  Effect.gen(function* () {
    const match = TOKEN.exec(text)
    if (match === null) return Option.none<Bearer>()
    const [, keyId = "", expiresS = "", scopes = "", signature = ""] = match
    const row = Option.getOrUndefined(yield* goodKey(keyId))
    const right = signatureOf(row?.hash ?? NOBODY, `${keyId}.${expiresS}.${scopes}`)
    const isRight = crypto.timingSafeEqual(right, Buffer.from(signature, "base64url"))
    if (row === undefined || !isRight || Number(expiresS) <= row.now_s) return Option.none<Bearer>()
    return Option.some<Bearer>({
      identity: { keyId, caller: row.caller, scopes: new Set(row.scopes) },
      tokenScopes: new Set(
        Buffer.from(scopes, "base64url")
          .toString("utf8")
          .split(" ")
          .filter((one) => one !== "")
      )
    })
  })

const make = (sql: PgClient.PgClient, goodKey: GoodKey = together(goodKeys(sql))): ApiKeys["Service"] => ({
  create: (wanted) => stored("make a key")(transaction(sql, insert(sql, wanted))),
  rotate: (options) => stored("rotate a key")(transaction(sql, rotate(sql, options))),
  revoke: ({ by, id }) =>
    transaction(
      sql,
      Effect.gen(function* () {
        const rows = yield* sql`UPDATE api_key SET revoked_at = COALESCE(revoked_at, clock_timestamp())
          WHERE id = ${id} RETURNING id`
        if (rows.length > 0) yield* Audit.insert(sql, { actor: by, action: "key.revoked", subject: id })
        return rows.length > 0
      })
    ).pipe(stored("revoke a key")),
  list: sql<Row>`SELECT ${sql.literal(fields)} FROM api_key ORDER BY caller, created_at, id`.pipe(
    Effect.map((rows) => rows.map(toKey)),
    stored("list keys")
  ),
  identify: (text) => stored("check a key")(identify(goodKey, Redacted.value(text))),
  issueToken: ({ key, lifeS, scopes }) =>
    stored("issue a token")(issueToken(goodKey, Redacted.value(key), scopes, lifeS)),
  identifyToken: (text) => stored("check a token")(identifyToken(goodKey, Redacted.value(text))),
  setEnabled: ({ by, caller, isEnabled }) =>
    transaction(
      sql,
      Effect.gen(function* () {
        const rows = yield* sql`UPDATE caller SET disabled_at = CASE WHEN ${isEnabled} THEN NULL
          ELSE COALESCE(disabled_at, clock_timestamp()) END WHERE name = ${caller} RETURNING name`
        if (rows.length === 0) return yield* new StoreError({ message: "No such caller", isRetryable: false })
        const action = isEnabled ? "caller.enabled" : "caller.disabled"
        yield* Audit.insert(sql, { actor: by, action, subject: caller })
      })
    ).pipe(stored("change a caller"))
})

/** Keys in PostgreSQL. */
export const layer: Layer.Layer<ApiKeys, never, PgClient.PgClient> = Layer.effect(
  ApiKeys,
  Effect.map(PgClient.PgClient, (sql) => ApiKeys.of(make(sql)))
)
