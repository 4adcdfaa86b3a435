/**
 * Both sides of an orchestration: who pays, who gets it. Sources: docs/vendor-facts.md#orch-variants,
 * #orch-omitted-side, #orch-crypto-destination, #orch-fiat-destination, #travel-rule.
 */
import * as Decimal from "@segue/core/Decimal"
import type * as Orchestration from "@segue/core/Orchestration"

import * as Networks from "../../Networks.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"
import * as addressLimits from "../crypto-addresses/limits.ts"
import * as addressRefusals from "../crypto-addresses/refusals.ts"
import * as Addresses from "../crypto-addresses/store.ts"
import * as FiatAccounts from "../fiat-accounts/store.ts"
import * as profileRefusals from "../profiles/refusals.ts"
import * as Profiles from "../profiles/store.ts"
import * as refusals from "./refusals.ts"
import type * as store from "./store.ts"

const profileSide = (profileId: string) => ({ profile: { profile_id: profileId } })

/** The side that was sent, or the DEFAULT profile where the switch `omittedSide` allows leaving it out. */
const orDefault = <A>(
  world: World.World,
  side: "source" | "destination",
  sent: A | undefined
): A | ReturnType<typeof profileSide> => {
  if (sent !== undefined) return sent
  if (world.settings.omittedSide === "refuse") throw refusals.omitted(side)
  return profileSide(world.store(Profiles.key).default.id)
}

/** The paying side: always a profile. */
export const source = (world: World.World, sent: Orchestration.Source | undefined): store.Source => {
  const { profile } = orDefault(world, "source", sent)
  if (Profiles.active(world, profile.profile_id) === undefined) {
    throw profileRefusals.unknown("source.profile.profile_id", profile.profile_id)
  }
  return { profileId: profile.profile_id, shown: profileSide(profile.profile_id) }
}

/** A profile that receives; a deactivated one wakes up. */
export const profile = (world: World.World, profileId: string): store.Destination => {
  if (world.store(Profiles.key).get(profileId) === undefined) {
    throw profileRefusals.unknown("destination.profile.profile_id", profileId)
  }
  return { kind: "profile", profileId, shown: profileSide(profileId) }
}

/** The saved, approved address that a request names, by its parts or by its id. */
export const savedAddress = (
  world: World.World,
  named: {
    readonly address?: string | undefined
    readonly network?: string | undefined
    readonly addressId?: string | undefined
    readonly identityId?: string | undefined
  }
): Addresses.Address => {
  const addresses = world.store(Addresses.key)
  const { address, addressId, identityId, network } = named
  const found =
    addressId !== undefined && address === undefined
      ? addresses.get(addressId)
      : addresses.find("tuple", Addresses.tuple(Networks.canonical(network ?? ""), address ?? "", identityId))
  if (found?.status !== "APPROVED") throw refusals.addressNotSaved()
  return found
}

/** 400 unless the asset exists on the chain. */
export const requireChain = (network: string, asset: string): void => {
  if (!Networks.has(network, asset)) throw refusals.assetNotOnChain(asset, network)
}

const isTravelRuleEnforced = ({ clock, settings }: World.World): boolean =>
  settings.travelRule === "on" ||
  (settings.travelRule === "dated" && clock.nowMicros >= VirtualClock.parse(addressLimits.TRAVEL_RULE_AT).micros)

/** An address that receives: saved, on a chain the asset lives on, and known well enough for the Travel Rule. */
export const crypto = (
  world: World.World,
  named: Parameters<typeof savedAddress>[1] & { readonly asset: string; readonly amount: string }
): store.Destination => {
  const saved = savedAddress(world, named)
  requireChain(saved.network, named.asset)
  const isLarge = Decimal.compare(named.amount, addressLimits.TRAVEL_RULE_FROM) >= 0
  if (isLarge && isTravelRuleEnforced(world) && !Addresses.isTravelRuleComplete(saved)) {
    throw addressRefusals.travelRule({
      ...(saved.identityId === undefined ? {} : { identity_id: saved.identityId }),
      crypto_network: saved.network,
      address: saved.address
    })
  }
  const shown = { address: saved.address, network: named.network ?? saved.network, address_id: saved.id }
  return { kind: "crypto", network: saved.network, shown: { crypto: shown } }
}

/** A bank account that receives: approved, and in dollars. */
export const fiat = (
  world: World.World,
  named: { readonly accountId: string; readonly asset: string; readonly memo?: string }
): store.Destination => {
  if (FiatAccounts.usable(world, named.accountId) === undefined) throw refusals.fiatAccountNotFound(named.accountId)
  if (named.asset !== "USD") throw refusals.notDollars(named.asset)
  const memo = named.memo === undefined ? {} : { memo: named.memo }
  return { kind: "fiat", shown: { fiat: { bank_account_id: named.accountId, ...memo } } }
}

/** The receiving side of a create. */
export const destination = (
  world: World.World,
  sent: Orchestration.Destination | undefined,
  request: { readonly asset: string; readonly amount: string; readonly identityId: string | undefined }
): store.Destination => {
  const side = orDefault(world, "destination", sent)
  if ("crypto" in side && side.crypto !== undefined) {
    const { address_id: addressId, ...rest } = side.crypto
    return crypto(world, { ...rest, addressId, ...request })
  }
  if ("fiat" in side && side.fiat !== undefined) {
    const { bank_account_id: accountId, memo } = side.fiat
    return fiat(world, { accountId, asset: request.asset, ...(memo === undefined ? {} : { memo }) })
  }
  return profile(world, side.profile!.profile_id)
}
