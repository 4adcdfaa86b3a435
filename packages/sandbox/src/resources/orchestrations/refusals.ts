/** Errors of operations that declare none: the texts are ours. Source: docs/vendor-facts.md#orch-problems-undeclared. */
import * as Problems from "../../Problems.ts"

export const notFound = (id: string) => Problems.blank(404, `orchestration with id ${id} not found`)

export const topLevelProfileId = () =>
  Problems.blank(
    400,
    "profile_id is not a field of this request: name the profiles in source.profile.profile_id and destination.profile.profile_id"
  )

export const omitted = (side: "source" | "destination") =>
  Problems.blank(400, `${side}: leave neither source nor destination out`)

export const unknownAsset = (field: string, asset: string) =>
  Problems.blank(400, `${field}: ${asset} is not an asset that can be orchestrated`)

export const nothingToDo = () =>
  Problems.blank(400, "source and destination are the same profile and the same asset: nothing would move")

export const aboveMaximum = (amount: string, maximum: string, asset: string) =>
  Problems.blank(400, `${amount} amount is above the maximum ${maximum} ${asset}`)

export const addressNotSaved = () =>
  Problems.blank(400, "destination.crypto: address and network must be those of a saved, approved destination address")

export const fiatAccountNotFound = (id: string) =>
  Problems.blank(400, `destination.fiat.bank_account_id: no approved fiat account with id ${id}`)

export const assetNotOnChain = (asset: string, network: string) =>
  Problems.blank(400, `destination.crypto: ${asset} does not exist on ${network}`)

export const notDollars = (asset: string) =>
  Problems.blank(400, `destination_asset: a bank account receives USD, not ${asset}`)
