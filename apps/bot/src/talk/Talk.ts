/** The bot talked to: words in, lines out. It reads, mutes and acknowledges; nothing in here moves or approves money. */
import type { StoreError } from "@segue/follow/Store"
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import * as View from "../view/View.ts"
import { type Answer, type Asker, type Feature, type Needs, refuse, say } from "./Feature.ts"
import { ack } from "./features/ack.ts"
import { mute, unmute } from "./features/mute.ts"
import { open } from "./features/open.ts"
import { orchestration } from "./features/orchestration.ts"
import { stuck } from "./features/stuck.ts"

/** Everything that can be asked, in the order of the help. */
const features: ReadonlyArray<Feature> = [orchestration, open, stuck, mute, unmute, ack]

/** What can be asked, for which no database is needed. */
export const help: Answer = say(
  ...features.map(({ name, summary, usage }) => `${`${name} ${usage}`.trim()}: ${summary}`),
  "help: this"
)

/** What people may expect of a bot that knows about money, and must not get. */
const MOVING: ReadonlySet<string> = new Set(["approve", "cancel", "create", "reject", "resend", "retry", "send"])

/** Longer is no question. */
const TEXT_MAX = 500

/** Answers a text, without the bot's own name or command before it. */
export const answer = (config: Config, asker: Asker, text: string): Effect.Effect<Answer, StoreError, Needs> => {
  const plain = text.trim()
  const [word = ""] = plain.split(/\s/u)
  const name = word.toLowerCase()
  if (plain.length > TEXT_MAX) return Effect.succeed(refuse("That is too long for a question. Try: help"))
  if (name === "" || name === "help") return Effect.succeed(help)
  if (MOVING.has(name)) {
    return Effect.succeed(
      refuse("This bot moves and approves no money. Do that where you are known and it is recorded. Try: help")
    )
  }
  const feature = features.find((one) => one.name === name)
  if (feature === undefined) {
    const names = features.map((one) => one.name).join(", ")
    return Effect.succeed(refuse(`${View.shown(word)} is nothing I know. One of: ${names}, help`))
  }
  return feature.answer(config, asker, plain.slice(word.length).trim())
}
