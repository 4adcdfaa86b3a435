/** OAuth scopes. Source: docs/vendor-facts.md#auth-scopes. */

/** The legacy scopes and what replaces each. */
export const legacyToNew: ReadonlyMap<string, string> = new Map([
  ["conversion:read_conversion_stablecoin", "orchestration:read_orchestration"],
  ["conversion:write_conversion_stablecoin", "orchestration:write_orchestration"]
])

/** The reverse of `legacyToNew`. */
export const newToLegacy: ReadonlyMap<string, string> = new Map([...legacyToNew].map(([from, to]) => [to, from]))

/** What each operation asks for, by the vendor's operationId. */
export const byOperation = {
  CreateStablecoinConversion: "conversion:write_conversion_stablecoin",
  CancelStablecoinConversion: "conversion:write_conversion_stablecoin",
  GetStablecoinConversion: "conversion:read_conversion_stablecoin",
  ListStablecoinConversions: "conversion:read_conversion_stablecoin",
  CreateOrchestration: "orchestration:write_orchestration",
  GetOrchestration: "orchestration:read_orchestration",
  ListOrchestrations: "orchestration:read_orchestration",
  CreateOrchestrationRule: "orchestration:write_orchestration_rule",
  DeleteOrchestrationRule: "orchestration:write_orchestration_rule",
  ListOrchestrationRules: "orchestration:read_orchestration_rule",
  ListEvents: "events:read_event",
  GetEvent: "events:read_event",
  ListProfiles: "funding:read_profile",
  GetProfile: "funding:read_profile",
  CreateProfile: "funding:write_profile",
  UpdateProfile: "funding:write_profile",
  DeactivateProfile: "funding:write_profile",
  ListProfileBalances: "funding:read_profile",
  GetProfileBalance: "funding:read_profile",
  CreateSandboxDeposit: "funding:read_profile",
  InitiateSandboxFiatDeposit: "transfer:write_sandbox_fiat_deposit",
  PutCryptoDestinationAddress: "transfer:write_crypto_destination_address",
  ListCryptoDestinationAddresses: "transfer:read_crypto_destination_address",
  CreateFiatAccount: "transfer:write_fiat_account",
  UpdateFiatAccount: "transfer:write_fiat_account",
  DeleteFiatAccount: "transfer:write_fiat_account",
  GetFiatAccount: "transfer:read_fiat_account",
  ListFiatAccounts: "transfer:read_fiat_account",
  CreateFiatDepositInstructions: "transfer:write_fiat_deposit_instructions",
  GetFiatDepositInstructions: "transfer:read_fiat_deposit_instructions",
  ListFiatDepositInstructions: "transfer:read_fiat_deposit_instructions",
  CreateDepositAddress: "transfer:write_deposit_address",
  ListDepositAddresses: "transfer:read_deposit_address",
  ListTransfers: "transfer:read_transfer",
  GetTransfer: "transfer:read_transfer"
} as const
export type Operation = keyof typeof byOperation

/** Splits a scope string: any white space separates, as in RFC 6749. */
export const split = (scopes: string): ReadonlyArray<string> => scopes.split(/\s+/u).filter((scope) => scope !== "")
