/**
 * Double entry: money moves only in batches that sum to zero for every asset, and no customer's bucket ever goes below
 * zero. Units are 10^-8 of every asset, so that both sides of a 1:1 conversion are the same number.
 * Sources: docs/vendor-facts.md#conv-ledger-timing, #orch-ledger.
 */
import * as Decimal from "@segue/core/Decimal"

/** Decimal places of the ledger's unit: the finest documented asset has eight. */
export const SCALE = 8

/** Where a profile's money can be. `reserve` is what conversions and orchestrations hold while they run. */
export type Bucket = "available" | "trading" | "reserve"
export const buckets: ReadonlyArray<Bucket> = ["available", "trading", "reserve"]

/** Names of accounts, made once: every posting holds some. */
const names = new Map<string, Readonly<Record<Bucket, string>>>()
/** Names kept; past that many profiles they are made anew. */
const NAMES_MAX = 10_000

/** A profile's bucket. */
export const profile = (profileId: string, bucket: Bucket): string => {
  const known = names.get(profileId)
  if (known !== undefined) return known[bucket]
  const made = {
    available: `profile/${profileId}/available`,
    trading: `profile/${profileId}/trading`,
    reserve: `profile/${profileId}/reserve`
  }
  if (names.size >= NAMES_MAX) names.clear()
  names.set(profileId, made)
  return made[bucket]
}

/** Where assets are issued and redeemed; its balance is minus what is in circulation. */
export const ISSUANCE = "outside/issuance"
/** Where deposits come from and withdrawals go: the rest of the world. */
export const WORLD = "outside/world"

/** One line of a batch. */
export interface Entry {
  readonly account: string
  readonly asset: string
  readonly units: bigint
}

/** One batch, as it was posted. */
export interface Posting {
  readonly sequence: number
  readonly atMicros: number
  /** The word that the vendor's reports use, or ours for what they do not have (SANDBOX_DEPOSIT). */
  readonly kind: string
  /** Id of the record that caused it. */
  readonly reference: string
  readonly entries: ReadonlyArray<Entry>
}

/** Plain text of units, without trailing zeros. */
export const format = (units: bigint): string => {
  const text = Decimal.fromUnits(units, SCALE)
  return text.replace(/\.?0+$/u, "")
}

/** Units of an amount, or `undefined` when it is finer than the ledger. */
export const units = (amount: string): bigint | undefined => Decimal.toUnits(amount, SCALE)

/** Units of an amount that was checked before. */
export const unitsOf = (amount: string): bigint => {
  const exact = units(amount)
  if (exact === undefined) throw new RangeError("an amount finer than the ledger's unit")
  return exact
}

/** Takes an amount from one account to another. */
export const move = (from: string, to: string, asset: string, amount: bigint): ReadonlyArray<Entry> => [
  { account: from, asset, units: -amount },
  { account: to, asset, units: amount }
]

/** Takes an amount of one asset and gives as much of another: redeemed here, issued there. */
export const convert = (
  from: string,
  to: string,
  sourceAsset: string,
  destinationAsset: string,
  amount: bigint
): ReadonlyArray<Entry> =>
  sourceAsset === destinationAsset
    ? move(from, to, sourceAsset, amount)
    : [...move(from, ISSUANCE, sourceAsset, amount), ...move(ISSUANCE, to, destinationAsset, amount)]

/** A posting in a snapshot: JSON has no bigint. */
export interface Dumped {
  readonly atMicros: number
  readonly kind: string
  readonly reference: string
  readonly entries: ReadonlyArray<readonly [account: string, asset: string, units: string]>
}

/** The books of one sandbox. */
export class Ledger {
  #postings: Array<Posting> = []
  /** account -> asset -> units */
  #balances = new Map<string, Map<string, bigint>>()

  /** Every batch, oldest first. */
  get postings(): ReadonlyArray<Posting> {
    return this.#postings
  }

  /** Units in an account. */
  balance(account: string, asset: string): bigint {
    return this.#balances.get(account)?.get(asset) ?? 0n
  }

  /** Every account with the units of every asset it ever held. */
  accounts(): ReadonlyMap<string, ReadonlyMap<string, bigint>> {
    return this.#balances
  }

  /** The assets a profile ever held, in the order of their first arrival. */
  assetsOf(profileId: string): ReadonlyArray<string> {
    return [
      ...new Set(buckets.flatMap((bucket) => [...(this.#balances.get(profile(profileId, bucket))?.keys() ?? [])]))
    ]
  }

  /**
   * Posts a batch. A batch that does not sum to zero, or that would overdraw a profile, is a bug of the sandbox and
   * throws: nothing is booked then.
   */
  post(kind: string, reference: string, atMicros: number, entries: ReadonlyArray<Entry>): void {
    const sums = new Map<string, bigint>()
    const after = new Map<string, bigint>()
    for (const entry of entries) {
      sums.set(entry.asset, (sums.get(entry.asset) ?? 0n) + entry.units)
      const key = `${entry.account}\n${entry.asset}`
      after.set(key, (after.get(key) ?? this.balance(entry.account, entry.asset)) + entry.units)
    }
    for (const [asset, sum] of sums) {
      if (sum !== 0n) throw new RangeError(`the batch ${kind} of ${reference} is off by ${format(sum)} ${asset}`)
    }
    for (const [key, value] of after) {
      if (value < 0n && key.startsWith("profile/")) throw new RangeError(`${kind} of ${reference} overdraws ${key}`)
    }
    for (const [key, value] of after) {
      const [account, asset] = key.split("\n") as [string, string]
      const assets = this.#balances.get(account)
      if (assets === undefined) this.#balances.set(account, new Map([[asset, value]]))
      else assets.set(asset, value)
    }
    this.#postings.push({ sequence: this.#postings.length, atMicros, kind, reference, entries })
  }

  /** For snapshots: balances follow from the postings. */
  dump(): ReadonlyArray<Dumped> {
    return this.#postings.map(({ atMicros, kind, reference, entries }) => ({
      atMicros,
      kind,
      reference,
      entries: entries.map((entry) => [entry.account, entry.asset, entry.units.toString()] as const)
    }))
  }

  /** Replaces the books by those of a snapshot, checking every batch again. */
  load(postings: ReadonlyArray<Dumped>): void {
    this.#postings = []
    this.#balances = new Map()
    for (const { atMicros, kind, reference, entries } of postings) {
      this.post(
        kind,
        reference,
        atMicros,
        entries.map(([account, asset, text]) => ({ account, asset, units: BigInt(text) }))
      )
    }
  }
}
