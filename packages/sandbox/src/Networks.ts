/** Chains: their names on the APIs, what lives on them, and what addresses there look like. */
import type * as Random from "./Random.ts"

/** Source: docs/vendor-facts.md#networks. */
export const networks = [
  "BITCOIN",
  "ETHEREUM",
  "BITCOIN_CASH",
  "LITECOIN",
  "SOLANA",
  "POLYGON_POS",
  "BASE",
  "ARBITRUM_ONE",
  "STELLAR",
  "INK",
  "XLAYER",
  "AVALANCHE",
  "DOGECOIN",
  "SUI",
  "ROBINHOOD",
  "BNB"
] as const

/** Whether a chain of that name is known. */
export const isNetwork = (name: string): boolean => networks.some((network) => network === name)

/** Orchestrations and rules say POLYGON for POLYGON_POS. Source: docs/vendor-facts.md#orch-field-traps. */
export const canonical = (name: string): string => (name === "POLYGON" ? "POLYGON_POS" : name)

/** Chains that share one form of address. The vendor's sample lists the first six as compatible with each other. */
const EVM = ["ETHEREUM", "POLYGON_POS", "BASE", "ARBITRUM_ONE", "INK", "XLAYER"]
const EVM_LIKE = new Set([...EVM, "AVALANCHE", "ROBINHOOD", "BNB"])

/** The chains an address of this one can receive on. Source: docs/vendor-facts.md#deposit-addresses. */
export const compatible = (network: string): ReadonlyArray<string> => (EVM.includes(network) ? EVM : [network])

/** Where each stablecoin lives. Source: docs/vendor-facts.md#networks-stablecoins. */
const homes: Readonly<Record<string, ReadonlyArray<string>>> = {
  USDG: ["ETHEREUM", "INK", "SOLANA", "XLAYER", "ROBINHOOD"],
  USDP: ["ETHEREUM", "SOLANA"],
  PYUSD: ["ARBITRUM_ONE", "ETHEREUM", "SOLANA", "STELLAR", "POLYGON_POS", "XLAYER"],
  USDC: ["BASE", "ETHEREUM", "POLYGON_POS", "SOLANA"]
}

/** Whether an asset exists on a chain. */
export const has = (network: string, asset: string): boolean => homes[asset]?.includes(network) ?? false

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

/** A new address that looks like one of that chain; it belongs to nobody. */
export const address = (random: Random.Stream, network: string): string => {
  if (EVM_LIKE.has(network)) return `0x${random.hex(40)}`
  if (network === "SOLANA") return random.letters(BASE58, 44)
  if (network === "STELLAR") return `G${random.letters(BASE32, 55)}`
  if (network === "SUI") return `0x${random.hex(64)}`
  if (network === "DOGECOIN") return `D${random.letters(BASE58, 33)}`
  return `${network === "LITECOIN" ? "ltc1q" : network === "BITCOIN_CASH" ? "q" : "bc1q"}${random.letters(BECH32, 38)}`
}
