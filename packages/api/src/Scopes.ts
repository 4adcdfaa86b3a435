/** What a caller's key must carry for a procedure: the vendor's own names where an operation of the vendor stands behind it. */
import { byOperation } from "@segue/core/Scope"

/** The scope of each group of procedures. */
export const scopes = {
  createOrchestration: byOperation.CreateOrchestration,
  readOrchestration: byOperation.GetOrchestration,
  writeRule: byOperation.CreateOrchestrationRule,
  readRule: byOperation.ListOrchestrationRules,
  readProfile: byOperation.ListProfiles,
  readEvent: byOperation.ListEvents,
  /** Payloads in, payloads out: nothing of an account is read. */
  migrate: "segue:migrate",
  readSystem: "segue:read_system",
  /** What somebody should look at beside statuses: creates in doubt or refused, differences, what is left to drain. */
  readFindings: "segue:read_findings"
} as const

export type Scope = (typeof scopes)[keyof typeof scopes]
