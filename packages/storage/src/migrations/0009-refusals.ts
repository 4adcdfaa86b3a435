/** Refused creates are found in the audit by their time. */
export const statements: ReadonlyArray<string> = [
  `CREATE INDEX audit_refused ON audit (at, sequence) WHERE action = 'create.refused'`
]
