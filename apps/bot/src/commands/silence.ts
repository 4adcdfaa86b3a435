/** `segue-bot silence`: what nobody wants to hear of for a while. */
import { Decimal } from "@segue/core/Decimal"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

import * as Bot from "../Bot.ts"
import type { Config } from "../config/Config.ts"
import { Fatal } from "../ExitCode.ts"
import * as Silence from "../routing/Silence.ts"
import { FOR_MAX_MS, Silences } from "../routing/Silences.ts"
import * as Duration from "../talk/Duration.ts"
import * as View from "../view/View.ts"
import type { Command } from "./Command.ts"
import { operator } from "./operator.ts"

const isDecimal = Schema.is(Decimal)

const misused = (message: string) => new Fatal({ code: "configuration", message })

const lists = {
  id: "ids",
  target: "targets",
  profile: "profiles",
  asset: "assets",
  network: "networks",
  status: "statuses",
  rule: "rules"
} as const

const keys = `${Object.keys(lists).join(", ")}, from, below or metadata.<key>`

/** `asset=USDC`, `metadata.team=test`: the same key again is one more value. */
const matcherOf = (words: ReadonlyArray<string>, targets: ReadonlyArray<string>): Silence.Matcher | string => {
  const some: Partial<Record<(typeof lists)[keyof typeof lists], ReadonlyArray<string>>> = {}
  const amount: { from?: string; below?: string } = {}
  const metadata: Record<string, string> = {}
  for (const word of words) {
    const [, key = "", value = ""] = /^([^=]+)=(.+)$/su.exec(word) ?? []
    if (key === "") return `${word} is no matcher: write key=value, with one of ${keys}`
    if (key === "target" && !targets.includes(value))
      return `there is no target ${value}; one of: ${targets.join(", ")}`
    if (Object.hasOwn(lists, key)) {
      const name = lists[key as keyof typeof lists]
      some[name] = [...(some[name] ?? []), value]
    } else if (key === "from" || key === "below") {
      if (!isDecimal(value)) return `${word}: an amount is a decimal such as 100.50`
      amount[key] = value
    } else if (key.startsWith("metadata.") && key.length > "metadata.".length) {
      metadata[key.slice("metadata.".length)] = value
    } else return `${key} is nothing to match by; one of ${keys}`
  }
  return {
    ...some,
    ...(Object.keys(amount).length === 0 ? {} : { amount }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata })
  }
}

/** `--name value` out of the arguments. */
const option = (args: ReadonlyArray<string>, name: string) => {
  const at = args.indexOf(`--${name}`)
  return at < 0
    ? { value: undefined, rest: args }
    : { value: args[at + 1] ?? "", rest: args.filter((_, index) => index !== at && index !== at + 1) }
}

const lineOf = ({ author, expiresAt, id, matcher, reason }: Silence.Silence, { timeZone }: Config): string =>
  [
    `${id}: ${Silence.describe(matcher)}`,
    `until ${View.timeText(expiresAt, timeZone)}`,
    `by ${author}`,
    ...(reason === "" ? [] : [reason])
  ].join(", ")

const add = (config: Config, args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const lasting = option(args, "for")
    const { rest, value: reason = "" } = option(lasting.rest, "reason")
    const forMs = Duration.parse(lasting.value ?? "")
    if (forMs === undefined || forMs > FOR_MAX_MS) {
      return yield* misused(`say for how long: --for 30m, 2h or 3d, at most ${FOR_MAX_MS / 86_400_000} days`)
    }
    if (rest.length === 0) return yield* misused(`say what about, such as asset=USDC: one or more of ${keys}`)
    const matcher = matcherOf(
      rest,
      config.targets.map(({ name }) => name)
    )
    if (typeof matcher === "string") return yield* misused(matcher)
    const made = yield* (yield* Silences).add({ matcher, author: operator(), reason, forMs })
    return `${lineOf(made, config)}\nWhat it holds back is told when it ends; a contradiction is told at once.`
  })

const remove = (text: string | undefined) =>
  Effect.gen(function* () {
    if (text === undefined || !/^\d{1,15}$/u.test(text))
      return yield* misused("silence remove <number>; see silence list")
    if (!(yield* (yield* Silences).remove(Number(text), operator()))) {
      return yield* new Fatal({ code: "refused", message: `no silence ${text} is in force` })
    }
    return `silence ${text} has ended; what it held back is told`
  })

export const silence: Command = {
  name: "silence",
  usage: "add <key=value>… --for 2h [--reason text] | list | remove <number>",
  summary: `Holds back what matches for a while; keys: ${keys}`,
  run: (config, [verb, ...args]) =>
    Effect.gen(function* () {
      switch (verb) {
        case "add":
          return yield* add(config, args)
        case "list": {
          const all = yield* (yield* Silences).list
          return all.length === 0 ? "none" : all.map((one) => lineOf(one, config)).join("\n")
        }
        case "remove":
          return yield* remove(args[0])
        default:
          return yield* misused("silence add, list or remove")
      }
    }).pipe(
      Effect.provide(Bot.databaseBeside(config)),
      Effect.catchTag("StoreError", (error) => Effect.fail(Bot.toFatal(error)))
    )
}
