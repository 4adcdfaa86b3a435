import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"

import { checkConfig } from "../../src/commands/check-config.ts"
import { load } from "../../src/config/Config.ts"

const settings = {
  environment: "test",
  from: "2026-11-22T12:00:00Z",
  timeZone: "Europe/Berlin",
  bankHours: { from: "09:00", to: "17:00", timeZone: "America/New_York", holidays: ["2026-11-26", "2026-12-25"] },
  quietHours: [{ days: ["sat", "sun"], from: "00:00", to: "24:00" }],
  findings: { targets: ["log"] },
  targets: { log: { type: "console" }, duty: { type: "console" } },
  routes: [
    {
      name: "large",
      quietHours: [],
      targets: ["log"],
      stuckAfterMinutes: { PENDING: 1_440, PROCESSING: 60 },
      escalation: [
        { afterMinutes: 0, mention: { log: "@anna" } },
        { afterMinutes: 30, targets: ["duty"] }
      ]
    },
    { name: "all", targets: ["log"] }
  ]
}

describe("check-config", () => {
  it.effect("says what the configuration comes to", () =>
    Effect.gen(function* () {
      const config = Result.getOrThrow(load("config", JSON.stringify(settings), {}, Date.parse("2026-11-23T00:00:00Z")))
      assert.strictEqual(
        yield* Effect.scoped(checkConfig.run(config, [])),
        [
          "environment: test",
          "source: sandbox, telling from 2026-11-22T12:00:00Z",
          "target log: console",
          "target duty: console",
          "route large: to log",
          "  stuck: PENDING after 1440 min, PROCESSING after 60 min",
          "  acknowledged by nobody for 0 min: mentions somebody at log",
          "  acknowledged by nobody for 30 min: tells duty",
          "route all: to log",
          "  quiet: sat sun 00:00 to 24:00 Europe/Berlin",
          "bank hours: mon to fri 09:00 to 17:00 America/New_York, 2 holidays",
          "findings: webhooks; to log"
        ].join("\n")
      )
    })
  )

  it("names every mistake in hours, steps and findings at once", () => {
    const wrong = {
      bankHours: { from: "17:00", to: "09:00", holidays: ["2026-02-30"] },
      quietHours: [{ from: "25:00", to: "07:00" }],
      routes: [{ name: "a", targets: ["console"], escalation: [{ afterMinutes: 5 }] }]
    }
    const refused = load("config", JSON.stringify(wrong, null, 1), {})
    assert(Result.isFailure(refused))
    const text = refused.failure.message
    assert.match(text, /config:\d+: bankHours\.holidays\[0\]: .*a date such as/u)
    assert.match(text, /config:\d+: quietHours\[0\]\.from: .*a time such as 08:30/u)
    assert.match(text, /config:\d+: routes\[0\]\.escalation\[0\]: .*mention or targets, or both/u)
    const related = {
      routes: [
        {
          name: "a",
          targets: ["console"],
          escalation: [
            { afterMinutes: 5, targets: ["nowhere"] },
            { afterMinutes: 1, mention: { nobody: "@x" } }
          ]
        }
      ]
    }
    const further = load("config", JSON.stringify(related), {})
    assert(Result.isFailure(further))
    assert.match(further.failure.message, /escalation\[0\]\.targets\[0\]: There is no target "nowhere"/u)
    assert.match(further.failure.message, /escalation\[1\]\.mention\.nobody: There is no target "nobody"/u)
    assert.match(further.failure.message, /escalation\[1\]\.afterMinutes: The step before it comes later/u)
  })
})
