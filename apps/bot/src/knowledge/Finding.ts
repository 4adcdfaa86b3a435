/** What the source knows beside the statuses of orchestrations, and somebody should. */

type SourceType = "backend" | "paxos" | "sandbox"

/** Kinds, and which sources know them. */
const kinds = {
  /** Creates of which nobody knows whether the vendor carried them out. */
  "creates-in-doubt": ["backend"],
  /** Creates that the vendor refused. */
  "refused-creates": ["backend"],
  /** What the gateway's comparison with the vendor found to differ. */
  differences: ["backend"],
  /** Orchestrations that nobody started through the gateway, and no rule did. */
  foreign: ["backend"],
  /** Conversions of the legacy API that have not ended; a gateway tells them while the cut-over drains. */
  "legacy-conversions": ["backend", "paxos", "sandbox"],
  /** Rules that came, or whose status changed. */
  rules: ["backend", "paxos", "sandbox"],
  /** Webhooks that the vendor cannot deliver. */
  webhooks: ["backend", "paxos", "sandbox"]
} as const satisfies Readonly<Record<string, ReadonlyArray<SourceType>>>

export type Kind = keyof typeof kinds

/** All of them, in this order. */
export const all = Object.keys(kinds) as ReadonlyArray<Kind>

/** Whether a type of source knows it. */
export const knownBy = (kind: Kind, source: string): boolean => kinds[kind].some((one) => one === source)

/** Those that a source knows and that need no more of a credential than the rest of it does. */
export const usual = (source: string): ReadonlyArray<Kind> =>
  all.filter(
    (kind) => knownBy(kind, source) && kind !== "rules" && (kind !== "legacy-conversions" || source === "backend")
  )

/** Who is told of what. */
export interface Telling {
  /** Whatever the routes of orchestrations say. */
  readonly targets: ReadonlyArray<string>
  readonly kinds: ReadonlyArray<Kind>
  /** Kinds that go elsewhere. */
  readonly instead: Readonly<Partial<Record<Kind, ReadonlyArray<string>>>>
}

/** Who is told of a kind. */
export const targetsOf = ({ instead, targets }: Pick<Telling, "instead" | "targets">, kind: Kind) =>
  instead[kind] ?? targets

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
  /** How far it has grown: its message says so anew when this is larger. Without it, it is told as it was found. */
  readonly size?: number
  /** Whether it is said anew as well when `size` is smaller. */
  readonly canShrink?: boolean
}

/** What one look at one kind came to. */
export interface Look {
  readonly findings: ReadonlyArray<Finding>
  /** Keys of all that is still so, told or not; undefined where that could not be read to its end: nothing is over then. */
  readonly still: ReadonlySet<string> | undefined
}

/** All that is so is told. */
export const exactly = (findings: ReadonlyArray<Finding>): Look => ({
  findings,
  still: new Set(findings.map(({ key }) => key))
})

/** Digits of a count: how far something has grown, roughly, so that growth is said a few times and not each time. */
export const magnitude = (count: number): number => String(count).length
