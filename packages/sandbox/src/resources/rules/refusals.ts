/** Errors of operations that declare none: the texts are ours. Source: docs/vendor-facts.md#orch-problems-undeclared. */
import * as Problems from "../../Problems.ts"

export const notFound = (id: string) => Problems.blank(404, `orchestration rule with id ${id} not found`)

export const fiatSourceAsset = (asset: string) =>
  Problems.blank(400, `source_asset: bank deposits are in USD, not in ${asset}`)

export const cryptoSourceAsset = (asset: string, network: string) =>
  Problems.blank(400, `source: ${asset} does not exist on ${network}`)

export const accountType = () => Problems.blank(400, "source.fiat.account_type: only wires have an account type")
