/** Source: docs/vendor-facts.md#sandbox-deposit: the network belongs to crypto deposits, and to them alone. */
import * as Problems from "../../Problems.ts"

export const unknownAsset = (asset: string) => Problems.blank(400, `asset: ${asset} is not an asset of this sandbox`)

export const fiatWithNetwork = (asset: string) =>
  Problems.blank(400, `crypto_network: leave it out when depositing ${asset}`)

export const cryptoWithoutNetwork = (asset: string) =>
  Problems.blank(400, `crypto_network: name the network when depositing ${asset}`)

export const foreignAddress = (address: string) =>
  Problems.blank(400, `crypto_address: ${address} belongs to another profile`)

export const wrongNetwork = (address: string, network: string) =>
  Problems.blank(400, `crypto_network: ${address} does not receive on ${network}`)

export const unknownNetwork = (network: string) =>
  Problems.blank(400, `crypto_network: ${network} is not a network of this API`)
