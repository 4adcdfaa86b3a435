/** What of the vendor's limits is kept for creates, and how long whoever took last has to wait. */
export const statements: ReadonlyArray<string> = [
  `ALTER TABLE vendor_budget ADD COLUMN reserved double precision, ADD COLUMN wait_ms double precision`
]
