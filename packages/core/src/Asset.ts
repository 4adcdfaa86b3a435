/** The assets the two APIs convert, with the decimal places that are documented. */

/** What is known of an asset. */
export interface Asset {
  readonly code: string
  /** `fiat` is USD; `paxos` is a stablecoin issued by Paxos; `other` one that is not. */
  readonly kind: "fiat" | "paxos" | "other"
  /** Decimal places as documented for conversions; absent where no document states them. */
  readonly decimals?: number
  /** Whether the legacy API's table of pairs (always with USD) names it. */
  readonly legacyPair: boolean
  /** The row of docs/vendor-facts.md that says so. */
  readonly fact: string
}

/**
 * Sources: docs/vendor-facts.md#conv-precision, #conv-pairs and #orch-rules (USDC is in the rule's asset list only).
 * BUSD and USDL appear in vendor documents, never in the table of conversion pairs.
 */
export const assets: ReadonlyArray<Asset> = [
  { code: "USD", kind: "fiat", decimals: 2, legacyPair: true, fact: "conv-precision" },
  { code: "PYUSD", kind: "paxos", decimals: 6, legacyPair: true, fact: "conv-precision" },
  { code: "USDG", kind: "paxos", decimals: 8, legacyPair: true, fact: "conv-precision" },
  { code: "USDP", kind: "paxos", decimals: 8, legacyPair: true, fact: "conv-precision" },
  { code: "USDC", kind: "other", legacyPair: false, fact: "orch-rules" },
  { code: "USDL", kind: "paxos", legacyPair: false, fact: "conv-pairs" },
  { code: "BUSD", kind: "paxos", legacyPair: false, fact: "conv-pairs" }
]

const byCode = new Map(assets.map((asset) => [asset.code, asset]))

/** The asset of that code, or `undefined` for one that no vendor document names. */
export const find = (code: string): Asset | undefined => byCode.get(code)

/** The stablecoins that the legacy API converts to and from USD. */
export const legacyStablecoins: ReadonlyArray<string> = assets
  .filter((asset) => asset.legacyPair && asset.kind !== "fiat")
  .map((asset) => asset.code)

/** Every pair the legacy API documents, in both directions. Source: docs/vendor-facts.md#conv-pairs. */
export const legacyPairs: ReadonlyArray<readonly [source: string, target: string]> = legacyStablecoins.flatMap(
  (coin) =>
    [
      ["USD", coin],
      [coin, "USD"]
    ] as const
)

/** Whether the legacy API documents this pair. */
export const isLegacyPair = (source: string, target: string): boolean =>
  legacyPairs.some(([from, to]) => from === source && to === target)

/** Decimals a legacy conversion may use: the coarser asset decides, and one side is always USD. */
export const LEGACY_PAIR_DECIMALS = 2
