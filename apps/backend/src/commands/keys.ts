/** `segue-backend keys`: who may call. */
import { scopes } from "@segue/api/Scopes"
import { legacyToNew } from "@segue/core/Scope"
import { ApiKeys, type Made } from "@segue/storage/ApiKeys"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"

import { GENERATES_REF_ID } from "../facade/Caller.ts"
import type { Command } from "./Command.ts"
import { atMost, misused, operator, parse, refused, table, whole, withDatabase } from "./Console.ts"

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const OVERLAP_HOURS = 24

const all: ReadonlySet<string> = new Set(Object.values(scopes))
/** `all` leaves out what is only for services that still speak the old API. */
const known: ReadonlySet<string> = new Set([...all, ...legacyToNew.keys(), GENERATES_REF_ID])

const DAYS_MAX = 36_500

/** In milliseconds; undefined where nothing is said. */
const readExpiry = (text: string | undefined) =>
  Effect.flatMap(whole("expires-days", text), (days) =>
    days === undefined || (days >= 1 && days <= DAYS_MAX)
      ? Effect.succeed(days === undefined ? undefined : days * DAY_MS)
      : Effect.fail(misused(`no key was made: --expires-days takes 1 to ${DAYS_MAX}`))
  )

const readScopes = (text: string | undefined) => {
  const choice = `--scopes all (${[...all].join(",")}), or some of these, or for services that speak the old API ${[...legacyToNew.keys(), GENERATES_REF_ID].join(",")}`
  if (text === undefined) return Effect.fail(misused(`keys create needs ${choice}`))
  if (text === "all") return Effect.succeed([...all])
  const wanted = [...new Set(text.split(",").map((scope) => scope.trim()))]
  // A misspelt scope would make a key that is refused later, elsewhere, by somebody who cannot mend it.
  const wrong = wanted.filter((scope) => !known.has(scope))
  return wrong.length === 0
    ? Effect.succeed(wanted)
    : Effect.fail(misused(`no key was made: these are no scopes of a key: ${wrong.join(", ")}. Give ${choice}`))
}

/** The only time that a key is shown. */
const show = ({ key, secret }: Made): string =>
  [
    Redacted.value(secret),
    "",
    `id ${key.id}, caller ${key.caller}. The key above is shown once and kept nowhere; give it to its caller alone.`
  ].join("\n")

const create = (args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { positionals, values } = yield* parse(args, {
      label: { type: "string" },
      scopes: { type: "string" },
      "expires-days": { type: "string" }
    })
    const usage = "keys create <caller> --scopes a,b|all"
    const [caller] = yield* atMost(1, positionals, usage)
    if (caller === undefined) return yield* misused(usage)
    const expiresInMs = yield* readExpiry(values["expires-days"])
    const made = yield* (yield* ApiKeys).create({
      caller,
      label: values.label ?? "",
      scopes: yield* readScopes(values.scopes),
      by: operator(),
      ...(expiresInMs === undefined ? {} : { expiresInMs })
    })
    return show(made)
  })

const list = Effect.gen(function* () {
  const keys = yield* (yield* ApiKeys).list
  const rows = keys.map(({ caller, createdAt, expiresAt, id, label, revokedAt, scopes }) => [
    id,
    caller,
    label,
    createdAt,
    revokedAt === undefined ? (expiresAt === undefined ? "" : `until ${expiresAt}`) : `revoked ${revokedAt}`,
    scopes.join(",")
  ])
  return table([["id", "caller", "label", "created", "end", "scopes"], ...rows])
})

const revoke = (args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const [id] = yield* atMost(1, (yield* parse(args, {})).positionals, "keys revoke <id>, one at a time")
    if (id === undefined) return yield* misused("keys revoke <id>")
    if (!(yield* (yield* ApiKeys).revoke({ id, by: operator() }))) return yield* refused(`there is no key ${id}`)
    return `revoked ${id}; streams that are open end within ten minutes`
  })

/** When the new key ends, and why then. */
const endOf = (expiresAt: string | undefined, isTold: boolean): string => {
  const end = expiresAt === undefined ? "has no end" : `works until ${expiresAt}`
  if (isTold) return `The new one ${end}.`
  return `The new one ${end}, as ${expiresAt === undefined ? "the old one had none" : "was said of the old one"}; --expires-days <n> or never says otherwise.`
}

const rotate = (args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { positionals, values } = yield* parse(args, {
      "overlap-hours": { type: "string" },
      "expires-days": { type: "string" }
    })
    const usage = "keys rotate <id> [--overlap-hours n] [--expires-days n|never]"
    const [id] = yield* atMost(1, positionals, usage)
    if (id === undefined) return yield* misused(usage)
    const hours = (yield* whole("overlap-hours", values["overlap-hours"])) ?? OVERLAP_HOURS
    const told = values["expires-days"]
    const expiresInMs = told === "never" ? told : yield* readExpiry(told)
    const made = yield* (yield* ApiKeys).rotate({
      id,
      overlapMs: hours * HOUR_MS,
      by: operator(),
      ...(expiresInMs === undefined ? {} : { expiresInMs })
    })
    if (Option.isNone(made)) return yield* refused(`there is no key ${id} that still works`)
    return [
      show(made.value),
      endOf(made.value.key.expiresAt, told !== undefined),
      hours === 0
        ? `The old one, ${id}, works no more.`
        : `The old one, ${id}, works for ${hours} more hours, and no longer than it would have.`
    ].join("\n")
  })

/** Keys. */
export const keys: Command = {
  name: "keys",
  usage:
    "create <caller> --scopes a,b|all [--label l] [--expires-days n] | list | revoke <id> | rotate <id> [--overlap-hours n] [--expires-days n|never]",
  summary: "Makes, lists, ends and renews callers' keys; what a caller may do with whose money is `grants`",
  isOnDatabase: true,
  run: (config, [verb, ...args]) =>
    withDatabase(
      config,
      Effect.gen(function* () {
        switch (verb) {
          case "create":
            return yield* create(args)
          case "list":
            yield* atMost(0, args, "keys list")
            return yield* list
          case "revoke":
            return yield* revoke(args)
          case "rotate":
            return yield* rotate(args)
          default:
            return yield* misused("keys create|list|revoke|rotate")
        }
      })
    )
}
