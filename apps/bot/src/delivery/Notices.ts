/** The statements of notices: one message at each target while the source does not answer, edited when it does again. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { type StorageError, stored, transaction } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import type { Notice } from "../outbox/Content.ts"

/** Says at these targets that the source is away, where it is not said already; answers at how many. */
export const open = (
  targets: ReadonlyArray<string>,
  notice: Omit<Notice, "type" | "id" | "until">
): Effect.Effect<number, StorageError, PgClient.PgClient> =>
  Effect.flatMap(PgClient.PgClient, (sql) => {
    const id = `source-away-${notice.since}`
    const wanted = { type: "notice", id, ...notice }
    return sql`INSERT INTO bot_message (target, orchestration_id, route, kind, wanted_sequence, wanted)
      SELECT target, ${id}, '', 'notice', 1, ${sql.json(wanted)}::jsonb FROM unnest(${targets}::text[]) AS t (target)
      WHERE NOT EXISTS (SELECT 1 FROM bot_message m
        WHERE m.target = t.target AND m.kind = 'notice' AND m.wanted ->> 'until' IS NULL)
      ON CONFLICT DO NOTHING RETURNING target`.pipe(
      Effect.map((rows) => rows.length),
      stored("tell that the source is away")
    )
  })

/** Says that it answers again, wherever it was said to be away; answers at how many. `until` is RFC 3339. */
export const close = (until: string): Effect.Effect<number, StorageError, PgClient.PgClient> =>
  Effect.flatMap(PgClient.PgClient, (sql) =>
    transaction(
      sql,
      sql`UPDATE bot_message SET wanted = wanted || jsonb_build_object('until', ${until}::text),
          wanted_sequence = wanted_sequence + 1, attempts = 0, failing_since = NULL,
          state = CASE WHEN state = 'sending' THEN state ELSE 'waiting' END
        WHERE kind = 'notice' AND wanted ->> 'until' IS NULL RETURNING target`
    ).pipe(
      Effect.map((rows) => rows.length),
      stored("tell that the source is back")
    )
  )
