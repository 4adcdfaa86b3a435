/** Sources: docs/vendor-facts.md#conv-problems, #conv-pairs, #conv-cancel-late. */
import * as Problems from "../../Problems.ts"
import type * as World from "../../World.ts"

export const notFound = (world: World.World, id: string) =>
  Problems.blank(404, `conversion with id ${id} not found for customer with id ${world.customerId}`)

export const aboveMaximum = (amount: string, maximum: string) =>
  Problems.blank(400, `${amount} amount is above the maximum ${maximum} USD`)

/** The text is ours: the vendor's is not documented. */
export const pair = (source: string, target: string) =>
  Problems.blank(400, `conversion from ${source} to ${target} is not supported: one side must be USD`)

export const lateCancel = (world: World.World, status: 403 | 404, id: string, now: string) =>
  status === 404
    ? notFound(world, id)
    : Problems.blank(403, `conversion with id ${id} cannot be cancelled: its status is ${now}`)
