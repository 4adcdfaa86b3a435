/** The books, for people and for tests: balances by account, postings, and whether everything adds up. */
import * as Ledger from "../Ledger.ts"
import * as VirtualClock from "../VirtualClock.ts"
import type * as Box from "./Box.ts"

/** Balances as decimal strings: account, then asset. */
export type Balances = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A batch as people read it. */
export interface Posting {
  readonly sequence: number
  readonly at: string
  readonly kind: string
  readonly reference: string
  readonly entries: ReadonlyArray<{ readonly account: string; readonly asset: string; readonly amount: string }>
}

const balances = ({ world }: Box.Box): Balances =>
  Object.fromEntries(
    [...world.ledger.accounts()].map(([account, assets]) => [
      account,
      Object.fromEntries([...assets].map(([asset, units]) => [asset, Ledger.format(units)]))
    ])
  )

/** The youngest batches, oldest of them first; all of them without a limit. */
const postings = ({ world }: Box.Box, limit?: number): ReadonlyArray<Posting> =>
  (limit === undefined || !(limit >= 1) ? world.ledger.postings : world.ledger.postings.slice(-limit)).map(
    ({ atMicros, entries, kind, reference, sequence }) => ({
      sequence,
      at: VirtualClock.format(atMicros),
      kind,
      reference,
      entries: entries.map(({ account, asset, units }) => ({ account, asset, amount: Ledger.format(units) }))
    })
  )

/** What is wrong with the books: batches or totals that are not zero, customers' buckets below zero. Empty is good. */
const check = ({ world }: Box.Box): ReadonlyArray<string> => {
  const wrong: Array<string> = []
  const totals = new Map<string, bigint>()
  const replayed = new Map<string, bigint>()
  for (const { entries, kind, reference } of world.ledger.postings) {
    const sums = new Map<string, bigint>()
    for (const { account, asset, units } of entries) {
      sums.set(asset, (sums.get(asset) ?? 0n) + units)
      const key = `${account} ${asset}`
      replayed.set(key, (replayed.get(key) ?? 0n) + units)
    }
    for (const [asset, sum] of sums) if (sum !== 0n) wrong.push(`${kind} of ${reference} is off by ${sum} ${asset}`)
  }
  for (const [account, assets] of world.ledger.accounts()) {
    for (const [asset, units] of assets) {
      totals.set(asset, (totals.get(asset) ?? 0n) + units)
      if (units < 0n && account.startsWith("profile/")) wrong.push(`${account} holds ${Ledger.format(units)} ${asset}`)
      if (replayed.get(`${account} ${asset}`) !== units) wrong.push(`${account} ${asset} differs from its postings`)
    }
  }
  for (const [asset, total] of totals) if (total !== 0n) wrong.push(`the books are off by ${total} units of ${asset}`)
  return wrong
}

/** The ledger's controls; all of them only look. */
export const make = (box: Box.Box) => ({
  balances: () => balances(box),
  postings: () => postings(box),
  check: () => check(box)
})

export const routes: ReadonlyArray<Box.Route> = [
  {
    method: "GET",
    path: "/ledger",
    run: (box, _body, { limit }) => ({
      balances: balances(box),
      problems: check(box),
      total: box.world.ledger.postings.length,
      postings: postings(box, limit === undefined ? undefined : Number(limit))
    })
  }
]
