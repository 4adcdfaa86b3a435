/** `POST /v2/sandbox/fiat-deposits`: a bank transfer that only a sandbox has. Source: docs/vendor-facts.md#sandbox-fiat-deposit. */
import * as Deposit from "@segue/core/Deposit"

import * as Amounts from "../../Amounts.ts"
import * as Exchange from "../../Exchange.ts"
import * as Problems from "../../Problems.ts"
import * as Resource from "../../Resource.ts"
import * as Instructions from "../fiat-deposit-instructions/store.ts"
import * as limits from "./limits.ts"
import * as store from "./store.ts"

const shape = Resource.shape(Deposit.SandboxFiatDepositRequest)

const send = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const { fiat_network_instructions: given } = Resource.jsonBody(call)
  if (typeof given !== "object" || given === null || Object.keys(given).length === 0) {
    throw Problems.blank(400, "fiat network instructions required")
  }
  const request = Resource.body(call, shape)
  Amounts.units(world, request.amount, Amounts.decimalsOf("USD"), "amount", "USD")
  if (world.store(Instructions.key).find("memo", request.memo_id) === undefined) {
    throw Problems.blank(400, `memo_id: no deposit instructions with memo ${request.memo_id}`)
  }
  const { id } = world.store(store.key).insert({
    id: world.uuid(),
    memoId: request.memo_id,
    amount: request.amount,
    createdMicros: world.clock.stamp()
  })
  world.later(limits.ARRIVAL_MS, store.ARRIVE, id)
  return Exchange.json({})
}

export const resource: Resource.Resource = {
  name: "fiat-deposits",
  stores: [store.key],
  tasks: { [store.ARRIVE]: store.arrived },
  routes: [
    {
      operation: "InitiateSandboxFiatDeposit",
      method: "POST",
      path: "/v2/sandbox/fiat-deposits",
      rate: Resource.RATE,
      problemType: () => Exchange.PROBLEM_TYPE,
      handle: send
    }
  ]
}
