/** Who may call, with which keys, and what for. */
export const statements: ReadonlyArray<string> = [
  `CREATE TABLE caller (
    name text PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    disabled_at timestamptz
  )`,
  `CREATE TABLE api_key (
    id text PRIMARY KEY,
    caller text NOT NULL REFERENCES caller (name),
    label text NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz,
    revoked_at timestamptz
  )`,
  `CREATE INDEX api_key_caller ON api_key (caller)`,
  `CREATE TABLE caller_grant (
    caller text NOT NULL REFERENCES caller (name),
    kind text NOT NULL CHECK (kind IN ('debit', 'credit', 'crypto', 'fiat', 'rules')),
    target text NOT NULL CHECK (target <> ''),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (caller, kind, target)
  )`,
  `CREATE TABLE caller_limit (
    caller text NOT NULL REFERENCES caller (name),
    asset text NOT NULL,
    create_max numeric CHECK (create_max >= 0),
    day_max numeric CHECK (day_max >= 0),
    minute_count_max integer CHECK (minute_count_max >= 0),
    PRIMARY KEY (caller, asset)
  )`
]
