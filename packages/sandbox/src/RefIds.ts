/**
 * Whether a `ref_id` is taken: within its own kind, or across all of them, as the switch `refIdNamespaces` says.
 * Source: docs/vendor-facts.md#open-ref-id-namespace.
 */
import type * as World from "./World.ts"

/** The kinds that have ref_ids of their own. */
export type Kind = "conversion" | "orchestration" | "rule"

/** Finds the record of one kind that has a `ref_id`, as the API shows it. */
export interface Lookup {
  readonly kind: Kind
  readonly find: (world: World.World, refId: string) => unknown
}

/** The record that has this `ref_id` already. */
export interface Taken {
  readonly kind: Kind
  readonly shown: unknown
}

/** Looks a `ref_id` up for a create of that kind. */
export const find = (world: World.World, kind: Kind, refId: string): Taken | undefined => {
  const shared = world.settings.refIdNamespaces === "shared"
  for (const lookup of world.refIds) {
    if (!shared && lookup.kind !== kind) continue
    const shown = lookup.find(world, refId)
    if (shown !== undefined) return { kind: lookup.kind, shown }
  }
  return undefined
}
