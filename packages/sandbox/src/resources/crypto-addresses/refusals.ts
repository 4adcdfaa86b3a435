/** Sources: docs/vendor-facts.md#crypto-destination, #travel-rule-error, #problem-catalogue. */
import * as Problems from "../../Problems.ts"

export const oneKey = () =>
  Problems.blank(400, "give either id, or crypto_network and address (and identity_id): not both, not neither")

export const notFound = (id: string) => Problems.blank(404, `crypto destination address with id ${id} not found`)

export const internal = (address: string) =>
  Problems.of("unsupported-address", "the address belongs to this platform", {
    address,
    reason: "INTERNAL_WITHDRAWAL_WALLET"
  })

export const travelRule = (meta: {
  readonly identity_id?: string
  readonly crypto_network: string
  readonly address: string
}) =>
  Problems.of("travel-rule-information-required", "the destination address lacks valid travel rule information", {
    ...meta
  })
