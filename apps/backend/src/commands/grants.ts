/** `segue-backend grants`: what callers may do with whose money, and how much of it. */
import * as Decimal from "@segue/core/Decimal"
import { ApiKeys } from "@segue/storage/ApiKeys"
import { type Grant, Grants, type Kind } from "@segue/storage/Grants"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

import { cryptoTarget } from "../authority/Authority.ts"
import type { Command } from "./Command.ts"
import { atMost, misused, operator, parse, refused, table, whole, withDatabase } from "./Console.ts"

const kinds: ReadonlyArray<Kind> = ["debit", "credit", "crypto", "fiat", "rules"]

const isDecimal: (text: string) => boolean = Schema.is(Decimal.Decimal)

/** `debit:<profile>`, `crypto:ETHEREUM:0x…`; `*` where any profile is meant. */
const readGrant = (text: string) => {
  const [kind, ...rest] = text.split(":")
  const target = rest.join(":")
  const known = kinds.find((one) => one === kind)
  if (known === undefined || target === "") {
    return Effect.fail(
      misused(
        `${text} is no grant: write debit:<profile>, credit:<profile>, rules:<profile>, fiat:<account>, crypto:<network>:<address>`
      )
    )
  }
  if (known === "crypto") {
    const [network, ...address] = rest
    if (network === undefined || address.length === 0 || address.join("") === "") {
      return Effect.fail(misused(`${text}: write crypto:<network>:<address>`))
    }
    return Effect.succeed<Grant>({ kind: known, target: cryptoTarget(network, address.join(":")) })
  }
  if (target === "*" && known === "fiat") return Effect.fail(misused("each bank account is granted by itself"))
  return Effect.succeed<Grant>({ kind: known, target })
}

/** A caller that is misspelt would be told to move nothing, or be given what somebody else should have. */
const existing = (caller: string) =>
  Effect.gen(function* () {
    const keys = yield* (yield* ApiKeys).list
    if (keys.some((key) => key.caller === caller)) return
    return yield* refused(
      `there is no caller ${caller}: its first key makes it (segue-backend keys create ${caller} …)`
    )
  })

const list = (caller: string) =>
  Effect.gen(function* () {
    const grants = yield* Grants
    const [granted, limits] = [yield* grants.of(caller), yield* grants.limits(caller)]
    const rows = kinds.flatMap((kind) => [...granted[kind]].toSorted().map((target) => [kind, target]))
    const limitRows = limits.map(({ asset, createMax, dayMax, minuteCountMax }) => [
      asset,
      createMax ?? "none",
      dayMax ?? "none",
      minuteCountMax === undefined ? "none" : String(minuteCountMax)
    ])
    return [
      rows.length === 0 ? `${caller} may move nothing` : table([["kind", "target"], ...rows]),
      ...(limitRows.length === 0
        ? ["no limits"]
        : [table([["asset", "one create", "24 hours", "per minute"], ...limitRows])])
    ].join("\n\n")
  })

const LIMIT = "grants limit <caller> <asset|*> [--create-max n] [--day-max n] [--per-minute n] | --none"

const limit = (caller: string, args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { positionals, values } = yield* parse(args, {
      "create-max": { type: "string" },
      "day-max": { type: "string" },
      "per-minute": { type: "string" },
      none: { type: "boolean" }
    })
    const [asset] = yield* atMost(1, positionals, LIMIT)
    const { none = false, ...limits } = values
    // What is set replaces what was: a limit is lifted only by saying so.
    if (asset === undefined || none === Object.keys(limits).length > 0) return yield* misused(LIMIT)
    const [createMax, dayMax] = [values["create-max"], values["day-max"]]
    for (const amount of [createMax, dayMax]) {
      if (amount !== undefined && !isDecimal(amount)) return yield* misused(`${amount} is no amount such as 100.00`)
    }
    const minuteCountMax = yield* whole("per-minute", values["per-minute"])
    yield* (yield* Grants).setLimit({
      caller,
      by: operator(),
      limit: {
        asset,
        ...(createMax === undefined ? {} : { createMax }),
        ...(dayMax === undefined ? {} : { dayMax }),
        ...(minuteCountMax === undefined ? {} : { minuteCountMax })
      }
    })
    return yield* list(caller)
  })

/** Grants and limits. */
export const grants: Command = {
  name: "grants",
  usage:
    "list <caller> | add|remove <caller> kind:target… | limit <caller> <asset|*> [--create-max n] [--day-max n] [--per-minute n] [--none]",
  summary: "What a caller may do with whose money: nothing that is not listed. Its first key makes a caller",
  isOnDatabase: true,
  run: (config, [verb, caller, ...args]) =>
    withDatabase(
      config,
      Effect.gen(function* () {
        if (caller === undefined) return yield* misused("grants list|add|remove|limit <caller> …")
        switch (verb) {
          case "list":
            yield* atMost(0, args, "grants list <caller>")
            yield* existing(caller)
            return yield* list(caller)
          case "limit":
            yield* existing(caller)
            return yield* limit(caller, args)
          case "add":
          case "remove": {
            const wanted = yield* Effect.forEach(args, readGrant)
            if (wanted.length === 0) return yield* misused(`grants ${verb} <caller> kind:target…`)
            yield* existing(caller)
            yield* (yield* Grants)[verb]({ caller, grants: wanted, by: operator() })
            return yield* list(caller)
          }
          default:
            return yield* misused("grants list|add|remove|limit <caller> …")
        }
      })
    )
}
