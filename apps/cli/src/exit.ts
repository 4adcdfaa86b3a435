/** Exit codes, the same for every command. */
export const exitCodes = {
  /** Nothing to report: migrated (with or without notes), proven, reachable. */
  done: 0,
  /** Understood, and the answer is no: a refusal, a difference, something not granted. */
  findings: 1,
  /** Usage, configuration, unreadable input, or the machine: nothing can be said about the matter itself. */
  unusable: 2,
  /** A mistake in segue. */
  internal: 70
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
