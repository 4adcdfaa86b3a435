/** The names of the rules; what suppressions and the configuration use. */
export const ruleIds = [
  "endpoint",
  "cancel",
  "request-field",
  "ref-id",
  "response-field",
  "no-equivalent",
  "query-param",
  "list-population",
  "status",
  "terminal-status",
  "scope",
  "amount-type",
  "error-shape",
  "auto-conversion",
  "orchestration-shape",
  "generated-client",
  "docs-link",
  "polling"
] as const

export type RuleId = (typeof ruleIds)[number]

/** Whether a text names a rule. */
export const isRuleId = (text: string): text is RuleId => (ruleIds as ReadonlyArray<string>).includes(text)
