/** Who follows for all replicas and how that goes; since when a create is in doubt; how far back the feed reaches. */
export const statements: ReadonlyArray<string> = [
  `CREATE TABLE leadership (
    name text PRIMARY KEY,
    holder text NOT NULL,
    epoch bigint NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE TABLE following_state (
    way text PRIMARY KEY,
    succeeded_at timestamptz,
    failing_since timestamptz,
    message text,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  `ALTER TABLE create_intent ADD COLUMN doubt_at timestamptz`,
  // Entries up to here are gone: a reader that stands before it cannot be told what it missed.
  `ALTER TABLE feed_head ADD COLUMN floor bigint NOT NULL DEFAULT 0`
]
