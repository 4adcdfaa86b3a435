/** `segue-bot check-config`: the configuration was read when a command runs; this one says what it comes to. */
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import type { BankHours, Window } from "../config/Hours.ts"
import type { Route } from "../config/Settings.ts"
import type { Command } from "./Command.ts"

const windowText = ({ days, from, timeZone, to }: Window, zone: string): string =>
  `${days === undefined ? "" : `${days.join(" ")} `}${from} to ${to} ${timeZone ?? zone}`

const bankText = ({ days, from, holidays = [], timeZone, to }: BankHours, zone: string): string =>
  `${days?.join(" ") ?? "mon to fri"} ${from} to ${to} ${timeZone ?? zone}, ${holidays.length} holidays`

const routeLines = (route: Route, { timeZone }: Config): ReadonlyArray<string> => {
  const { escalation = [], name, quietHours = [], stuckAfterMinutes = {}, targets } = route
  const limits = Object.entries(stuckAfterMinutes).map(([status, minutes]) => `${status} after ${minutes} min`)
  return [
    `route ${name}: to ${targets.join(", ")}`,
    ...(limits.length === 0 ? [] : [`  stuck: ${limits.join(", ")}`]),
    ...escalation.map(({ afterMinutes, mention = {}, targets: further = [] }) => {
      const whom = [
        ...Object.keys(mention).map((target) => `mentions somebody at ${target}`),
        ...(further.length === 0 ? [] : [`tells ${further.join(", ")}`])
      ]
      return `  acknowledged by nobody for ${afterMinutes} min: ${whom.join(", ")}`
    }),
    ...quietHours.map((window) => `  quiet: ${windowText(window, timeZone)}`)
  ]
}

const names = { slack: "Slack", discord: "Discord", telegram: "Telegram" } as const

export const checkConfig: Command = {
  name: "check-config",
  usage: "",
  summary: "Reads the configuration and the environment, and says what they come to",
  run: (config) => {
    const { bankHours, environment, findings, from, routes, source, talk, targets, timeZone } = config
    return Effect.succeed(
      [
        `environment: ${environment}`,
        `source: ${source.type}, telling from ${from}`,
        ...targets.map(({ name, settings }) => `target ${name}: ${settings.type}`),
        ...routes.flatMap((route) => routeLines(route, config)),
        ...(bankHours === undefined ? [] : [`bank hours: ${bankText(bankHours, timeZone)}`]),
        ...(findings === undefined
          ? []
          : [
              `findings: ${findings.kinds.join(", ")}; to ${findings.targets.join(", ")}`,
              ...Object.entries(findings.instead).map(([kind, names]) => `  ${kind}: to ${names.join(", ")}`)
            ]),
        ...(talk === undefined
          ? []
          : (["slack", "discord", "telegram"] as const).flatMap((one) =>
              talk[one] === undefined ? [] : [`asked in ${names[one]} at http://${talk.host}:${talk.port}/talk/${one}`]
            ))
      ].join("\n")
    )
  }
}
