/** Every exercise; together they must produce every outcome of the table. */
import type { Recorder } from "../Recorder.ts"
import * as access from "./access.ts"
import * as addresses from "./addresses.ts"
import * as banks from "./banks.ts"
import * as conversions from "./conversions.ts"
import * as orchestrations from "./orchestrations.ts"
import * as profiles from "./profiles.ts"
import * as rules from "./rules.ts"
import * as token from "./token.ts"

export const exercises: Readonly<Record<string, (recorder: Recorder) => void>> = {
  access: access.exercise,
  token: token.exercise,
  profiles: profiles.exercise,
  conversions: conversions.exercise,
  orchestrations: orchestrations.exercise,
  addresses: addresses.exercise,
  banks: banks.exercise,
  rules: rules.exercise
}
