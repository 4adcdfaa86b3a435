/** A rule at work: a deposit that matches becomes an orchestration. Sources: docs/vendor-facts.md#orch-rules, #orch-ref-id. */
import * as Decimal from "@segue/core/Decimal"

import * as Networks from "../../Networks.ts"
import * as Problems from "../../Problems.ts"
import type * as World from "../../World.ts"
import * as destinations from "../orchestrations/destinations.ts"
import * as orchestrationLimits from "../orchestrations/limits.ts"
import * as machine from "../orchestrations/machine.ts"
import type * as Orchestrations from "../orchestrations/store.ts"
import * as store from "./store.ts"

/** A deposit that arrived for a rule and is credited to its profile already. */
export interface Arrival {
  readonly asset: string
  readonly amount: string
  /** What the orchestration shows as its source. */
  readonly shown: Readonly<Record<string, unknown>>
}

const destinationOf = (world: World.World, rule: store.Rule, amount: string): Orchestrations.Destination => {
  const { destination } = rule
  const asked = { asset: rule.destinationAsset, amount }
  if (destination?.kind === "crypto") return destinations.crypto(world, { ...destination, ...asked })
  if (destination?.kind === "fiat") {
    return destinations.fiat(world, {
      accountId: destination.fiatAccountId,
      asset: rule.destinationAsset,
      ...(destination.memo === undefined ? {} : { memo: destination.memo })
    })
  }
  return destinations.profile(world, destination?.profileId ?? rule.profileId)
}

/** Where a run would have gone, as its rule says, when something stands in its way. */
const intended = ({ destination, profileId }: store.Rule): Orchestrations.Destination => {
  if (destination?.kind === "crypto") {
    const { address, network } = destination
    return { kind: "crypto", network: Networks.canonical(network), shown: { crypto: { address, network } } }
  }
  if (destination?.kind === "fiat") {
    const { fiatAccountId, memo } = destination
    const shown = { bank_account_id: fiatAccountId, ...(memo === undefined ? {} : { memo }) }
    return { kind: "fiat", shown: { fiat: shown } }
  }
  const id = destination?.profileId ?? profileId
  return { kind: "profile", profileId: id, shown: { profile: { profile_id: id } } }
}

/** What stands in the way of this run: it then fails, and the deposit stays where it is, unconverted. */
const resolve = (
  world: World.World,
  rule: store.Rule,
  amount: string
): { readonly destination: Orchestrations.Destination; readonly obstacle?: string } => {
  try {
    const decimals = orchestrationLimits.decimals(world.settings, rule.sourceAsset, rule.destinationAsset)
    if (Decimal.decimals(amount) > decimals) {
      throw Problems.exceedPrecision(amount, decimals, `${rule.sourceAsset} to ${rule.destinationAsset}`)
    }
    return { destination: destinationOf(world, rule, amount) }
  } catch (error) {
    if (!(error instanceof Problems.Refusal)) throw error
    return { destination: intended(rule), obstacle: error.problem.detail ?? error.problem.title }
  }
}

/** Starts an orchestration for a deposit, if this rule wants it. */
export const run = (world: World.World, rule: store.Rule, arrival: Arrival): void => {
  if (rule.status !== "ACTIVE" || rule.sourceAsset !== arrival.asset) return
  const { destination, obstacle } = resolve(world, rule, arrival.amount)
  machine.open(world, {
    refId: `orchestration_id.${world.uuid()}`,
    sourceAsset: rule.sourceAsset,
    destinationAsset: rule.destinationAsset,
    amount: arrival.amount,
    source: { profileId: rule.profileId, shown: arrival.shown },
    sourceTransfer: { transferId: world.uuid(), status: "COMPLETED" },
    destination,
    ruleId: rule.id,
    ...(rule.identityId === undefined ? {} : { identityId: rule.identityId }),
    ...(rule.accountId === undefined ? {} : { accountId: rule.accountId }),
    ...(obstacle === undefined ? {} : { plan: { outcome: "fail", detail: obstacle } as const })
  })
}
