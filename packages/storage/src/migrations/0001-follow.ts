/** Orchestrations as last seen, the feed of their changes, and the positions of readers. */
export const statements: ReadonlyArray<string> = [
  `CREATE TABLE orchestration (
    id text PRIMARY KEY,
    ref_id text,
    profile_id text,
    source_profile_id text,
    destination_profile_id text,
    source_asset text NOT NULL,
    destination_asset text NOT NULL,
    source_amount text NOT NULL,
    rule_id text,
    status text NOT NULL,
    is_open boolean NOT NULL,
    rank_max smallint NOT NULL,
    disputed text,
    fingerprint text NOT NULL,
    created_at timestamptz NOT NULL,
    created_at_text text NOT NULL,
    first_body jsonb NOT NULL,
    body jsonb NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    final_at text,
    final_at_from text CHECK (final_at_from IN ('event', 'observed')),
    CHECK ((final_at IS NULL) = (final_at_from IS NULL))
  )`,
  `CREATE INDEX orchestration_open ON orchestration (id) WHERE is_open`,
  `CREATE INDEX orchestration_open_created ON orchestration (created_at) WHERE is_open`,
  `CREATE INDEX orchestration_ref_id ON orchestration (ref_id)`,
  `CREATE INDEX orchestration_created ON orchestration (created_at, id)`,
  `CREATE INDEX orchestration_source_profile ON orchestration (source_profile_id, created_at)`,
  `CREATE INDEX orchestration_destination_profile ON orchestration (destination_profile_id, created_at)`,
  // One row: whoever appends to the feed holds it until commit, so numbers become visible in order and without gaps.
  `CREATE TABLE feed_head (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    last bigint NOT NULL
  )`,
  `INSERT INTO feed_head (last) VALUES (0)`,
  `CREATE TABLE orchestration_change (
    sequence bigint PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('first', 'advance', 'incident')),
    orchestration_id text NOT NULL REFERENCES orchestration (id),
    status text NOT NULL,
    previous text,
    origin text NOT NULL,
    event_id text,
    observed_at timestamptz NOT NULL,
    body jsonb NOT NULL
  )`,
  `CREATE INDEX orchestration_change_of ON orchestration_change (orchestration_id, sequence)`,
  `CREATE TABLE reader_cursor (
    name text PRIMARY KEY,
    version bigint NOT NULL,
    value jsonb NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`
]
