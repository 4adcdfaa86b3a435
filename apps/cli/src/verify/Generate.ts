/**
 * Requests from a seed: each depends on seed and index alone. A rotation makes sure that every kind comes up; within a
 * kind chance decides.
 */
import * as Asset from "@segue/core/Asset"
import { ZERO_UUID } from "@segue/core/Id"
import type * as Options from "@segue/sandbox/Options"
import { Stream } from "@segue/sandbox/Random"

import type { Case } from "./Case.ts"

interface World {
  readonly rich: string
  readonly second: string
  readonly poor: string
  /** A profile that does not exist. */
  readonly nobody: string
  readonly profiles: ReadonlyArray<Options.Profile>
}

const each = (amount: string) => Object.fromEntries(["USD", ...Asset.legacyStablecoins].map((asset) => [asset, amount]))

const worldOf = (seed: string): World => {
  const stream = Stream.seeded(seed, "verify/profiles")
  const [rich, second, poor, nobody] = [stream.uuid(), stream.uuid(), stream.uuid(), stream.uuid()]
  return {
    rich,
    second,
    poor,
    nobody,
    profiles: [
      // The DEFAULT profile is nobody's: what goes there by omission shows.
      { nickname: "default", type: "DEFAULT", balances: each("1000000") },
      { id: rich, nickname: "rich", balances: each("1000000") },
      { id: second, nickname: "second", balances: each("250000.5") },
      { id: poor, nickname: "poor", balances: each("0.5") }
    ]
  }
}

type Request = Record<string, unknown>

interface Draft {
  readonly request: Request
  readonly features: ReadonlyArray<string>
}

const pick = <A>(stream: Stream, values: ReadonlyArray<A>): A => values[stream.below(values.length)]!

/** Every spelling the legacy pattern allows for an amount of at most two decimals. Source: docs/vendor-facts.md#conv-amount-pattern. */
const amounts: Readonly<Record<string, (stream: Stream) => string>> = {
  whole: (stream) => String(1 + stream.below(499_999)),
  "two decimals": (stream) => `${stream.below(499_999)}.${String(1 + stream.below(99)).padStart(2, "0")}`,
  "one decimal": (stream) => `${stream.below(499_999)}.${1 + stream.below(9)}`,
  "no digit before the point": (stream) => `.${String(1 + stream.below(99)).padStart(2, "0")}`,
  "leading zeros": (stream) => `00${1 + stream.below(99_999)}.25`,
  "trailing zeros": (stream) => `${1 + stream.below(99_999)}.5000000`,
  smallest: () => "0.01",
  largest: () => "500000.00"
}

const identities: Readonly<Record<string, (stream: Stream) => Request>> = {
  absent: () => ({}),
  "identity id": (stream) => ({ identity_id: stream.uuid() }),
  "account id": (stream) => ({ account_id: stream.uuid() }),
  "identity and account id": (stream) => ({ identity_id: stream.uuid(), account_id: stream.uuid() }),
  "zero UUID": (stream) => ({ identity_id: ZERO_UUID, account_id: pick(stream, [ZERO_UUID, stream.uuid()]) }),
  "null ids": () => ({ identity_id: null, account_id: "" })
}

const metadatas: Readonly<Record<string, (stream: Stream) => Request>> = {
  absent: () => ({}),
  metadata: (stream) => ({ metadata: { my_id: stream.uuid(), "order no. 7 / ä": stream.letters("abc \"'\\{}", 12) } }),
  "empty metadata": () => ({ metadata: {} }),
  "null metadata": () => ({ metadata: null })
}

const recipients: Readonly<Record<string, (world: World) => Request>> = {
  absent: () => ({}),
  "directed settlement": ({ second }) => ({ recipient_profile_id: second }),
  "recipient is the payer": ({ rich }) => ({ recipient_profile_id: rich }),
  "empty recipient": () => ({ recipient_profile_id: "" }),
  "null recipient": () => ({ recipient_profile_id: null })
}

const pickEntry = <A>(stream: Stream, entries: Readonly<Record<string, A>>): readonly [string, A] =>
  pick(stream, Object.entries(entries))

const ordinary = (stream: Stream, world: World): Draft => {
  const [source_asset, target_asset] = pick(stream, Asset.legacyPairs)
  const [spelling, amount] = pickEntry(stream, amounts)
  const [who, recipient] = pickEntry(stream, recipients)
  const [ids, identity] = pickEntry(stream, identities)
  const [meta, metadata] = pickEntry(stream, metadatas)
  return {
    request: {
      ref_id: `verify-${stream.uuid()}`,
      profile_id: world.rich,
      amount: amount(stream),
      source_asset,
      target_asset,
      ...recipient(world),
      ...identity(stream),
      ...metadata(stream)
    },
    features: [
      `${source_asset} to ${target_asset}`,
      `amount: ${spelling}`,
      ...[who, ids, meta].filter((feature) => feature !== "absent")
    ]
  }
}

/** An ordinary request with something about it changed. */
const but =
  (feature: string, change: (stream: Stream, world: World) => Request) =>
  (stream: Stream, world: World): Draft => {
    const { request } = ordinary(stream, world)
    const changed = Object.entries({ ...request, ...change(stream, world) }).filter(([, value]) => value !== undefined)
    return { request: Object.fromEntries(changed), features: [feature] }
  }

const stablecoins = Asset.legacyStablecoins

/** One turn of the rotation. */
const rotation: ReadonlyArray<(stream: Stream, world: World) => Draft> = [
  ...Array.from({ length: 14 }, () => ordinary),
  but("insufficient funds", (stream, { poor }) => ({
    profile_id: poor,
    amount: pick(stream, ["0.51", "1", "499999"])
  })),
  but("insufficient funds by one cent", (_stream, { second }) => ({
    profile_id: second,
    amount: "250000.51"
  })),
  but("unknown profile", (stream, { nobody }) => ({ profile_id: pick(stream, [nobody, ZERO_UUID]) })),
  but("unknown recipient", (stream, { nobody }) => ({ recipient_profile_id: pick(stream, [nobody, ZERO_UUID]) })),
  but("undocumented pair", (stream) => {
    const [source_asset, target_asset] = pick(stream, [
      [stablecoins[0], stablecoins[1]],
      ["USD", "USD"],
      ["USD", "USDC"],
      ["BUSD", "USD"],
      ["USD", "DOGE"],
      ["usd", "PYUSD"]
    ])
    return { source_asset, target_asset }
  }),
  but("more than two decimals", (stream) => ({ amount: pick(stream, ["1.005", "0.001", ".12345678", "99.999"]) })),
  but("zero amount", (stream) => ({ amount: pick(stream, ["0", "0.00", ".0", "000"]) })),
  but("above the legacy limit", (stream) => ({ amount: pick(stream, ["500000.01", "600000"]) })),
  but("no ref_id", (stream) => ({ ref_id: pick(stream, [undefined, null, ""]) })),
  but("not a legacy request", (stream) =>
    pick<Request>(stream, [
      { amount: 100 },
      { amount: "1e3" },
      { amount: "-1" },
      { profile_id: undefined },
      { metadata: [] }
    ])
  )
]

/** The case of that seed and index. */
export const generate = (seed: string, index: number): Case => {
  const world = worldOf(seed)
  const stream = Stream.seeded(seed, `verify/case/${index}`)
  const { features, request } = rotation[index % rotation.length]!(stream, world)
  return { name: `seed ${seed}, index ${index}`, request, profiles: world.profiles, features }
}
