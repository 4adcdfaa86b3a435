/** Reads both sides of a create: who pays, who gets it. Sources: docs/vendor-facts.md#orch-variants, #orch-omitted-side. */
import type * as Orchestration from "@segue/core/Orchestration"

import type * as World from "../../World.ts"
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

/** The receiving side. */
export const destination = (world: World.World, sent: Orchestration.Destination | undefined): store.Destination => {
  const side = orDefault(world, "destination", sent)
  if ("crypto" in side && side.crypto !== undefined) throw refusals.addressNotSaved()
  if ("fiat" in side && side.fiat !== undefined) throw refusals.fiatAccountNotFound(side.fiat.bank_account_id)
  const { profile_id: profileId } = side.profile!
  if (world.store(Profiles.key).get(profileId) === undefined) {
    throw profileRefusals.unknown("destination.profile.profile_id", profileId)
  }
  return { kind: "profile", profileId, shown: profileSide(profileId) }
}
