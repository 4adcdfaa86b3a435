/** Every emulated resource. A new one is a folder beside this file and a line here. */
import type * as Resource from "../Resource.ts"
import * as conversions from "./conversions/routes.ts"
import * as cryptoAddresses from "./crypto-addresses/routes.ts"
import * as depositAddresses from "./deposit-addresses/routes.ts"
import * as deposits from "./deposits/routes.ts"
import * as events from "./events/routes.ts"
import * as fiatAccounts from "./fiat-accounts/routes.ts"
import * as fiatDepositInstructions from "./fiat-deposit-instructions/routes.ts"
import * as fiatDeposits from "./fiat-deposits/routes.ts"
import * as orchestrations from "./orchestrations/routes.ts"
import * as profiles from "./profiles/routes.ts"
import * as rules from "./rules/routes.ts"
import * as token from "./token/routes.ts"

export const resources: ReadonlyArray<Resource.Resource> = [
  token.resource,
  profiles.resource,
  deposits.resource,
  conversions.resource,
  orchestrations.resource,
  rules.resource,
  depositAddresses.resource,
  fiatDepositInstructions.resource,
  fiatDeposits.resource,
  cryptoAddresses.resource,
  fiatAccounts.resource,
  events.resource
]
