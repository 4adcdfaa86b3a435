/** The exercises; together they must produce every outcome of the table. */
import type { Recorder } from "../Recorder.ts"
import * as access from "./access.ts"
import * as addresses from "./addresses.ts"
import * as banks from "./banks.ts"
import * as conversions from "./conversions.ts"
import * as events from "./events.ts"
import * as limits from "./limits.ts"
import * as orchestrations from "./orchestrations.ts"
import * as profiles from "./profiles.ts"
import * as rules from "./rules.ts"
import * as token from "./token.ts"

type Exercises = Readonly<Record<string, (recorder: Recorder) => void>>

/** Those that create something. */
export const creating: Exercises = {
  profiles: profiles.exercise,
  conversions: conversions.exercise,
  orchestrations: orchestrations.exercise,
  addresses: addresses.exercise,
  banks: banks.exercise,
  rules: rules.exercise,
  events: events.exercise
}

/** All of them. */
export const exercises: Exercises = {
  ...creating,
  access: access.exercise,
  token: token.exercise,
  limits: limits.exercise
}
