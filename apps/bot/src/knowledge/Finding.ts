/** What the source knows beside the statuses of orchestrations, and somebody should. */

/** Kinds, and which sources know them. */
export const kinds = {
  /** Creates of which nobody knows whether the vendor carried them out. */
  "creates-in-doubt": ["backend"],
  /** What the gateway's comparison with the vendor found to differ. */
  differences: ["backend"],
  /** Orchestrations that nobody started through the gateway, and no rule did. */
  foreign: ["backend"],
  /** Rules that came, or whose status changed. */
  rules: ["backend", "paxos", "sandbox"],
  /** Webhooks that the vendor cannot deliver. */
  webhooks: ["backend", "paxos", "sandbox"]
} as const satisfies Readonly<Record<string, ReadonlyArray<"backend" | "paxos" | "sandbox">>>

export type Kind = keyof typeof kinds

/** Whether a type of source knows it. */
export const knownBy = (kind: Kind, source: string): boolean => kinds[kind].some((one) => one === source)

/** Those that need no more of a credential than following does. */
export const usual: ReadonlyArray<Kind> = ["creates-in-doubt", "differences", "foreign", "webhooks"]

/** One finding, as plain data. */
export interface Finding {
  /** The same for as long as it is the same thing. */
  readonly key: string
  /** For people. */
  readonly title: string
  readonly fields: ReadonlyArray<{ readonly name: string; readonly value: string }>
  readonly advice: string
  /** Whether it happened once, and is not over when it is found no more. */
  readonly isEvent: boolean
}
