/** Profiles and what they hold. Sources: docs/vendor-facts.md#profiles, #balances. */
import * as Ledger from "../../Ledger.ts"
import * as Table from "../../Table.ts"
import type * as World from "../../World.ts"

/** A profile. */
export interface Profile extends Table.Row {
  readonly nickname: string
  readonly type: "DEFAULT" | "NORMAL"
  readonly description?: string
  readonly deactivated: boolean
}

/** All profiles; nicknames are looked up without regard to case. */
export class Profiles extends Table.Table<Profile> {
  constructor(nowMicros: () => number) {
    super({ fixed: {} }, nowMicros)
  }

  /** The one DEFAULT profile. */
  get default(): Profile {
    return this.all().find((profile) => profile.type === "DEFAULT")!
  }

  byNickname(nickname: string): Profile | undefined {
    return this.all().find((profile) => profile.nickname === nickname)
  }
}

export const key: World.Key<Profiles> = { name: "profiles", make: (world) => new Profiles(() => world.clock.nowMicros) }

/** Adds a profile. */
export const add = (
  world: World.World,
  profile: {
    readonly id?: string
    readonly nickname: string
    readonly type: Profile["type"]
    readonly description?: string
  }
): Profile =>
  world.store(key).insert({
    ...profile,
    id: profile.id ?? world.uuid(),
    deactivated: false,
    createdMicros: world.clock.stamp()
  })

/** A profile that can take part in new business: it exists and is not deactivated. */
export const active = (world: World.World, id: string): Profile | undefined => {
  const profile = world.store(key).get(id)
  return profile?.deactivated === true ? undefined : profile
}

/** Money from outside arrives; a deactivated profile wakes up. Source: docs/vendor-facts.md#profiles-deactivate. */
export const deposit = (
  world: World.World,
  profileId: string,
  asset: string,
  units: bigint,
  reference: string,
  kind = "SANDBOX_DEPOSIT"
): void => {
  world.ledger.post(
    kind,
    reference,
    world.clock.nowMicros,
    Ledger.move(Ledger.WORLD, Ledger.profile(profileId, "available"), asset, units)
  )
  reactivate(world, profileId)
}

/** A deactivated profile that holds money again is active again. */
export const reactivate = (world: World.World, profileId: string): void => {
  const profile = world.store(key).get(profileId)
  if (profile?.deactivated === true) world.store(key).change({ ...profile, deactivated: false })
}

/** A balance as the API shows it. */
export const balance = (world: World.World, profileId: string, asset: string) => {
  const units = (bucket: Ledger.Bucket): bigint => world.ledger.balance(Ledger.profile(profileId, bucket), asset)
  const reserved = world.settings.reservedShownAs === "trading" ? units("reserve") : 0n
  return {
    asset,
    available: Ledger.format(units("available")),
    trading: Ledger.format(units("trading") + reserved)
  }
}

/** Whether the profile holds nothing at all, reserved money included. */
export const isEmpty = (world: World.World, profileId: string): boolean =>
  Ledger.buckets.every((bucket) =>
    world.ledger
      .assetsOf(profileId)
      .every((asset) => world.ledger.balance(Ledger.profile(profileId, bucket), asset) === 0n)
  )
