/** `segue-backend conversions`: what the legacy API has, for the drain and for the history that is to be kept. */
import { once } from "node:events"

import { type Conversion, isTerminal } from "@segue/core/Conversion"
import { Conversions } from "@segue/core/Conversions"
import * as ConversionsHttp from "@segue/core/ConversionsHttp"
import { LIMIT_MAX } from "@segue/core/Listing"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import { byOperation } from "@segue/core/Scope"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"

import type { VendorAccess } from "../Config.ts"
import type { Command } from "./Command.ts"
import { atMost, misused, parse, refused } from "./Console.ts"

const USAGE = "conversions [--open]"

const over = (access: VendorAccess) =>
  ConversionsHttp.layer.pipe(
    Layer.provide(PaxosHttp.layer({ ...access, scopes: [byOperation.ListStablecoinConversions] })),
    Layer.provide(FetchHttpClient.layer)
  )

/** Waits for a slower reader, so that a long history is not kept in memory. */
const print = (rows: ReadonlyArray<Conversion>) =>
  Effect.promise(async () => {
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("")
    if (text !== "" && !process.stdout.write(text)) await once(process.stdout, "drain")
  })

/** All, oldest first by time of creation, which settling does not change (docs/vendor-facts.md#conv-updated-before-settled). */
const read = (isOpenOnly: boolean) =>
  Effect.gen(function* () {
    const counted = { all: 0, open: 0 }
    const { stream } = yield* Conversions
    yield* stream({ order: "ASC", limit: LIMIT_MAX }).pipe(
      Stream.runForEachArray((rows) => {
        const open = rows.filter(({ status }) => !isTerminal(status))
        counted.all += rows.length
        counted.open += open.length
        return print(isOpenOnly ? open : rows)
      })
    )
    return counted
  })

/** Reads the vendor's legacy API with the gateway's credential, and nothing else; the database is not needed. */
export const conversions: Command = {
  name: "conversions",
  usage: "[--open]",
  summary:
    "Prints what the legacy API has, one JSON a line, oldest first; with --open what is not SETTLED or CANCELLED, and ends with 1 while there is some",
  isOnDatabase: false,
  run: (config, args) =>
    Effect.gen(function* () {
      const { positionals, values } = yield* parse(args, { open: { type: "boolean" } })
      yield* atMost(0, positionals, USAGE)
      if (config.vendor === undefined) {
        return yield* misused("PAXOS_BASE_URL is not set: a sandbox inside a gateway cannot be read from outside")
      }
      const isOpenOnly = values.open === true
      const counted = yield* read(isOpenOnly).pipe(
        Effect.provide(over(config.vendor)),
        Effect.catchTag("PaxosError", (error) =>
          Effect.fail(refused(`this is not all: the legacy API could not be read to its end. ${error.message}`))
        )
      )
      const told = `${counted.all} conversions, ${counted.open} of them neither SETTLED nor CANCELLED`
      if (isOpenOnly && counted.open > 0) return yield* refused(told)
      process.stderr.write(`segue-backend: that was all: ${told}\n`)
      return undefined
    })
}
