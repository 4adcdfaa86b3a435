/**
 * Which actions need a person's approval. Off by default: the vendor's own page says that requests through the API are
 * not affected. See docs/vendor-facts.md#orch-approvals, #open-pending-for-api.
 */
import type * as World from "./World.ts"

/** Actions a policy can hold back. */
export const actions = ["orchestrations", "rules", "fiatAccounts", "cryptoAddresses"] as const
export type Action = (typeof actions)[number]

/** Which actions wait for approval. */
export type Policy = Readonly<Record<Action, boolean>>

/** Something that waits. */
export interface Waiting {
  readonly action: Action
  readonly id: string
  readonly since: string
  /** What is to be approved, as the API shows it. */
  readonly shown: unknown
}

/** How a resource's waiting records are found and decided. */
export interface Approvable {
  readonly waiting: (world: World.World) => ReadonlyArray<Waiting>
  /** False when no record of that id waits here. */
  readonly approve: (world: World.World, id: string) => boolean
  readonly reject: (world: World.World, id: string) => boolean
}

const off: Policy = { orchestrations: false, rules: false, fiatAccounts: false, cryptoAddresses: false }

/** The policy in force. */
export class Approvals {
  #policy: Policy = off

  get policy(): Policy {
    return this.#policy
  }

  /** Switches actions on or off; what waits already goes on waiting. */
  set(patch: Partial<Policy>): void {
    this.#policy = { ...this.#policy, ...patch }
  }

  dump(): Policy {
    return this.#policy
  }

  load(policy: Policy): void {
    this.#policy = policy
  }
}

export const key: World.Key<Approvals> = { name: "approvals", make: () => new Approvals() }
