/** `Profiles` over the vendor's HTTP API. Sources: docs/vendor-facts.md#profiles, #balances-query, #sandbox-deposit. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import * as Deposit from "./Deposit.ts"
import { checked, checkedId } from "./internal/http/call.ts"
import { pages, toPage } from "./internal/http/page.ts"
import * as Issue from "./Issue.ts"
import { PaxosHttp } from "./PaxosHttp.ts"
import * as Profile from "./Profile.ts"
import * as Profiles from "./Profiles.ts"

const decode = {
  profiles: Issue.decoder(Profile.ProfileList),
  balances: Issue.decoder(Profile.BalanceList),
  deposit: Issue.decoder(Deposit.SandboxDepositReply)
}
const checkedQuery = checked(Profiles.ProfileQuery)
const checkedDeposit = checked(Deposit.SandboxDepositRequest)

const make = (http: PaxosHttp["Service"]): Profiles.Profiles["Service"] => {
  const list = Effect.fn("Profiles.list")(function* (input: Profiles.ProfileQuery) {
    const operation = "ListProfiles"
    const query = yield* Effect.fromResult(checkedQuery(operation, input))
    const reply = yield* http.read({ operation, method: "GET", path: ["profiles"], query, decode: decode.profiles })
    return toPage(reply.items, reply)
  })

  return {
    list,
    stream: (query) => pages("ListProfiles", list, query),
    balances: Effect.fn("Profiles.balances")(function* (profile_id, assets) {
      const operation = "ListProfileBalances"
      const id = yield* Effect.fromResult(checkedId(operation, profile_id))
      const reply = yield* http.read({
        operation,
        method: "GET",
        path: ["profiles", id, "balances"],
        query: assets === undefined ? {} : { assets },
        decode: decode.balances
      })
      return reply.items
    }),
    sandboxDeposit: Effect.fn("Profiles.sandboxDeposit")(function* (profile_id, request) {
      const operation = "CreateSandboxDeposit"
      const id = yield* Effect.fromResult(checkedId(operation, profile_id))
      const body = yield* Effect.fromResult(checkedDeposit(operation, request))
      return yield* http.write({
        operation,
        method: "POST",
        path: ["sandbox", "profiles", id, "deposit"],
        body,
        decode: decode.deposit
      })
    })
  }
}

/** Over HTTP. */
export const layer: Layer.Layer<Profiles.Profiles, never, PaxosHttp> = Layer.effect(
  Profiles.Profiles,
  Effect.map(PaxosHttp, make)
)
