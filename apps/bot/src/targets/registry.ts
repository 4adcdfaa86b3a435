/** Which code serves which type of target; loaded when it is configured and not before. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import type { ConfiguredTarget } from "../config/Config.ts"
import * as console from "./console.ts"
import type { Notifier } from "./Notifier.ts"

/** The notifier of a target. Nothing is asked of the target yet. */
export const open = ({ name, secret, settings }: ConfiguredTarget): Effect.Effect<Notifier> => {
  const key = secret ?? Redacted.make("")
  switch (settings.type) {
    case "console":
      return Effect.succeed(console.make(name))
    case "webhook":
      return Effect.map(
        Effect.promise(() => import("./webhook.ts")),
        (webhook) => webhook.make(name, settings, key)
      )
    case "slack-webhook":
      return Effect.map(
        Effect.promise(() => import("./slack-webhook.ts")),
        (slack) => slack.make(name, key)
      )
    case "slack":
      return Effect.map(
        Effect.promise(() => import("./slack.ts")),
        (slack) => slack.make(name, settings, key)
      )
    case "discord":
      return Effect.map(
        Effect.promise(() => import("./discord.ts")),
        (discord) => discord.make(name, settings, key)
      )
    case "telegram":
      return Effect.map(
        Effect.promise(() => import("./telegram.ts")),
        (telegram) => telegram.make(name, settings, key)
      )
    case "teams":
      return Effect.map(
        Effect.promise(() => import("./teams.ts")),
        (teams) => teams.make(name, settings, key)
      )
    case "teams-workflow":
      return Effect.map(
        Effect.promise(() => import("./teams-workflow.ts")),
        (workflow) => workflow.make(name, key)
      )
    case "gchat":
      return Effect.map(
        Effect.promise(() => import("./gchat.ts")),
        (gchat) => gchat.make(name, settings, key)
      )
  }
}
