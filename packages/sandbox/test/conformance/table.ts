/**
 * Every operation: where it is, what it answers, and how it may refuse. Whatever the sandbox answers must be one of
 * these outcomes in its closed shape, and every outcome must be seen. Sources: docs/vendor-facts.md#conv-problems,
 * #orch-problems-undeclared, #problem-catalogue, #auth-scopes.
 */
import * as Schema from "effect/Schema"

import type * as Resource from "../../src/Resource.ts"
import * as shapes from "./shapes.ts"
import * as transfers from "./transfer-shapes.ts"

/** How an operation may refuse. */
export interface Refusal {
  readonly status: number
  /** The last part of the problem's `type`. */
  readonly slug: string
  readonly title: string
  /** Absent where the problem has no `meta`. */
  readonly meta?: Schema.Top
  /** May say nothing but its status and title, as in the vendor's samples. */
  readonly isBare?: boolean
}

/** One operation. */
export interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** Path with `{names}`, below `/v2`; the token endpoint stands apart. */
  readonly path: string
  readonly success: Schema.Top
  /** Media type of the refusals. */
  readonly problemType: "application/json" | "application/problem+json"
  readonly refusals: ReadonlyArray<Refusal>
}

const blank = (status: number, title: string): Refusal => ({ status, slug: "about:blank", title })
const badRequest = blank(400, "Bad Request")
const notFound = blank(404, "Not Found")
const conflict = (existing: Schema.Top | undefined): Refusal => ({
  status: 409,
  slug: "already-exists",
  title: "Already Exists",
  ...(existing === undefined ? {} : { meta: Schema.Struct({ existing }) })
})
const insufficientFunds: Refusal = {
  status: 403,
  slug: "insufficient-funds",
  title: "Insufficient Funds",
  meta: Schema.Struct({
    profile_id: shapes.uuid,
    asset: Schema.NonEmptyString,
    available: shapes.decimal,
    needed: shapes.decimal
  })
}
const exceedPrecision: Refusal = {
  status: 400,
  slug: "exceed-precision",
  title: "Exceeds Maximum Precision Allowed"
}
const travelRule: Refusal = {
  status: 403,
  slug: "travel-rule-information-required",
  title: "Travel Rule Information Required",
  meta: Schema.Struct({
    identity_id: Schema.optionalKey(Schema.String),
    crypto_network: Schema.NonEmptyString,
    address: Schema.NonEmptyString
  })
}

/** What every operation but the token endpoint can say: no token, too little scope, too many requests. */
const always = [
  blank(401, "Unauthorized"),
  blank(403, "Forbidden"),
  { ...blank(429, "Too Many Requests"), isBare: true }
]

type Method = Operation["method"]
const operation =
  (problemType: Operation["problemType"], ...shared: ReadonlyArray<Refusal>) =>
  (method: Method, path: string, success: Schema.Top, ...refusals: ReadonlyArray<Refusal>): Operation => ({
    method,
    path,
    success,
    problemType,
    refusals: [...always, ...shared, ...refusals]
  })

const legacy = operation("application/json", blank(410, "Gone"))
const orchestrations = operation("application/problem+json")
const json = operation("application/json")
const problem = operation("application/problem+json")

const ruleReply = (rule: Schema.Top) => Schema.Struct({ rule })

/** The operations by the vendor's operationId. */
export const operations: Readonly<Partial<Record<Resource.Operation, Operation>>> = {
  CreateStablecoinConversion: legacy(
    "POST",
    "/conversion/stablecoins",
    shapes.createdConversion,
    badRequest,
    exceedPrecision,
    insufficientFunds,
    conflict(shapes.conversion)
  ),
  ListStablecoinConversions: legacy(
    "GET",
    "/conversion/stablecoins",
    shapes.page(shapes.conversion, "items"),
    badRequest
  ),
  GetStablecoinConversion: legacy("GET", "/conversion/stablecoins/{id}", shapes.conversion, notFound),
  CancelStablecoinConversion: legacy(
    "DELETE",
    "/conversion/stablecoins/{id}",
    shapes.cancelledConversion,
    notFound
    // Too late to cancel is a 403 as for a missing scope: docs/vendor-facts.md#conv-cancel-late.
  ),
  CreateOrchestration: orchestrations(
    "POST",
    "/orchestration/orchestrations",
    shapes.createdOrchestration,
    badRequest,
    exceedPrecision,
    insufficientFunds,
    travelRule,
    conflict(shapes.orchestration)
  ),
  ListOrchestrations: orchestrations(
    "GET",
    "/orchestration/orchestrations",
    shapes.page(shapes.orchestration, "items", "orchestrations"),
    badRequest
  ),
  GetOrchestration: orchestrations("GET", "/orchestration/orchestrations/{id}", shapes.orchestration, notFound),
  CreateOrchestrationRule: orchestrations(
    "POST",
    "/orchestration/rules",
    ruleReply(shapes.createdRule),
    badRequest,
    conflict(shapes.rule)
  ),
  ListOrchestrationRules: orchestrations(
    "GET",
    "/orchestration/rules",
    shapes.page(shapes.rule, "items", "rules"),
    badRequest
  ),
  DeleteOrchestrationRule: orchestrations(
    "DELETE",
    "/orchestration/rules/{id}",
    ruleReply(shapes.deletedRule),
    notFound
  ),
  ListEvents: json("GET", "/events", shapes.page(shapes.event, "events"), badRequest),
  GetEvent: json("GET", "/events/{id}", shapes.event, badRequest, { ...notFound, isBare: true }),
  ListProfiles: json("GET", "/profiles", shapes.page(shapes.profile, "items"), badRequest),
  CreateProfile: json("POST", "/profiles", shapes.profile, badRequest, conflict(undefined)),
  GetProfile: json("GET", "/profiles/{profile_id}", shapes.profile, notFound),
  UpdateProfile: json("PUT", "/profiles/{profile_id}", shapes.profile, badRequest, notFound, conflict(undefined)),
  DeactivateProfile: json("PUT", "/profiles/{profile_id}/deactivate", shapes.empty, badRequest, notFound),
  ListProfileBalances: json(
    "GET",
    "/profiles/{profile_id}/balances",
    Schema.Struct({ items: Schema.Array(shapes.balance) }),
    badRequest,
    notFound
  ),
  GetProfileBalance: json("GET", "/profiles/{profile_id}/balances/{asset}", shapes.balance, notFound),
  CreateSandboxDeposit: json(
    "POST",
    "/sandbox/profiles/{profile_id}/deposit",
    shapes.activity,
    badRequest,
    exceedPrecision,
    notFound
  ),
  InitiateSandboxFiatDeposit: problem("POST", "/sandbox/fiat-deposits", shapes.empty, badRequest),
  PutCryptoDestinationAddress: json(
    "PUT",
    "/transfer/crypto-destination-address",
    Schema.Struct({ address: transfers.destinationAddress }),
    badRequest,
    notFound
  ),
  ListCryptoDestinationAddresses: json(
    "GET",
    "/transfer/crypto-destination-addresses",
    shapes.page(transfers.destinationAddress, "addresses"),
    badRequest
  ),
  CreateDepositAddress: problem(
    "POST",
    "/transfer/deposit-addresses",
    transfers.depositAddress,
    badRequest,
    conflict(transfers.depositAddress)
  ),
  ListDepositAddresses: problem(
    "GET",
    "/transfer/deposit-addresses",
    shapes.page(transfers.depositAddress, "items"),
    badRequest
  ),
  // That a known ref_id is refused here as well is our reading; the operation declares 400, 403 and 404.
  CreateFiatAccount: json(
    "POST",
    "/transfer/fiat-accounts",
    transfers.fiatAccount,
    badRequest,
    conflict(transfers.fiatAccount)
  ),
  GetFiatAccount: json("GET", "/transfer/fiat-accounts/{id}", transfers.fiatAccount, badRequest, notFound),
  UpdateFiatAccount: json("PUT", "/transfer/fiat-accounts/{id}", transfers.fiatAccount, badRequest, notFound),
  DeleteFiatAccount: json("DELETE", "/transfer/fiat-accounts/{id}", shapes.empty, badRequest, notFound),
  ListFiatAccounts: json(
    "GET",
    "/transfer/fiat-accounts",
    shapes.page(transfers.listedFiatAccount, "items"),
    badRequest
  ),
  CreateFiatDepositInstructions: json(
    "POST",
    "/transfer/fiat-deposit-instructions",
    transfers.depositInstructions,
    badRequest,
    conflict(transfers.depositInstructions)
  ),
  GetFiatDepositInstructions: json(
    "GET",
    "/transfer/fiat-deposit-instructions/{id}",
    transfers.depositInstructions,
    badRequest,
    notFound
  ),
  ListFiatDepositInstructions: json(
    "GET",
    "/transfer/fiat-deposit-instructions",
    shapes.page(transfers.depositInstructions, "items"),
    badRequest
  )
}

/** The token endpoint, whose refusals are not problems. Sources: docs/vendor-facts.md#auth-token-errors, #rate-limits. */
export const token = {
  method: "POST",
  path: "/oauth2/token",
  success: shapes.token,
  errors: [
    [400, "invalid_request"],
    [400, "unsupported_grant_type"],
    [400, "invalid_scope"],
    [401, "invalid_client"],
    [429, "temporarily_unavailable"]
  ]
} as const
