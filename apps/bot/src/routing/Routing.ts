/** Which routes an orchestration takes, and why: `run` sends by it, `explain` shows it. */
import * as Decimal from "@segue/core/Decimal"
import type { Orchestration } from "@segue/core/Orchestration"

import type { Match, Route } from "../config/Settings.ts"

/** What was found for one route. */
export interface Verdict {
  readonly route: Route
  readonly isTaken: boolean
  /** For people: what decided it. */
  readonly because: string
}

const present = (...values: ReadonlyArray<string | undefined>): ReadonlyArray<string> =>
  values.filter((value) => value !== undefined)

const among = (
  what: string,
  wanted: ReadonlyArray<string> | undefined,
  found: ReadonlyArray<string>
): string | undefined => {
  if (wanted === undefined || found.some((one) => wanted.includes(one))) return undefined
  return `${what} ${found.length === 0 ? "not given" : found.join(", ")}, not one of ${wanted.join(", ")}`
}

const outside = (band: Match["amount"], amount: string): string | undefined => {
  if (band?.from !== undefined && Decimal.compare(amount, band.from) < 0) return `${amount} is less than ${band.from}`
  if (band?.below !== undefined && Decimal.compare(amount, band.below) >= 0) {
    return `${amount} is not below ${band.below}`
  }
  return undefined
}

/** What does not match, the first of it; none when everything does. */
export const mismatch = (match: Match, row: Orchestration): string | undefined => {
  const { destination, source } = row
  const other = Object.entries(match.metadata ?? {}).find(([key, value]) => row.metadata?.[key] !== value)
  return (
    among("profile", match.profiles, [
      ...new Set(present(row.profile_id, source?.profile?.profile_id, destination?.profile?.profile_id))
    ]) ??
    among("asset", match.assets, [row.source_asset, row.destination_asset]) ??
    outside(match.amount, row.source_amount) ??
    among("network", match.networks, present(source?.crypto?.network, destination?.crypto?.network)) ??
    among("status", match.statuses, [row.status]) ??
    among(
      "rule",
      match.rules,
      present(row.orchestration_rule_id).filter((id) => id !== "")
    ) ??
    (other === undefined ? undefined : `metadata ${other[0]} is not ${JSON.stringify(other[1])}`)
  )
}

/** Every route that was looked at, in order, up to the one that ends the search. */
export const explain = (routes: ReadonlyArray<Route>, row: Orchestration): ReadonlyArray<Verdict> => {
  const verdicts: Array<Verdict> = []
  for (const route of routes) {
    const because = mismatch(route.match ?? {}, row)
    verdicts.push({ route, isTaken: because === undefined, because: because ?? "everything it asks for is there" })
    if (because === undefined && route.continue !== true) break
  }
  return verdicts
}

/** Targets by name, each with the first route that leads there. */
export const targetsOf = (routes: ReadonlyArray<Route>, row: Orchestration): ReadonlyMap<string, string> => {
  const targets = new Map<string, string>()
  for (const { isTaken, route } of explain(routes, row)) {
    if (!isTaken) continue
    for (const target of route.targets) if (!targets.has(target)) targets.set(target, route.name)
  }
  return targets
}
