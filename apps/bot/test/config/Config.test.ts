import * as fs from "node:fs"

import { assert, describe, it } from "@effect/vitest"
import { Redacted, Result } from "effect"

import * as docs from "../../docs.ts"
import { load } from "../../src/config/Config.ts"

const refused = (text: string | undefined, env: Readonly<Record<string, string>> = {}): ReadonlyArray<string> => {
  const config = load("segue-bot.config.jsonc", text, env)
  assert(Result.isFailure(config))
  return config.failure.lines
}

describe("Config", () => {
  it("without a file tells everything from a sandbox to the console", () => {
    const config = Result.getOrThrow(load("segue-bot.config.jsonc", undefined, {}))
    assert.strictEqual(config.source.type, "sandbox")
    assert.deepStrictEqual(
      config.targets.map(({ name }) => name),
      ["console"]
    )
    assert.deepStrictEqual(config.routes[0]?.targets, ["console"])
  })

  it("tells everything that is wrong at once, each with its line and a remedy", () => {
    const lines = refused(
      `{
  // a comment
  "timeZone": "Mars/Olympus",
  "targets": {
    "team": { "type": "slack", "channel": "#general" },
  },
  "routes": [{ "name": "all", "targets": [] }],
  "colour": "red",
}`,
      { SEGUE_LOG: "loud" }
    )
    const text = lines.join("\n")
    assert.match(text, /^segue-bot\.config\.jsonc:3: timeZone: .*IANA time zone/mu)
    assert.match(text, /^segue-bot\.config\.jsonc:5: targets\.team/mu)
    assert.match(text, /^segue-bot\.config\.jsonc:7: routes\[0\]\.targets/mu)
    assert.match(text, /^segue-bot\.config\.jsonc:8: colour: .*Leave it out/mu)
    assert.match(text, /^SEGUE_LOG: Expected pretty or json/mu)
  })

  it("names routes to targets that are not there, and secrets that are not set", () => {
    assert.match(
      refused(`{ "routes": [{ "name": "a", "targets": ["nowhere"] }] }`).join(),
      /There is no target "nowhere"\. One of: console/u
    )
    const missing = refused(`{ "targets": { "team": { "type": "slack", "channel": "C0123456789" } } }`)
    assert.deepStrictEqual(missing, [
      "SLACK_BOT_TOKEN: Needed for the target team. Set it to the bot token of your Slack app, xoxb-…"
    ])
  })

  it("means the same gateway by its own address and by that of its API", () => {
    for (const end of ["", "/", "/trpc", "/trpc/"]) {
      const text = `{ "source": { "type": "backend", "url": "https://gateway.example/segue${end}" } }`
      const { source } = Result.getOrThrow(load("file", text, { SEGUE_API_KEY: "key" }))
      assert.deepInclude(source, { type: "backend", url: "https://gateway.example/segue" })
    }
  })

  it("takes no address with a password in it: no request is sent to one", () => {
    const lines = refused(
      `{
  "targets": { "hook": { "type": "webhook", "url": "https://me:planted@example.com/hook" } }
}`,
      { SEGUE_BOT_WEBHOOK_SECRET: "whsec_" + btoa("0".repeat(32)), PAXOS_BASE_URL: "http://planted@127.0.0.1/v2" }
    )
    assert.include(
      lines.join("\n"),
      "segue-bot.config.jsonc:2: targets.hook.url: Expected an http or https address, with no user"
    )
    assert.isTrue(
      lines.some((line) => line.startsWith("PAXOS_BASE_URL: Expected an http or https address, with no user"))
    )
    assert.notInclude(lines.join("\n"), "planted")
  })

  it("checks what is right beside what is wrong, so that one start tells all", () => {
    const lines = refused(
      `{
  "timeZone": "Mars/Olympus",
  "metadataKeys": ["team"],
  "targets": {
    "lost": { "type": "slack", "channel": "#general" },
    "team": { "type": "discord", "channel": "1093517250417709107" },
    "space": { "type": "gchat", "space": "spaces/AAAA" },
  },
  "templates": {
    "any": { "title": "{status} {amuont}" },
    "FAILED": { "note": "{metadata.owner}" },
  },
  "routes": [{ "name": "all", "targets": ["lost", "nobody"] }],
}`,
      { GOOGLE_CHAT_CREDENTIALS: "{}" }
    )
    const text = lines.join("\n")
    assert.match(text, /jsonc:2: timeZone: /u)
    assert.match(text, /jsonc:5: targets\.lost/u)
    assert.match(text, /jsonc:10: templates\.any\.title: There is no placeholder \{amuont\}\. One of: \{status\}, /u)
    assert.match(
      text,
      /jsonc:11: templates\.FAILED\.note: The metadata "owner" may not be shown\. Add it to metadataKeys/u
    )
    assert.match(text, /jsonc:13: routes\[0\]\.targets\[1\]: There is no target "nobody"\. One of: lost, team, space/u)
    assert.match(text, /^DISCORD_BOT_TOKEN: Needed for the target team\. Set it to the bot token/mu)
    assert.match(text, /^GOOGLE_CHAT_CREDENTIALS: Expected JSON with client_email and private_key\. Copy the whole/mu)
    assert.strictEqual(lines.length, 7, text)
  })

  it("looks at a service account's key before anything starts", () => {
    const text = `{ "targets": { "space": { "type": "gchat", "space": "spaces/AAAA" } } }`
    const load = (key: string) => refused(text, { GOOGLE_CHAT_CREDENTIALS: key })
    const account = { client_email: "bot@example.com", private_key: "-----BEGIN PRIVATE KEY-----\nAAAA\n" }
    assert.match(load(JSON.stringify(account)).join(), /^GOOGLE_CHAT_CREDENTIALS: Expected JSON with/u)
    assert.notInclude(load(JSON.stringify(account)).join(), "AAAA\n")
  })

  it("tells the line where JSON breaks", () => {
    assert.match(refused('{\n  "from": "now"\n  "timeZone": "UTC"\n}').join(), /jsonc:3: .*Comma expected/u)
  })

  it("keeps secrets out of what is shown", () => {
    const secret = "not-a-secret-that-signs"
    const text = `{ "targets": { "w": { "type": "webhook", "url": "https://example.com" } } }`
    assert.notInclude(refused(text, { SEGUE_BOT_WEBHOOK_SECRET: secret }).join(), secret)
    const config = Result.getOrThrow(load("f", text, { SEGUE_BOT_WEBHOOK_SECRET: "whsec_c2VjcmV0c2VjcmV0c2VjcmV0" }))
    assert.notInclude(JSON.stringify(config), "c2VjcmV0")
    assert.include(Redacted.value(config.targets[0]!.secret!), "c2VjcmV0")
  })

  it("has a JSON schema that is up to date", () => {
    assert.deepStrictEqual(JSON.parse(fs.readFileSync(docs.file, "utf8")), JSON.parse(docs.text()))
  })
})
