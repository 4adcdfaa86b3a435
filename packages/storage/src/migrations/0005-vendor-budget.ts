/** How much of the vendor's limits is left, for all replicas together. */
export const statements: ReadonlyArray<string> = [
  `CREATE TABLE vendor_budget (
    endpoint text PRIMARY KEY,
    tokens double precision NOT NULL,
    refilled_at timestamptz NOT NULL,
    closed_until timestamptz,
    probing_until timestamptz
  )`
]
