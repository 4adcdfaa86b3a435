/** What each platform is given for each kind of message, as files to look at; `vitest -u` writes them anew. */
import * as path from "node:path"

import { TelegramFormatConverter } from "@chat-adapter/telegram"
import { describe, expect, it } from "vitest"

import * as card from "../../src/targets/adaptive-card.ts"
import { blockOf } from "../../src/targets/console.ts"
import * as embed from "../../src/targets/discord-embed.ts"
import * as gchat from "../../src/targets/gchat-card.ts"
import * as slack from "../../src/targets/slack-blocks.ts"
import * as telegram from "../../src/targets/telegram-text.ts"
import { lineOf, type View } from "../../src/view/View.ts"
import { kinds } from "../support/views.ts"

const json = (render: (view: View) => unknown) => (view: View) => JSON.stringify(render(view), null, 2)
const converter = new TelegramFormatConverter()

const platforms: Readonly<Record<string, (view: View) => string>> = {
  "console.txt": (view) => blockOf(view).replaceAll("\u001b", "ESC"),
  "console-piped.txt": lineOf,
  "slack.txt": json(slack.render),
  "discord.txt": json(embed.render),
  "telegram.txt": (view) => converter.fromAst(telegram.toAst(view)),
  "teams.txt": json(card.render),
  "gchat.txt": json(gchat.render),
  "webhook.txt": json((view) => view)
}

const mentions: Readonly<Record<string, string>> = {
  "slack.txt": "<@U0123ABCD>",
  "discord.txt": "<@80351110224678912>",
  "telegram.txt": "@ada_treasury",
  "teams.txt": "Ada Lovelace <ada@contoso.example>",
  "gchat.txt": "<users/12345>"
}

describe("messages", () => {
  it.each(Object.entries(platforms))("%s", async (file, render) => {
    const text = Object.entries(kinds(mentions[file] ?? "Ada")).map(([kind, view]) => `== ${kind}\n${render(view)}\n`)
    await expect(text.join("\n")).toMatchFileSnapshot(path.join(import.meta.dirname, "golden", file))
  })
})
