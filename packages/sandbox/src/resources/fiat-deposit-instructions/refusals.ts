/** Texts of the vendor's samples. Source: docs/vendor-facts.md#fiat-deposit-instructions. */
import * as Problems from "../../Problems.ts"

export const notFound = (id: string) => Problems.blank(404, `fiat deposit instructions with id ${id} not found`)

export const notUuid = (id: string) => Problems.blank(400, `expected uuid, got ${id}`)

export const routingWithoutWire = () =>
  Problems.blank(400, "routing_number_type: only wires have routing numbers of a type")
