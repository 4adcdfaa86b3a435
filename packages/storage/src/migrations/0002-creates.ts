/** The cut-over switch, and every create before it is sent. */
export const statements: ReadonlyArray<string> = [
  `CREATE TABLE cut_over (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    mode text NOT NULL CHECK (mode IN ('on', 'drain', 'off')),
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_by text NOT NULL
  )`,
  // Before anybody decides, old clients go on as they did.
  `INSERT INTO cut_over (mode, version, changed_by) VALUES ('on', 1, 'installation')`,
  `CREATE TABLE create_intent (
    ref_id text PRIMARY KEY,
    caller text NOT NULL,
    request_hash text NOT NULL,
    request jsonb NOT NULL,
    asset text NOT NULL,
    amount numeric NOT NULL,
    api text NOT NULL CHECK (api IN ('orchestration', 'conversion')),
    send_before timestamptz,
    state text NOT NULL CHECK (state IN ('recorded', 'sending', 'in_doubt', 'created', 'refused', 'not_sent')),
    is_doubted boolean NOT NULL DEFAULT false,
    attempts integer NOT NULL DEFAULT 0,
    lease bigint NOT NULL DEFAULT 0,
    leased_until timestamptz,
    next_at timestamptz,
    vendor_id text,
    outcome jsonb,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    first_sent_at timestamptz,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((attempts > 0) = (first_sent_at IS NOT NULL)),
    CHECK (state <> 'created' OR vendor_id IS NOT NULL),
    CHECK (state <> 'not_sent' OR NOT is_doubted)
  )`,
  `CREATE INDEX create_intent_unsettled ON create_intent (recorded_at) WHERE state IN ('recorded', 'sending', 'in_doubt')`,
  `CREATE INDEX create_intent_caller ON create_intent (caller, recorded_at)`,
  `CREATE INDEX create_intent_vendor_id ON create_intent (vendor_id)`
]
