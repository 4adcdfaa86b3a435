/** Writes remarks below messages about an orchestration. In a transaction with what they tell of. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import * as Effect from "effect/Effect"

import type { Remark } from "../outbox/Content.ts"

/** Below its messages at these targets, each with its own mention; where there is no message there is no remark. */
export const write = (
  sql: PgClient.PgClient,
  orchestrationId: string,
  remark: Omit<Remark, "mention">,
  targets: ReadonlyArray<{ readonly target: string; readonly mention: string | undefined }>
) =>
  targets.length === 0
    ? Effect.void
    : Effect.asVoid(
        sql`INSERT INTO bot_reply (target, orchestration_id, sequence, told)
          SELECT m.target, m.orchestration_id, nextval('bot_remark'), r.told
          FROM jsonb_to_recordset(${sql.json(
            targets.map(({ mention, target }): object => ({ target, told: { ...remark, mention } }))
          )}) AS r (target text, told jsonb)
          JOIN bot_message m ON m.target = r.target AND m.orchestration_id = ${orchestrationId}
          ORDER BY m.target`
      )

/** Nobody needs to be told any more that nobody had acknowledged it. */
export const dropEscalated = (sql: PgClient.PgClient, orchestrationId: string) =>
  sql`UPDATE bot_reply SET state = 'needless'
    WHERE orchestration_id = ${orchestrationId} AND state = 'waiting' AND told ->> 'word' = 'escalated'`
