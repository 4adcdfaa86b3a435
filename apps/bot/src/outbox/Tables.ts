/** The bot's own tables, in the same database as what it follows. A step that was released never changes. */
import * as Effect from "effect/Effect"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"

import { kindsApart, statements as knowledge } from "../knowledge/Tables.ts"
import { statements as judgement } from "../routing/Tables.ts"

/** Where the applied steps are listed; apart from those of the storage, which has numbers of its own. */
const TABLE = "segue_bot_migrations"

const first: ReadonlyArray<string> = [
  `CREATE TABLE bot_reader (
    name text PRIMARY KEY,
    sequence bigint NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  // One row for each message in a chat: what it should say, what it says, and where it is.
  `CREATE TABLE bot_message (
    target text NOT NULL,
    orchestration_id text NOT NULL,
    route text NOT NULL,
    wanted_sequence bigint NOT NULL,
    wanted jsonb NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'shown', 'dead')),
    ref jsonb,
    posted_sequence bigint,
    shown_sequence bigint NOT NULL DEFAULT 0,
    shown_at timestamptz,
    epoch bigint NOT NULL DEFAULT 0,
    attempts int NOT NULL DEFAULT 0,
    failing_since timestamptz,
    failure text,
    next_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (target, orchestration_id)
  )`,
  `CREATE INDEX bot_message_due ON bot_message (target, wanted_sequence) WHERE state IN ('waiting', 'sending')`,
  `CREATE INDEX bot_message_of ON bot_message (orchestration_id)`,
  // One row for each thing that is said below a message.
  `CREATE TABLE bot_reply (
    target text NOT NULL,
    orchestration_id text NOT NULL,
    sequence bigint NOT NULL,
    told jsonb NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'shown', 'needless', 'dead')),
    ref jsonb,
    shown_at timestamptz,
    epoch bigint NOT NULL DEFAULT 0,
    attempts int NOT NULL DEFAULT 0,
    failing_since timestamptz,
    failure text,
    next_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (target, orchestration_id, sequence)
  )`,
  `CREATE INDEX bot_reply_due ON bot_reply (target, sequence) WHERE state IN ('waiting', 'sending')`
]

const load: ReadonlyArray<string> = [
  // Beside messages about orchestrations: digests of many, and notices about the source.
  `ALTER TABLE bot_message
    ADD COLUMN kind text NOT NULL DEFAULT 'change' CHECK (kind IN ('change', 'digest', 'notice')),
    ADD COLUMN shown_hash text,
    ADD COLUMN digest text`,
  // Owed: told in a digest, and its own message is brought up to date when nothing else is left to tell.
  `ALTER TABLE bot_message DROP CONSTRAINT bot_message_state_check`,
  `ALTER TABLE bot_message ADD CONSTRAINT bot_message_state_check
    CHECK (state IN ('waiting', 'sending', 'shown', 'owed', 'dead'))`,
  `ALTER TABLE bot_reply DROP CONSTRAINT bot_reply_state_check`,
  `ALTER TABLE bot_reply ADD CONSTRAINT bot_reply_state_check
    CHECK (state IN ('waiting', 'sending', 'shown', 'needless', 'digested', 'dead'))`,
  `CREATE INDEX bot_message_owed ON bot_message (target, wanted_sequence) WHERE state = 'owed'`,
  `CREATE INDEX bot_message_digest ON bot_message (target, digest) WHERE digest IS NOT NULL`,
  // The digest that a target's changes go into now, if any.
  `CREATE TABLE bot_digest (
    target text PRIMARY KEY,
    id text NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    absorbed_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  // When the next call is free, by what limits calls: a target, or what several targets share.
  `CREATE TABLE bot_pace (name text PRIMARY KEY, free_at timestamptz NOT NULL)`
]

const notices: ReadonlyArray<string> = [`CREATE INDEX bot_message_notice ON bot_message (target) WHERE kind = 'notice'`]

const unsure: ReadonlyArray<string> = [
  `ALTER TABLE bot_message
    -- Whether a message that has no reference may stand in the chat all the same.
    ADD COLUMN is_unsure boolean NOT NULL DEFAULT false,
    -- Where else it stands, as an array of references.
    ADD COLUMN strays jsonb NOT NULL DEFAULT '[]'`
]

const trimming: ReadonlyArray<string> = [
  // What was told long ago is found by its time.
  `CREATE INDEX bot_message_told ON bot_message (shown_at) WHERE state = 'shown'`
]

const steps = [
  { name: "outbox", statements: first },
  { name: "load", statements: load },
  { name: "judgement", statements: judgement },
  { name: "notices", statements: notices },
  { name: "knowledge", statements: knowledge },
  { name: "unsure", statements: unsure },
  { name: "kinds-apart", statements: kindsApart },
  { name: "trimming", statements: trimming }
]

/** Who holds this lock migrates; an arbitrary number, the same for ever. */
const LOCK = 7_365_677_566

/** Applies what is missing; all replicas may do so at once. */
export const migrate = Effect.flatMap(SqlClient.SqlClient, (sql) =>
  sql.withTransaction(
    Effect.gen(function* () {
      // One replica migrates, the others wait for it, however long that is.
      yield* sql`SET LOCAL statement_timeout = 0`
      yield* sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`
      yield* Migrator.make({})({
        table: TABLE,
        loader: Effect.succeed(
          steps.map(({ name, statements }, index): Migrator.ResolvedMigration => [
            index + 1,
            name,
            Effect.succeed(Effect.forEach(statements, (statement) => sql.unsafe(statement), { discard: true }))
          ])
        )
      })
    })
  )
)
