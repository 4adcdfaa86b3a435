/** The tables of what the source knows beside statuses; a step of the outbox's migration. */
export const statements: ReadonlyArray<string> = [
  `ALTER TABLE bot_message DROP CONSTRAINT bot_message_kind_check`,
  `ALTER TABLE bot_message ADD CONSTRAINT bot_message_kind_check
    CHECK (kind IN ('change', 'digest', 'notice', 'finding'))`,
  // What was found and told; a thing that is over and comes again is another one.
  `CREATE TABLE bot_finding (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    way text NOT NULL,
    key text NOT NULL,
    is_event boolean NOT NULL,
    found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    over_at timestamptz
  )`,
  `CREATE UNIQUE INDEX bot_finding_open ON bot_finding (way, md5(key)) WHERE over_at IS NULL`,
  // What was there at the last look, where only the difference is news.
  `CREATE TABLE bot_snapshot (name text PRIMARY KEY, value jsonb NOT NULL)`
]

/** Each kind is looked at by itself: what was found by one look at all of a gateway is now of the kind that it is. */
export const kindsApart: ReadonlyArray<string> = [
  `UPDATE bot_finding SET way = CASE WHEN key LIKE 'create%' THEN 'creates-in-doubt'
      WHEN key LIKE 'differences:%' THEN 'differences' ELSE 'foreign' END
    WHERE way = 'gateway'`
]
