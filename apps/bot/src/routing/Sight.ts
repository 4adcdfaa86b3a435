/** Which orchestrations a channel may ask about: those that the routes would tell there, in some status. */
import { type Orchestration, statuses } from "@segue/core/Orchestration"

import type { Route } from "../config/Settings.ts"
import * as Routing from "./Routing.ts"

/** Who asks: the targets of a channel, or everything for whoever runs the bot. */
export type Sight = ReadonlySet<string> | "everything"

/** Whether it may be told of there. What it may not be told of must look like what does not exist. */
export const sees = (sight: Sight, routes: ReadonlyArray<Route>, row: Orchestration): boolean => {
  if (sight === "everything") return true
  const some = new Set([row.status, ...statuses, ...routes.flatMap(({ match }) => match?.statuses ?? [])])
  return [...some].some((status) =>
    [...Routing.targetsOf(routes, { ...row, status }).keys()].some((target) => sight.has(target))
  )
}
