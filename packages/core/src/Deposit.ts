/** Deposits that only the vendor's sandbox has. Sources: docs/vendor-facts.md#sandbox-deposit, #sandbox-fiat-deposit. */
import * as Schema from "effect/Schema"

import { Decimal } from "./Decimal.ts"
import { Id } from "./Id.ts"
import { open } from "./internal/open.ts"

/** Body of `POST /v2/sandbox/profiles/{profile_id}/deposit`; a crypto deposit names its network. */
export const SandboxDepositRequest = Schema.Struct({
  asset: Id,
  amount: Decimal,
  crypto_network: Schema.optionalKey(Schema.String),
  crypto_address: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "SandboxDepositRequest" })
export interface SandboxDepositRequest extends Schema.Schema.Type<typeof SandboxDepositRequest> {}

export const SandboxDepositReply = open({ activity_id: Schema.String }).annotate({ identifier: "SandboxDepositReply" })

/** Body of `POST /v2/sandbox/fiat-deposits`: USD, at most two decimals, matched to instructions by `memo_id`. */
export const SandboxFiatDepositRequest = Schema.Struct({
  asset: Schema.Literal("USD"),
  amount: Decimal.check(
    Schema.isPattern(/^[0-9]*\.?[0-9]{1,2}$/u, { expected: "an amount with at most two decimals" })
  ),
  memo_id: Id,
  fiat_network_instructions: Schema.Record(Schema.String, Schema.Unknown),
  fiat_account_owner: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown))
}).annotate({ identifier: "SandboxFiatDepositRequest" })
export interface SandboxFiatDepositRequest extends Schema.Schema.Type<typeof SandboxFiatDepositRequest> {}
