/** `segue-backend keys`: who may call. */
import { scopes } from "@segue/api/Scopes"
import { ApiKeys, type Made } from "@segue/storage/ApiKeys"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"

import type { Command } from "./Command.ts"
import { misused, operator, parse, refused, table, whole, withDatabase } from "./Console.ts"

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const OVERLAP_HOURS = 24

const known: ReadonlySet<string> = new Set(Object.values(scopes))

const readScopes = (text: string | undefined) => {
  if (text === undefined)
    return Effect.fail(misused(`keys create needs --scopes all, or some of ${[...known].join(",")}`))
  if (text === "all") return Effect.succeed([...known])
  const wanted = text.split(",").map((scope) => scope.trim())
  const wrong = wanted.filter((scope) => !/^[a-z_]+:[a-z_]+$/u.test(scope))
  return wrong.length === 0 ? Effect.succeed(wanted) : Effect.fail(misused(`these are no scopes: ${wrong.join(", ")}`))
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
    const [caller, ...rest] = positionals
    if (caller === undefined || rest.length > 0) return yield* misused("keys create <caller> --scopes a,b|all")
    const days = yield* whole("expires-days", values["expires-days"])
    const made = yield* (yield* ApiKeys).create({
      caller,
      label: values.label ?? "",
      scopes: yield* readScopes(values.scopes),
      by: operator(),
      ...(days === undefined ? {} : { expiresInMs: days * DAY_MS })
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

const revoke = (id: string | undefined) =>
  Effect.gen(function* () {
    if (id === undefined) return yield* misused("keys revoke <id>")
    if (!(yield* (yield* ApiKeys).revoke({ id, by: operator() }))) return yield* refused(`there is no key ${id}`)
    return `revoked ${id}; streams that are open end within ten minutes`
  })

const rotate = (args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { positionals, values } = yield* parse(args, { "overlap-hours": { type: "string" } })
    const [id] = positionals
    if (id === undefined) return yield* misused("keys rotate <id> [--overlap-hours n]")
    const hours = (yield* whole("overlap-hours", values["overlap-hours"])) ?? OVERLAP_HOURS
    const made = yield* (yield* ApiKeys).rotate({ id, overlapMs: hours * HOUR_MS, by: operator() })
    if (Option.isNone(made)) return yield* refused(`there is no key ${id} that still works`)
    return `${show(made.value)}\nThe old one works for ${hours} more hours.`
  })

/** Keys. */
export const keys: Command = {
  name: "keys",
  usage:
    "create <caller> --scopes a,b|all [--label l] [--expires-days n] | list | revoke <id> | rotate <id> [--overlap-hours n]",
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
            return yield* list
          case "revoke":
            return yield* revoke(args[0])
          case "rotate":
            return yield* rotate(args)
          default:
            return yield* misused("keys create|list|revoke|rotate")
        }
      })
    )
}
