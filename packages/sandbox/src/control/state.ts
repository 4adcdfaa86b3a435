/** A summary of the sandbox, and starting over. */
import * as Profiles from "../resources/profiles/store.ts"
import * as Tokens from "../resources/token/store.ts"
import * as Table from "../Table.ts"
import * as VirtualClock from "../VirtualClock.ts"
import type * as Box from "./Box.ts"

/** What a sandbox holds, in a few lines. Secrets are not in it. */
export interface State {
  /** Grows with everything that may have changed something; who polls reads the rest only when it did. */
  readonly revision: number
  readonly seed: string
  readonly customer_id: string
  readonly now: string
  readonly mode: VirtualClock.Mode
  readonly profiles: ReadonlyArray<{ readonly id: string; readonly nickname: string; readonly type: string }>
  readonly clients: ReadonlyArray<{ readonly client_id: string; readonly scopes: ReadonlyArray<string> }>
  /** How many records of each kind. */
  readonly records: Readonly<Record<string, number>>
  readonly postings: number
}

/** The summary. */
export const see = ({ revision, world }: Box.Box): State => ({
  revision,
  seed: world.streams.seed,
  customer_id: world.customerId,
  now: VirtualClock.format(world.clock.nowMicros),
  mode: world.clock.mode,
  profiles: world
    .store(Profiles.key)
    .all()
    .map(({ id, nickname, type }) => ({ id, nickname, type })),
  clients: world
    .store(Tokens.key)
    .dump()
    .credentials.map(({ clientId, scopes }) => ({ client_id: clientId, scopes })),
  records: Object.fromEntries(
    [...world.stores()].flatMap(([name, store]) => (store instanceof Table.Table ? [[name, store.size]] : []))
  ),
  postings: world.ledger.postings.length
})

const reset = (box: Box.Box): State => {
  box.reset()
  return see(box)
}

/** Summary and reset. */
export const make = (box: Box.Box) => ({ state: () => see(box), reset: () => reset(box) })

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/state", run: (box) => see(box) },
  { method: "POST", path: "/reset", run: (box) => reset(box) }
]
