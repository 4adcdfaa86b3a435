import { assert, describe, it } from "@effect/vitest"

import { fill, issuesOf, placeholders, type Templates } from "../../src/templates/Template.ts"
import * as View from "../../src/view/View.ts"
import { change } from "../support/changes.ts"
import { surroundings } from "../support/views.ts"

const values = {
  ...(Object.fromEntries(Object.keys(placeholders).map((name) => [name, `<${name}>`])) as {
    readonly [Name in keyof typeof placeholders]: string
  }),
  reason: undefined,
  metadata: { team: "treasury" }
}

const make = (templates: Templates, more: Parameters<typeof change>[0], row: Parameters<typeof change>[1] = {}) =>
  View.make(change(more, row), { ...surroundings, metadataKeys: ["team"], templates })

describe("Template", () => {
  it("puts in what is known, and says what nobody told", () => {
    assert.deepStrictEqual(fill("{status}: {{{ amount }}} {metadata.team}", values), {
      text: "<status>: {<amount>} treasury",
      isTold: true
    })
    assert.deepStrictEqual(fill("{reason} of {id}", values), { text: "not told of <id>", isTold: true })
    assert.deepStrictEqual(fill("why: {reason} {metadata.other}", values), {
      text: "why: not told not told",
      isTold: false
    })
    assert.deepStrictEqual(fill("no placeholder", values), { text: "no placeholder", isTold: true })
    // What a value says is no template.
    assert.strictEqual(fill("{ref}", { ...values, ref: "{id}" }).text, "{id}")
  })

  it("names everything that is wrong, with its place and a remedy", () => {
    const issues = issuesOf(
      {
        any: { title: "a payment of {amount}" },
        FAILED: { title: "{statsu} {", fields: { Team: "{metadata.team}", Who: "{metadata.owner}" } },
        STUCK: { note: "{constructor}" }
      },
      ["team"]
    )
    assert.deepStrictEqual(
      issues.map(({ message, path }) => `${path.join(".")}: ${message}`),
      [
        "templates.any.title: The title of any message must say the status",
        "templates.FAILED.title: A brace stands alone",
        'templates.FAILED.fields.Who: The metadata "owner" may not be shown',
        "templates.STUCK.note: There is no placeholder {constructor}"
      ]
    )
    for (const { remedy } of issues) assert.isNotEmpty(remedy)
  })

  it("gives messages the words of the configuration, by kind", () => {
    const templates: Templates = {
      any: { title: "{status} {ref}", fields: { What: "{amount} {asset}", Why: "{reason}" } },
      FAILED: { title: "Call treasury: {ref} {status}", note: "Runbook 7." }
    }
    const failed = make(templates, { status: "FAILED" }, { fail_reason: { detail: "no liquidity" } })
    assert.strictEqual(failed.title, "Call treasury: invoice-7 FAILED")
    assert.deepStrictEqual(failed.fields, [
      { name: "What", value: "1250.00 USD" },
      { name: "Why", value: "no liquidity" }
    ])
    const held = make(templates, { status: "HELD" })
    assert.strictEqual(held.title, "HELD invoice-7")
    assert.deepStrictEqual(held.fields, [{ name: "What", value: "1250.00 USD" }])
    const contradicted = make(templates, { status: "FAILED", kind: "incident" })
    assert.strictEqual(contradicted.title, "CONTRADICTION, FAILED invoice-7")
    const stuck = View.makeStuck(change({}), { ...surroundings, templates }, Date.parse("2026-11-22T13:00:00Z"))
    assert.strictEqual(stuck.title, "STUCK, PROCESSING invoice-7")
  })

  it("cannot take away what the bot advises, nor where and when it knows it from", () => {
    const view = make({ FAILED: { title: "x", fields: {}, note: "All is well." } }, { status: "FAILED" })
    assert.strictEqual(view.advice, "Check balances before sending again. All is well.")
    assert.strictEqual(view.footer, "test, as of 2026-11-22 12:05:09 UTC")
    assert.deepStrictEqual(view.fields, [])
  })
})
