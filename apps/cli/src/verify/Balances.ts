/** Every balance of a world, exactly: account and asset to units of 10^-8. Zero and absent are the same. */
import * as Decimal from "@segue/core/Decimal"
import * as Ledger from "@segue/sandbox/Ledger"

/** `account asset` (no asset holds a space) to units. */
export type Balances = ReadonlyMap<string, bigint>

/** One account's units of one asset. */
export interface Change {
  readonly account: string
  readonly asset: string
  readonly units: bigint
}

const keyOf = (account: string, asset: string): string => `${account} ${asset}`

/** Account and asset of a key. */
export const parts = (key: string): readonly [account: string, asset: string] => {
  const at = key.lastIndexOf(" ")
  return [key.slice(0, at), key.slice(at + 1)]
}

/** Reads what a sandbox's ledger shows. */
export const read = (shown: Readonly<Record<string, Readonly<Record<string, string>>>>): Balances => {
  const balances = new Map<string, bigint>()
  for (const [account, assets] of Object.entries(shown)) {
    for (const [asset, amount] of Object.entries(assets)) {
      const units = Decimal.toUnits(amount, Ledger.SCALE)
      if (units === undefined) throw new RangeError(`${account} shows ${amount}, finer than the ledger's unit`)
      if (units !== 0n) balances.set(keyOf(account, asset), units)
    }
  }
  return balances
}

/** Balances after some changes. */
export const apply = (balances: Balances, changes: ReadonlyArray<Change>): Balances => {
  const after = new Map(balances)
  for (const { account, asset, units } of changes) {
    const key = keyOf(account, asset)
    const sum = (after.get(key) ?? 0n) + units
    if (sum === 0n) after.delete(key)
    else after.set(key, sum)
  }
  return after
}

/** The keys of which two worlds disagree. */
export const differences = (one: Balances, other: Balances): ReadonlyArray<string> =>
  [...new Set([...one.keys(), ...other.keys()])].filter((key) => (one.get(key) ?? 0n) !== (other.get(key) ?? 0n))

/** Plain text of one balance. */
export const format = (balances: Balances, key: string): string => Ledger.format(balances.get(key) ?? 0n)

/** A sentence for every disagreement: account, asset, what is there, what was expected. */
export const explain = (what: string, found: Balances, expected: Balances): ReadonlyArray<string> =>
  differences(found, expected).map((key) => {
    const [account, asset] = parts(key)
    return `${what}: ${account} holds ${format(found, key)} ${asset} instead of ${format(expected, key)}`
  })
