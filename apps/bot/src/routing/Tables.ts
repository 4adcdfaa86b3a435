/** The tables of judgement; a step of the outbox's migration. */
export const statements: ReadonlyArray<string> = [
  // Why a row is due only later; set together with its next_at, for people.
  `ALTER TABLE bot_message ADD COLUMN held text`,
  `ALTER TABLE bot_reply ADD COLUMN held text`,
  `CREATE INDEX bot_message_held ON bot_message (next_at) WHERE held IS NOT NULL`,
  `CREATE INDEX bot_reply_held ON bot_reply (next_at) WHERE held IS NOT NULL`,
  // When the orchestration was created: what is old enough to be stuck is found without looking at all that is not.
  `ALTER TABLE bot_message ADD COLUMN created_at timestamptz`,
  `UPDATE bot_message SET created_at = (wanted #>> '{orchestration,created_at}')::timestamptz WHERE kind = 'change'`,
  `CREATE INDEX bot_message_under_way ON bot_message (route, (wanted ->> 'status'), created_at)
    WHERE kind = 'change' AND NOT (wanted ->> 'status' IN ('COMPLETED', 'FAILED', 'REJECTED'))`,
  `CREATE TABLE bot_silence (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    matcher jsonb NOT NULL,
    author text NOT NULL,
    reason text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by text
  )`,
  `CREATE INDEX bot_silence_in_force ON bot_silence (expires_at) WHERE ended_at IS NULL`,
  // What went wrong with an orchestration in one state of it, until somebody acknowledges it or the state is over.
  `CREATE TABLE bot_alarm (
    orchestration_id text NOT NULL,
    sequence bigint NOT NULL,
    route text NOT NULL,
    reason text NOT NULL CHECK (reason IN ('STUCK', 'FAILED', 'REJECTED', 'CONTRADICTION')),
    told jsonb NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    steps_taken int NOT NULL DEFAULT 0,
    acknowledged_at timestamptz,
    acknowledged_by text,
    is_over boolean NOT NULL DEFAULT false,
    PRIMARY KEY (orchestration_id, sequence, route)
  )`,
  `CREATE INDEX bot_alarm_open ON bot_alarm (route, steps_taken) WHERE acknowledged_at IS NULL AND NOT is_over`,
  `CREATE INDEX bot_alarm_stuck ON bot_alarm (raised_at) WHERE reason = 'STUCK' AND NOT is_over`,
  // Numbers of remarks among a message's replies: behind those of states, which never become so large.
  `CREATE SEQUENCE bot_remark AS bigint MINVALUE 4503599627370497 MAXVALUE 9007199254740991`,
  // Requests from chat that were carried out; a platform that heard no answer sends them again.
  `CREATE TABLE bot_heard (
    id text PRIMARY KEY,
    heard_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`
]
