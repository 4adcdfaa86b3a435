/**
 * Money that arrives: for a profile, for an address that converts, or for a rule. Sources:
 * docs/vendor-facts.md#sandbox-deposit, #conv-target-asset-address, #sandbox-trigger-rule.
 */
import * as Asset from "@segue/core/Asset"

import * as Ledger from "../../Ledger.ts"
import * as Networks from "../../Networks.ts"
import type * as World from "../../World.ts"
import * as DepositAddresses from "../deposit-addresses/store.ts"
import * as announce from "../events/announce.ts"
import type * as Instructions from "../fiat-deposit-instructions/store.ts"
import * as Profiles from "../profiles/store.ts"
import { run } from "../rules/run.ts"
import * as Rules from "../rules/store.ts"
import * as refusals from "./refusals.ts"

/** A deposit, checked. */
export interface Deposit {
  readonly id: string
  readonly asset: string
  /** As it was sent. */
  readonly amount: string
  readonly units: bigint
}

const convert = (world: World.World, profileId: string, deposit: Deposit): void => {
  world.ledger.post(
    "CRYPTO_DEPOSIT",
    deposit.id,
    world.clock.nowMicros,
    Ledger.convert(Ledger.WORLD, Ledger.profile(profileId, "available"), deposit.asset, "USD", deposit.units)
  )
  Profiles.reactivate(world, profileId)
}

/** The address a deposit names, if it is one of ours; 400 when it cannot receive this deposit. */
const targetOf = (
  world: World.World,
  profileId: string,
  where: { readonly network: string; readonly address: string | undefined }
): DepositAddresses.DepositAddress | undefined => {
  const target =
    where.address === undefined ? undefined : world.store(DepositAddresses.key).find("address", where.address)
  if (target !== undefined && target.profileId !== profileId) throw refusals.foreignAddress(target.address)
  if (target !== undefined && !Networks.compatible(target.network).includes(where.network)) {
    throw refusals.wrongNetwork(target.address, where.network)
  }
  return target
}

/** Crypto for a profile; the address, where one is named, decides what becomes of it. */
export const crypto = (
  world: World.World,
  profileId: string,
  deposit: Deposit,
  where: { readonly network: string; readonly address: string | undefined }
): void => {
  const target = targetOf(world, profileId, where)
  const isConverted = target?.conversionTarget === "USD" && Asset.find(deposit.asset)?.kind === "paxos"
  if (isConverted) convert(world, profileId, deposit)
  else Profiles.deposit(world, profileId, deposit.asset, deposit.units, deposit.id)
  const { network } = where
  announce.transfer(world, { id: deposit.id, kind: "crypto_deposit", status: "COMPLETED", profileId, network })
  const rule = target?.ruleId === undefined ? undefined : world.store(Rules.key).get(target.ruleId)
  if (target === undefined || rule === undefined) return
  const listening = rule.source.kind === "crypto" ? rule.source.network : target.network
  run(world, rule, {
    asset: deposit.asset,
    amount: deposit.amount,
    shown: { crypto: { address_id: target.id, address: target.address, network: listening } }
  })
}

/** Dollars with a memo. */
export const fiat = (world: World.World, instructions: Instructions.Instructions, deposit: Deposit): void => {
  const { memoId: memo, profileId } = instructions
  Profiles.deposit(world, profileId, deposit.asset, deposit.units, deposit.id)
  announce.transfer(world, { id: deposit.id, kind: "wire_deposit", status: "COMPLETED", profileId, memo })
  const rule = instructions.ruleId === undefined ? undefined : world.store(Rules.key).get(instructions.ruleId)
  if (rule === undefined) return
  run(world, rule, {
    asset: deposit.asset,
    amount: deposit.amount,
    shown: { fiat: { deposit_instructions_id: instructions.id, memo: instructions.memoId } }
  })
}
