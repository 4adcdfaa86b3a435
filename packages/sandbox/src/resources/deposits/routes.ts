/**
 * `POST /v2/sandbox/profiles/{profile_id}/deposit`: money from nowhere, which only a sandbox has. It arrives at once.
 * Source: docs/vendor-facts.md#sandbox-deposit.
 */
import * as Asset from "@segue/core/Asset"
import * as Deposit from "@segue/core/Deposit"

import * as Amounts from "../../Amounts.ts"
import * as Exchange from "../../Exchange.ts"
import * as Networks from "../../Networks.ts"
import * as Resource from "../../Resource.ts"
import * as profileRefusals from "../profiles/refusals.ts"
import * as Profiles from "../profiles/store.ts"
import * as arrive from "./arrive.ts"
import * as refusals from "./refusals.ts"

const shape = Resource.shape(Deposit.SandboxDepositRequest)

const deposit = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const profileId = call.params["profile_id"]!
  const profile = world.store(Profiles.key).get(profileId)
  if (profile === undefined) throw profileRefusals.notFound(profileId)
  const request = Resource.body(call, shape)
  const asset = Asset.find(request.asset)
  if (asset === undefined) throw refusals.unknownAsset(request.asset)
  if (asset.kind === "fiat" && request.crypto_network !== undefined) throw refusals.fiatWithNetwork(asset.code)
  if (asset.kind !== "fiat" && request.crypto_network === undefined) throw refusals.cryptoWithoutNetwork(asset.code)
  const network = request.crypto_network
  if (network !== undefined && !Networks.isNetwork(network)) throw refusals.unknownNetwork(network)
  const units = Amounts.units(world, request.amount, Amounts.decimalsOf(asset.code), "amount", asset.code)
  const id = world.uuid()
  const made = { id, asset: asset.code, amount: request.amount, units }
  if (network === undefined) Profiles.deposit(world, profileId, asset.code, units, id)
  else arrive.crypto(world, profileId, made, { network, address: request.crypto_address })
  return Exchange.json({ activity_id: id })
}

export const resource: Resource.Resource = {
  name: "deposits",
  stores: [],
  routes: [
    {
      operation: "CreateSandboxDeposit",
      method: "POST",
      path: "/v2/sandbox/profiles/:profile_id/deposit",
      rate: Resource.RATE,
      problemType: () => Exchange.JSON_TYPE,
      handle: deposit
    }
  ]
}
