/**
 * A random life of a sandbox, from a seed: creates of both kinds, cancels, deposits, jumps of the clock. Afterwards an
 * oracle that knows nothing of the ledger says from the API's answers alone what every profile must hold.
 */
import * as Decimal from "@segue/core/Decimal"

import * as Random from "../src/Random.ts"
import type * as Sandbox from "../src/Sandbox.ts"
import * as Client from "./client.ts"

type Call = ReturnType<typeof Client.caller>
type Record_ = Readonly<Record<string, string>>

const ASSETS = ["USD", "PYUSD", "USDG", "USDP", "USDC"]
const OPENING = "1000"

/** What is known while a life runs. */
export interface Life {
  readonly sandbox: Sandbox.Sandbox
  readonly random: Random.Stream
  readonly profiles: ReadonlyArray<string>
  readonly call: () => Call
  /** Deposited so far: `profile asset` -> units. */
  readonly deposited: Map<string, bigint>
  refs: number
}

/** One thing that may happen. */
export type Step = (life: Life) => void

const pick = <A>(life: Life, values: ReadonlyArray<A>): A => values[life.random.below(values.length)]!

const amount = (life: Life): string => {
  const cents = life.random.below(pick(life, [10, 1000, 100_000, 60_000_000]))
  const text = Decimal.fromUnits(BigInt(cents), 2)
  return pick(life, [text, text.replace(/\.00$/u, ""), `${text}000`, `${text}1`])
}

/** A new ref_id, or sometimes one that was used before. */
const ref = (life: Life): string => `r${life.random.below(5) === 0 ? life.random.below(life.refs + 1) : life.refs++}`

const magic = (life: Life, values: ReadonlyArray<string>) =>
  life.random.below(4) === 0 ? { metadata: { sandbox: pick(life, values) } } : {}

const convert: Step = (life) => {
  const pair = pick(life, [
    ["USD", pick(life, ASSETS)],
    [pick(life, ASSETS), "USD"]
  ])
  life.call().post("/v2/conversion/stablecoins", {
    profile_id: pick(life, life.profiles),
    amount: amount(life),
    source_asset: pair[0],
    target_asset: pair[1],
    ...(life.random.below(2) === 0 ? {} : { ref_id: ref(life) }),
    ...(life.random.below(3) === 0 ? { recipient_profile_id: pick(life, life.profiles) } : {}),
    ...magic(life, ["late", "error-after-write", "conflict"])
  })
}

const orchestrate: Step = (life) => {
  life.call().post("/v2/orchestration/orchestrations", {
    ref_id: ref(life),
    source_amount: amount(life),
    source_asset: pick(life, ASSETS),
    destination_asset: pick(life, ASSETS),
    source: { profile: { profile_id: pick(life, life.profiles) } },
    destination: { profile: { profile_id: pick(life, life.profiles) } },
    ...magic(life, ["fail", "reject", "pending", "late", "fail-after-source", "error-after-write"])
  })
}

const cancel: Step = (life) => {
  const { items } = life.call().get("/v2/conversion/stablecoins?limit=5").body
  if (items.length > 0) life.call().delete(`/v2/conversion/stablecoins/${pick<Record_>(life, items)["id"]}`)
}

export const deposit: Step = (life) => {
  const profile = pick(life, life.profiles)
  const asset = pick(life, ASSETS)
  const sent = amount(life)
  const { status } = life.call().post(`/v2/sandbox/profiles/${profile}/deposit`, {
    asset,
    amount: sent,
    ...(asset === "USD" ? {} : { crypto_network: "ETHEREUM" })
  })
  if (status === 200) book(life, profile, asset, sent)
}

const ADDRESS = "0x1111111111111111111111111111111111111111"

/** Money leaves the platform, in two legs. */
const payOut: Step = (life) => {
  life.call().put("/v2/transfer/crypto-destination-address", { crypto_network: "ETHEREUM", address: ADDRESS })
  life.call().post("/v2/orchestration/orchestrations", {
    ref_id: ref(life),
    source_amount: amount(life),
    source_asset: pick(life, ASSETS),
    destination_asset: pick(life, ASSETS.slice(1)),
    source: { profile: { profile_id: pick(life, life.profiles) } },
    destination: { crypto: { address: ADDRESS, network: "ETHEREUM" } },
    ...magic(life, ["fail-after-source", "fail"])
  })
}

/** Money comes in through a rule, which is made when there is none, and sometimes deleted. */
const payIn: Step = (life) => {
  const profile = pick(life, life.profiles)
  const [known] = life.call().get(`/v2/orchestration/rules?profile_id=${profile}&status=ACTIVE`).body.items
  if (known === undefined) {
    life.call().post("/v2/orchestration/rules", {
      ref_id: ref(life),
      profile_id: profile,
      source_asset: "PYUSD",
      destination_asset: pick(life, ["USD", "USDG"]),
      source: { crypto: { network: "ETHEREUM" } }
    })
    return
  }
  if (life.random.below(5) === 0) life.call().delete(`/v2/orchestration/rules/${known.id}`)
  const sent = amount(life)
  const { status } = life.call().post(`/v2/sandbox/profiles/${profile}/deposit`, {
    asset: "PYUSD",
    amount: sent,
    crypto_network: "ETHEREUM",
    crypto_address: known.source.crypto.address
  })
  if (status === 200) book(life, profile, "PYUSD", sent)
}

const book = (life: Life, profile: string, asset: string, sent: string): void => {
  const key = `${profile} ${asset}`
  life.deposited.set(key, (life.deposited.get(key) ?? 0n) + Decimal.toUnits(sent, 8)!)
}

/** An approver at work: changes the policy, decides about something that waits. */
const approve: Step = (life) => {
  const { approvals } = life.sandbox.control
  const { waiting } = approvals.policy({ orchestrations: life.random.below(2) === 0 })
  if (waiting.length === 0) return
  const { id } = pick(life, waiting)
  if (life.random.below(3) === 0) approvals.reject(id)
  else approvals.approve(id)
}

/** Something goes wrong, or is done sooner than expected. */
const end: Step = (life) => {
  const { items } = life.call().get("/v2/orchestration/orchestrations?status=PROCESSING&limit=3").body
  if (items.length === 0) return
  const { id } = pick<Record_>(life, items)
  if (life.random.below(2) === 0) life.sandbox.control.orchestrations.fail(id!)
  else life.sandbox.control.orchestrations.complete(id!)
}

/** The next creates or cancels go wrong, before or after the write. */
const fault: Step = (life) => {
  const operation = pick(life, ["CreateStablecoinConversion", "CreateOrchestration", "CancelStablecoinConversion"])
  const broken = pick(life, [{ status: 500 }, { reset: true }, { truncate: 0.5 }, { status: 503 }] as const)
  life.sandbox.control.faults.add({ operation, count: 2, afterWrite: life.random.below(2) === 0, ...broken })
}

/** The process ends and another one goes on from the snapshot. */
const restart: Step = (life) => {
  const { control } = life.sandbox
  const text = JSON.stringify(control.snapshot())
  control.reset()
  control.restore(JSON.parse(text))
}

const wait: Step = (life) => void life.sandbox.control.clock.advance(pick(life, [1, 350, 700, 5000]))

/** The steps of an ordinary life; some come more often. */
const steps: ReadonlyArray<Step> = [
  convert,
  convert,
  orchestrate,
  orchestrate,
  orchestrate,
  wait,
  wait,
  cancel,
  deposit,
  payOut,
  payIn,
  payIn,
  approve,
  end,
  fault,
  restart
]

/** A sandbox with three funded profiles. */
export const begin = (seed: number): Life => {
  const sandbox = Client.make({
    seed,
    settings: { reserveAt: seed % 2 === 0 ? "approval" : "pending" },
    profiles: ["a", "b", "c"].map((nickname) => ({
      nickname,
      balances: Object.fromEntries(ASSETS.map((asset) => [asset, OPENING]))
    }))
  })
  const call = Client.caller(sandbox)
  return {
    sandbox,
    random: Random.Stream.seeded(String(seed), "simulation"),
    profiles: sandbox.control.state().profiles.map((profile) => profile.id),
    call: () => call,
    deposited: new Map(),
    refs: 0
  }
}

const all = (life: Life, path: string): ReadonlyArray<Readonly<Record<string, never>>> => {
  const rows: Array<Readonly<Record<string, never>>> = []
  let cursor: string | undefined
  do {
    const query = cursor === undefined ? "" : `&page_cursor=${encodeURIComponent(cursor)}`
    const { body } = life.call().get(`${path}?limit=7${query}`)
    rows.push(...body.items)
    cursor = body.next_page_cursor
  } while (cursor !== undefined)
  return rows
}

interface Move {
  readonly isDone: boolean
  readonly isHeld: boolean
  readonly amount: string
  readonly from: string
  readonly to: string | undefined
  readonly sourceAsset: string
  readonly targetAsset: string
}

/** What the API says of every conversion and orchestration, in one vocabulary. */
const moves = (life: Life, isHeldWhilePending: boolean): ReadonlyArray<Move> => [
  ...all(life, "/v2/conversion/stablecoins").map((row) => ({
    isDone: row["status"] === "SETTLED",
    isHeld: row["status"] === "CREATED",
    amount: row["amount"]!,
    from: row["profile_id"]!,
    to: row["recipient_profile_id"] ?? row["profile_id"],
    sourceAsset: row["source_asset"]!,
    targetAsset: row["target_asset"]!
  })),
  ...all(life, "/v2/orchestration/orchestrations").map((row: Record<string, unknown>) => ({
    isDone: row["status"] === "COMPLETED",
    isHeld: row["status"] === "PROCESSING" || (row["status"] === "PENDING" && isHeldWhilePending),
    amount: row["source_amount"] as string,
    // A run of a rule starts and ends in the rule's profile here.
    from: (row["source"] as { profile?: { profile_id: string } }).profile?.profile_id ?? (row["profile_id"] as string),
    to: (row["destination"] as { profile?: { profile_id: string } }).profile?.profile_id,
    sourceAsset: row["source_asset"] as string,
    targetAsset: row["destination_asset"] as string
  }))
]

/** What every profile must have available, from what the API's answers say happened. */
const expected = (life: Life): Map<string, bigint> => {
  const sums = new Map<string, bigint>()
  const add = (profile: string, asset: string, units: bigint): void => {
    sums.set(`${profile} ${asset}`, (sums.get(`${profile} ${asset}`) ?? 0n) + units)
  }
  for (const profile of life.profiles) {
    for (const asset of ASSETS) {
      add(profile, asset, Decimal.toUnits(OPENING, 8)! + (life.deposited.get(`${profile} ${asset}`) ?? 0n))
    }
  }
  for (const move of moves(life, life.sandbox.control.settings.get().reserveAt === "pending")) {
    const units = Decimal.toUnits(move.amount, 8)!
    if (move.isDone || move.isHeld) add(move.from, move.sourceAsset, -units)
    if (move.isDone && move.to !== undefined) add(move.to, move.targetAsset, units)
  }
  return sums
}

/** What is wrong with a life so far; empty is good. */
export const audit = (life: Life): ReadonlyArray<string> => {
  const wrong = [...life.sandbox.control.ledger.check()]
  for (const [key, units] of expected(life)) {
    const [profile, asset] = key.split(" ") as [string, string]
    const { available } = life.call().get(`/v2/profiles/${profile}/balances/${asset}`).body
    const held = Decimal.toUnits(available, 8)!
    if (held !== units) wrong.push(`${key}: holds ${available}, should hold ${Decimal.fromUnits(units, 8)}`)
  }
  return wrong
}

/** What came of one life. */
export interface Lived {
  /** What was wrong half-way and at the end, when everything has run out; empty is good. */
  readonly wrong: ReadonlyArray<string>
  /** How many conversions and orchestrations ended how. */
  readonly endings: Readonly<Record<string, number>>
}

const endings = (life: Life): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const path of ["/v2/conversion/stablecoins", "/v2/orchestration/orchestrations"]) {
    for (const { status } of all(life, path)) counts[status!] = (counts[status!] ?? 0) + 1
  }
  return counts
}

/** Lives so many steps; calls `half` in the middle. */
const run = (seed: number, count: number, half: (life: Life) => void): Life => {
  const life = begin(seed)
  for (let index = 0; index < count; index++) {
    pick(life, steps)(life)
    if (index === Math.floor(count / 2)) half(life)
  }
  return life
}

/** Everything a sandbox knows after so many steps, as text. */
export const memory = (seed: number, count: number): string =>
  JSON.stringify(run(seed, count, () => undefined).sandbox.control.snapshot())

/** Lives one life of so many steps. */
export const live = (seed: number, count: number): Lived => {
  const wrong: Array<string> = []
  const life = run(seed, count, (half) => wrong.push(...audit(half)))
  wrong.push(...audit(life))
  for (const { id } of life.sandbox.control.approvals.get().waiting) life.sandbox.control.approvals.reject(id)
  life.sandbox.control.clock.advance("25h")
  const call = Client.caller(life.sandbox)
  const after = { ...life, call: () => call }
  return { wrong: [...wrong, ...auditEnd(after)], endings: endings(after) }
}

/** Audits the end of a life: nothing may be in reserve any more. */
const auditEnd = (life: Life): ReadonlyArray<string> => {
  const wrong = [...audit(life)]
  for (const [account, assets] of Object.entries(life.sandbox.control.ledger.balances())) {
    for (const [asset, held] of Object.entries(assets)) {
      if (account.endsWith("/reserve") && held !== "0") wrong.push(`${account} still holds ${held} ${asset}`)
    }
  }
  return wrong
}
