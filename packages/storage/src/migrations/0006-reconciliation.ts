/** What comparing with the vendor found. */
export const statements: ReadonlyArray<string> = [
  `CREATE TABLE reconciliation_run (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_text text NOT NULL,
    compared integer NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  `CREATE TABLE reconciliation_difference (
    run bigint NOT NULL REFERENCES reconciliation_run (id) ON DELETE CASCADE,
    position integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('missing-here', 'missing-there', 'money', 'status', 'not-ours')),
    orchestration_id text NOT NULL,
    ref_id text,
    fields text[] NOT NULL,
    here text,
    there text,
    PRIMARY KEY (run, position)
  )`
]
