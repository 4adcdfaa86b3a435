/** A silence: what somebody wants to hear nothing of for a while. What it holds back is told when it ends. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import type { Orchestration } from "@segue/core/Orchestration"
import { rfc3339 } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import type { Match } from "../config/Settings.ts"
import { mismatch } from "./Routing.ts"

/** What a silence is about; everything that is given must hold. */
export interface Matcher extends Match {
  readonly ids?: ReadonlyArray<string>
  readonly targets?: ReadonlyArray<string>
}

/** One silence. Times are RFC 3339, by the database's clock. */
export interface Silence {
  readonly id: number
  readonly matcher: Matcher
  readonly author: string
  readonly reason: string
  readonly madeAt: string
  readonly expiresAt: string
  /** Milliseconds since 1970. */
  readonly expiresMs: number
}

/** Whether a matcher is about an orchestration's messages at a target. */
export const isAbout = ({ ids, targets, ...match }: Matcher, target: string, row: Orchestration): boolean =>
  (ids === undefined || ids.includes(row.id)) &&
  (targets === undefined || targets.includes(target)) &&
  mismatch(match, row) === undefined

/** A matcher in words: `profile P, status COMPLETED or PROCESSING`. */
export const describe = ({ amount, assets, ids, metadata, networks, profiles, rules, statuses, targets }: Matcher) => {
  const some = (name: string, values: ReadonlyArray<string> | undefined) =>
    values === undefined ? [] : [`${name} ${values.join(" or ")}`]
  const parts = [
    ...some("orchestration", ids),
    ...some("target", targets),
    ...some("profile", profiles),
    ...some("asset", assets),
    ...some("network", networks),
    ...some("status", statuses),
    ...some("rule", rules),
    ...(amount?.from === undefined ? [] : [`amount from ${amount.from}`]),
    ...(amount?.below === undefined ? [] : [`amount below ${amount.below}`]),
    ...Object.entries(metadata ?? {}).map(([key, value]) => `metadata ${key} = ${value}`)
  ]
  return parts.length === 0 ? "everything" : parts.join(", ")
}

export interface Row extends Omit<Silence, "id"> {
  readonly id: bigint
}

export const fields = `id, matcher, author, reason, ${rfc3339("made_at")} AS "madeAt", ${rfc3339("expires_at")} AS "expiresAt",
  (extract(epoch FROM expires_at) * 1000)::float8 AS "expiresMs"`

export const toSilence = (row: Row): Silence => ({ ...row, id: Number(row.id) })

/** Those in force now, the first to end first. */
export const inForce = (sql: PgClient.PgClient) =>
  Effect.map(
    sql<Row>`SELECT ${sql.literal(fields)} FROM bot_silence
      WHERE ended_at IS NULL AND expires_at > clock_timestamp() ORDER BY expires_at, id`,
    (rows) => rows.map(toSilence)
  )
