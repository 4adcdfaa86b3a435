/** What the engine is told to do, after all sources of configuration have been combined. */
import type { RuleId } from "./rules/RuleId.ts"

export const severities = ["error", "warning", "info", "off"] as const
export type Severity = (typeof severities)[number]

export interface Config {
  /** Severities that differ from the rules' own. */
  readonly rules: Readonly<Partial<Record<RuleId, Severity>>>
  /** The file holds bare payloads of the legacy API, although nothing in it proves so. */
  readonly isPayloadFile: boolean
  /** The repository says that a tool made the file (`.gitattributes`: linguist-generated). */
  readonly isGenerated?: boolean
}

/** Nothing configured. */
export const defaults: Config = { rules: {}, isPayloadFile: false }
