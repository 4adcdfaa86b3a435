/** What a sandbox is made from; every part has a default, so `make()` alone is enough. */
import * as Asset from "@segue/core/Asset"
import * as Scope from "@segue/core/Scope"

import type * as Approvals from "./Approvals.ts"
import type * as Settings from "./Settings.ts"
import type * as VirtualClock from "./VirtualClock.ts"

/** A client that may ask for tokens. */
export interface Credential {
  readonly clientId: string
  readonly clientSecret: string
  /** Every scope there is, when left out. */
  readonly scopes?: ReadonlyArray<string>
}

/** A profile that exists from the start. */
export interface Profile {
  /** A UUID from the seed, when left out. */
  readonly id?: string
  readonly nickname: string
  /** Exactly one profile is the DEFAULT one: the first that says so, else the first. */
  readonly type?: "DEFAULT" | "NORMAL"
  readonly description?: string
  /** What it holds at the start, as decimal strings by asset. */
  readonly balances?: Readonly<Record<string, string>>
}

/** Options of `Sandbox.make`. */
export interface Options {
  /** Ids, tokens and everything random follow from it. Default `"1"`. */
  readonly seed?: string | number
  readonly clock?: {
    /** Default `real`. */
    readonly mode?: VirtualClock.Mode
    /** An RFC 3339 timestamp; the host's time when left out. */
    readonly startAt?: string
    /** Milliseconds since 1970 on the host's clock. Default: the time of Effect's default clock. */
    readonly hostMs?: () => number
  }
  /** Default: `sandbox` / `sandbox` with every scope. */
  readonly credentials?: ReadonlyArray<Credential>
  /** Default: one DEFAULT profile with 1,000,000 of USD and of each stablecoin. */
  readonly profiles?: ReadonlyArray<Profile>
  /** Which actions wait for approval from the start, also after a reset. Default none. */
  readonly approvals?: Partial<Approvals.Policy>
  /** Rate limits as in production. Default true. */
  readonly rateLimits?: boolean
  /** How many of the last requests the log keeps. Default 500; 0 for none. */
  readonly requestsKept?: number
  /** Path in front of everything, where several sandboxes share an address. Default none. */
  readonly mountedAt?: string
  /** Whether the cents of an amount are magic too (see README.md): the vendor's own samples use such cents. Default false. */
  readonly magicAmounts?: boolean
  /** Switches for what is unknown about the vendor; see `Settings.catalogue`. */
  readonly settings?: Partial<Settings.Settings>
}

/** Every scope that some operation asks for. */
export const scopes: ReadonlyArray<string> = [...new Set(Object.values(Scope.byOperation))].toSorted()

/** The credential of a sandbox that was given none. */
export const credential: Credential = { clientId: "sandbox", clientSecret: "sandbox" }

/** The assets a default profile holds: USD, the stablecoins of the legacy pairs, and USDC. */
export const assets: ReadonlyArray<string> = ["USD", ...Asset.legacyStablecoins, "USDC"]

/** So much of each. */
export const BALANCE = "1000000"

/** A profile's balances in a sandbox that was given none. */
export const balances: Readonly<Record<string, string>> = Object.fromEntries(assets.map((asset) => [asset, BALANCE]))

/** The profiles of a sandbox that was given none. */
export const profiles: ReadonlyArray<Profile> = [{ nickname: "default", type: "DEFAULT", balances }]
