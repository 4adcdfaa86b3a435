/**
 * Whether a `ref_id` is taken: within its own kind, or across all of them, as the switch `refIdNamespaces` says.
 * Source: docs/vendor-facts.md#open-ref-id-namespace.
 */
import * as Problems from "./Problems.ts"
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
const find = (world: World.World, kind: Kind, refId: string): Taken | undefined => {
  const shared = world.settings.refIdNamespaces === "shared"
  for (const lookup of world.refIds) {
    if (!shared && lookup.kind !== kind) continue
    const shown = lookup.find(world, refId)
    if (shown !== undefined) return { kind: lookup.kind, shown }
  }
  return undefined
}

/** What a conflict calls a record of each kind. */
const called: Readonly<Record<Kind, string>> = {
  conversion: "conversion",
  orchestration: "orchestration",
  rule: "orchestration rule"
}

/**
 * 409 with the record that has this `ref_id` already. Only conversions document what their conflict carries; for the
 * other kinds the switch `conflictExisting` decides.
 */
export const requireFree = (world: World.World, kind: Kind, refId: string | undefined): void => {
  const taken = refId === undefined ? undefined : find(world, kind, refId)
  if (taken === undefined) return
  const isShown = kind === "conversion" || world.settings.conflictExisting === "present"
  throw Problems.alreadyExists(called[taken.kind], refId!, isShown ? taken.shown : undefined)
}

/**
 * The same at the start of a create, where the switch `firstCheck` says so: a retry whose first answer was lost then
 * learns that the money moved, whatever changed since. Source: docs/vendor-facts.md#conv-ref-id.
 */
export const requireFreeFirst = (world: World.World, kind: Kind, refId: string | undefined): void => {
  if (world.settings.firstCheck === "ref_id") requireFree(world, kind, refId)
}
