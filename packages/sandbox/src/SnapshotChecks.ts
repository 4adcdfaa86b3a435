/** What no schema says about a snapshot: that its parts belong together. Every check tells where it fails. */
import * as Issue from "@segue/core/Issue"

import * as Ledger from "./Ledger.ts"
import * as Conversions from "./resources/conversions/store.ts"
import * as Events from "./resources/events/store.ts"
import * as Instructions from "./resources/fiat-deposit-instructions/store.ts"
import * as FiatDeposits from "./resources/fiat-deposits/store.ts"
import * as Orchestrations from "./resources/orchestrations/store.ts"
import * as Profiles from "./resources/profiles/store.ts"
import * as Rules from "./resources/rules/store.ts"
import * as Table from "./Table.ts"
import * as Webhooks from "./Webhooks.ts"
import type * as World from "./World.ts"

const issue = (path: ReadonlyArray<string | number>, message: string): Issue.Issue => ({ path, message })

/** Records in the order of their creation, none twice, none younger than the clock's last stamp. */
const order = (world: World.World): ReadonlyArray<Issue.Issue> =>
  [...world.stores()].flatMap(([name, store]) => {
    if (!(store instanceof Table.Table)) return []
    const rows: ReadonlyArray<Table.Row> = store.all()
    const last = world.clock.dump().lastStampMicros
    const seen = new Set<string>()
    return rows.flatMap((row, index) => {
      const path = ["stores", name, "rows", index]
      const wrong: Array<Issue.Issue> = []
      if (seen.has(row.id)) wrong.push(issue([...path, "id"], `${row.id} is there twice`))
      seen.add(row.id)
      if (index > 0 && row.createdMicros < rows[index - 1]!.createdMicros) {
        wrong.push(issue([...path, "createdMicros"], "it is older than the record before it"))
      }
      if (row.createdMicros > last) wrong.push(issue([...path, "createdMicros"], "it is from after the snapshot"))
      return wrong
    })
  })

/** Records that others speak of exist. */
const references = (world: World.World): ReadonlyArray<Issue.Issue> => {
  const profiles = world.store(Profiles.key)
  const wrong: Array<Issue.Issue> = []
  const need = (store: string, index: number, field: string, id: string | undefined, isThere: boolean): void => {
    if (id !== undefined && !isThere) wrong.push(issue(["stores", store, "rows", index, field], `there is no ${id}`))
  }
  const profile = (store: string, index: number, field: string, id: string | undefined): void =>
    need(store, index, field, id, id !== undefined && profiles.get(id) !== undefined)
  if (profiles.all().filter((one) => one.type === "DEFAULT").length !== 1) {
    wrong.push(issue(["stores", "profiles", "rows"], "exactly one profile must be the DEFAULT one"))
  }
  for (const [index, row] of world.store(Conversions.key).all().entries()) {
    profile("conversions", index, "profileId", row.profileId)
    profile("conversions", index, "recipientProfileId", row.recipientProfileId)
  }
  for (const [index, row] of world.store(Orchestrations.key).all().entries()) {
    profile("orchestrations", index, "source", row.source.profileId)
    profile("orchestrations", index, "destination", row.destination.profileId)
  }
  for (const [index, row] of world.store(Rules.key).all().entries()) profile("rules", index, "profileId", row.profileId)
  for (const [index, row] of world.store(FiatDeposits.key).all().entries()) {
    const isThere = world.store(Instructions.key).find("memo", row.memoId) !== undefined
    need("fiatDeposits", index, "memoId", row.memoId, isThere)
  }
  for (const [index, row] of world.store(Webhooks.deliveriesKey).all().entries()) {
    need("deliveries", index, "webhookId", row.webhookId, world.store(Webhooks.key).get(row.webhookId) !== undefined)
  }
  return wrong
}

/** Work that waits is of a known kind and about a record that exists. */
const tasks = (world: World.World): ReadonlyArray<Issue.Issue> => {
  const held = new Set(
    world
      .store(Events.heldKey)
      .dump()
      .map(([id]) => id)
  )
  const tables = [...world.stores().values()].filter((store) => store instanceof Table.Table)
  return world.schedule.dump().tasks.flatMap(({ id, kind }, index) => {
    const path = ["schedule", "tasks", index]
    if (!world.handles(kind)) return [issue([...path, "kind"], `there is no work of kind ${kind}`)]
    const isThere = held.has(id) || tables.some((table) => table.get(id) !== undefined)
    return isThere ? [] : [issue([...path, "id"], `there is no record ${id}`)]
  })
}

/** Money is only in accounts of profiles that exist, and reserved exactly where something that runs holds it. */
const money = (world: World.World): ReadonlyArray<Issue.Issue> => {
  const expected = new Map<string, bigint>()
  const hold = (profileId: string, asset: string, amount: string): void => {
    const key = `${Ledger.profile(profileId, "reserve")} ${asset}`
    expected.set(key, (expected.get(key) ?? 0n) + Ledger.unitsOf(amount))
  }
  for (const row of world.store(Conversions.key).all()) {
    if (row.status === "CREATED") hold(row.profileId, row.sourceAsset, row.amount)
  }
  for (const row of world.store(Orchestrations.key).all()) {
    if (row.isHeld) hold(row.source.profileId, row.sourceAsset, row.amount)
  }
  const wrong: Array<Issue.Issue> = []
  for (const [account, assets] of world.ledger.accounts()) {
    const [kind, id, bucket] = account.split("/")
    if (kind === "profile" && world.store(Profiles.key).get(id!) === undefined) {
      wrong.push(issue(["ledger"], `${account} is of no profile`))
    }
    if (bucket !== "reserve") continue
    for (const [asset, units] of assets) {
      const key = `${account} ${asset}`
      const held = expected.get(key) ?? 0n
      expected.delete(key)
      if (units !== held) {
        wrong.push(
          issue(["ledger"], `${key}: ${Ledger.format(units)} reserved, ${Ledger.format(held)} held by records`)
        )
      }
    }
  }
  for (const [key, held] of expected) {
    if (held !== 0n) wrong.push(issue(["ledger"], `${key}: nothing reserved, ${Ledger.format(held)} held by records`))
  }
  return wrong
}

/** Everything that is wrong with a world that was filled from a snapshot; empty is good. */
export const check = (world: World.World): ReadonlyArray<Issue.Issue> => [
  ...order(world),
  ...references(world),
  ...tasks(world),
  ...money(world)
]
