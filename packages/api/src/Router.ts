/** The whole API. */
import { router as make } from "./Procedure.ts"
import { events } from "./procedures/events.ts"
import { migration } from "./procedures/migration.ts"
import { orchestrations } from "./procedures/orchestrations.ts"
import { profiles } from "./procedures/profiles.ts"
import { rules } from "./procedures/rules.ts"
import { system } from "./procedures/system.ts"

/** The router; its context is an `ApiContext`. */
export const router = make({ orchestrations, rules, profiles, events, migration, system })
export type AppRouter = typeof router
