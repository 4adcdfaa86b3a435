/** What was heard from a platform: each thing once, in whichever replica, however often the platform repeats it. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { stored } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

/** Whether this is the first that is heard of it; a platform repeats what it heard no answer to within seconds. */
export const isFirst = (id: string) =>
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    const heard = yield* sql`INSERT INTO bot_heard (id) VALUES (${id}) ON CONFLICT DO NOTHING RETURNING id`
    if (heard.length > 0) yield* sql`DELETE FROM bot_heard WHERE heard_at < clock_timestamp() - interval '1 day'`
    return heard.length > 0
  }).pipe(stored("note what was asked"))
