/** Texts of the vendor's samples. Source: docs/vendor-facts.md#fiat-accounts. */
import * as Problems from "../../Problems.ts"

export const notFound = (id: string) => Problems.blank(404, `no fiat account found for id: '${id}'`)

export const notUuid = (id: string) => Problems.blank(400, `id must be uuid, given '${id}'`)

export const ownerKind = () =>
  Problems.blank(400, "fiat_account_owner cannot be changed between person and institution")

export const notWire = () => Problems.blank(400, "fiat_network_instructions: only those of a wire can be changed")
