/** Every emulated resource. A new one is a folder beside this file and a line here. */
import type * as Resource from "../Resource.ts"
import * as conversions from "./conversions/routes.ts"
import * as deposits from "./deposits/routes.ts"
import * as orchestrations from "./orchestrations/routes.ts"
import * as profiles from "./profiles/routes.ts"
import * as token from "./token/routes.ts"

export const resources: ReadonlyArray<Resource.Resource> = [
  token.resource,
  profiles.resource,
  deposits.resource,
  conversions.resource,
  orchestrations.resource
]
