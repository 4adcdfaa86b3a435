/** What the gateway tells the page; see `Board.ts` for what it means. */

/** A leg. */
interface Leg {
  readonly status?: string
}

interface Side {
  readonly profile?: { readonly profile_id: string }
  readonly crypto?: { readonly address?: string; readonly network?: string }
  readonly fiat?: object
}

/** An orchestration, as far as the page reads it. */
export interface Orchestration {
  readonly id: string
  readonly ref_id?: string
  readonly status: string
  readonly source_amount: string
  readonly source_asset: string
  readonly destination_asset: string
  readonly source?: Side
  readonly destination?: Side
  readonly source_transfer?: Leg
  readonly destination_transfer?: Leg
  readonly fail_reason?: { readonly detail?: string }
  readonly created_at: string
}

/** A row. */
export interface Row {
  readonly orchestration: Orchestration
  readonly disputed?: string
  readonly changedAt: string
  readonly finalAt?: string
  readonly finalAtFrom?: "event" | "observed"
}

/** A create that is not settled. */
export interface Create {
  readonly refId: string
  readonly caller: string
  readonly api: string
  readonly state: string
  readonly attempts: number
  readonly ageMs: number
  readonly doubtAgeMs?: number
}

/** A difference to the vendor. */
interface Difference {
  readonly kind: string
  readonly id: string
  readonly ref_id?: string
  readonly fields: ReadonlyArray<string>
  readonly here?: string
  readonly there?: string
}

/** Everything at a glance. */
export interface Board {
  readonly now: string
  readonly info: { readonly version: string; readonly environment: string; readonly cut_over?: string }
  readonly health: {
    readonly status: string
    readonly checks: ReadonlyArray<{ readonly name: string; readonly status: string; readonly detail?: string }>
  }
  readonly asOf?: string
  readonly asOfAgeMs?: number
  readonly stuckAfterMs: { readonly PENDING: number; readonly other: number }
  readonly rows: ReadonlyArray<Row>
  readonly isCut: { readonly open: boolean; readonly newest: boolean }
  readonly inFlight: ReadonlyArray<{
    readonly profileId?: string
    readonly asset: string
    readonly count: number
    readonly amount: string
  }>
  readonly creates: ReadonlyArray<Create>
  readonly reconciliation?: {
    readonly from: string
    readonly compared: number
    readonly differences: ReadonlyArray<Difference>
    readonly isCut: boolean
  }
}

/** One orchestration with its past. */
export interface Detail extends Row {
  readonly history: ReadonlyArray<{
    readonly sequence: number
    readonly kind: string
    readonly status: string
    readonly origin: string
    readonly observedAt: string
  }>
  readonly create?: {
    readonly caller: string
    readonly api: string
    readonly attempts: number
    readonly recordedAt: string
  }
}

/** A message of the subscription. */
export type Message =
  | { readonly type: "ready" }
  | { readonly type: "change"; readonly observed_at: string; readonly orchestration: Orchestration }
