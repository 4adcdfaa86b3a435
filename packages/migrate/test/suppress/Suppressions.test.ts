import { Config, Engine, Fixer } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const payload = `{
  "ref_id": "r-1",
  "profile_id": "p-1",
  "amount": "1",
  "source_asset": "USD",
  "target_asset": "PYUSD"
}`

const rulesOf = (path: string, text: string): ReadonlyArray<string> =>
  Engine.check({ path, text }).findings.map((finding) => finding.rule)

describe("suppressions", () => {
  it("next-line covers one line and one rule", () => {
    const text = payload.replace(
      '  "amount"',
      '  // segue-ignore-next-line request-field -- kept for the old mock\n  "amount"'
    )
    const report = Engine.check({ path: "a.jsonc", text })
    assert.strictEqual(report.findings.length, 2)
    assert.deepStrictEqual(report.unusedSuppressions, [])
    // What is left belongs to the same edit, and half an edit is none.
    assert.deepStrictEqual(
      report.units.map((unit) => unit.safety),
      ["manual"]
    )
    assert.isFalse(Fixer.fix({ path: "a.jsonc", text }, { level: "review" }).isChanged)
  })

  it("another rule's name hides nothing, and is reported as unused", () => {
    const text = payload.replace('  "amount"', '  // segue-ignore-next-line status\n  "amount"')
    const report = Engine.check({ path: "a.jsonc", text })
    assert.strictEqual(report.findings.length, 3)
    assert.strictEqual(report.unusedSuppressions?.length, 1)
  })

  it("a name that no rule has is told", () => {
    const report = Engine.check({ path: "a.jsonc", text: `// segue-ignore-file request-fields\n${payload}` })
    assert.deepStrictEqual(
      report.unusedSuppressions?.map((one) => one.unknown),
      [["request-fields"]]
    )
    assert.strictEqual(report.findings.length, 3)
  })

  it("start and end cover what is between them", () => {
    const text = `[\n/* segue-ignore-start */\n${payload},\n/* segue-ignore-end */\n${payload}\n]`
    assert.strictEqual(rulesOf("a.json", text).length, 3)
  })

  it("work in every comment syntax", () => {
    const call = "curl -X DELETE https://api.paxos.com/v2/conversion/stablecoins/1"
    assert.deepStrictEqual(rulesOf("a.sh", `# segue-ignore-next-line cancel -- gone in May\n${call}\n`), [])
    assert.deepStrictEqual(rulesOf("a.yaml", `# segue-ignore-next-line\nurl: /v2/conversion/stablecoins\n`), [])
    assert.deepStrictEqual(rulesOf("a.env", `# segue-ignore-file scope\nS=conversion:read_conversion_stablecoin\n`), [])
    assert.deepStrictEqual(
      rulesOf("a.md", `<!-- segue-ignore-start cancel -->\n\n\`\`\`sh\n${call}\n\`\`\`\n\n<!-- segue-ignore-end -->\n`),
      []
    )
    assert.deepStrictEqual(
      rulesOf("a.http", "# segue-ignore-next-line cancel\nDELETE /v2/conversion/stablecoins/1\n"),
      []
    )
    assert.deepStrictEqual(rulesOf("a.py", `# segue-ignore-next-line endpoint\nU = "/v2/conversion/stablecoins"\n`), [])
  })

  it("a suppressed call still needs its scopes", () => {
    const text = `scopes: conversion:read_conversion_stablecoin funding:read_profile\n# segue-ignore-next-line\nurl: /v2/conversion/stablecoins\n`
    const result = Fixer.fix({ path: "a.yaml", text }, { level: "review" })
    assert.include(result.text, "conversion:read_conversion_stablecoin orchestration:read_orchestration")
  })

  it("an unused one is reported where nothing else is left to say", () => {
    const report = Engine.check({ path: "a.yaml", text: "# segue-ignore-file -- once\na: 1\n" })
    assert.strictEqual(report.unusedSuppressions?.length, 1)
  })
})

describe("configuration", () => {
  it("switches a rule off, and with it the edits it is part of", () => {
    const config = { ...Config.defaults, rules: { "request-field": "off" as const } }
    const report = Engine.check({ path: "a.json", text: payload }, config)
    assert.deepStrictEqual(report.findings, [])
    assert.isFalse(Fixer.fix({ path: "a.json", text: payload }, { level: "review" }, config).isChanged)
  })

  it("changes severities", () => {
    const config = { ...Config.defaults, rules: { "request-field": "error" as const } }
    const severities = Engine.check({ path: "a.json", text: payload }, config).findings.map((one) => one.severity)
    assert.deepStrictEqual([...new Set(severities)], ["error"])
  })

  it("vouches for payloads that prove nothing by themselves", () => {
    const text =
      '{ "ref_id": "r-1", "profile_id": "p-1", "amount": "{{amount}}", "source_asset": "{{from}}", "target_asset": "{{to}}", "comment": "x" }'
    assert.deepStrictEqual(Engine.check({ path: "a.json", text }).findings, [])
    const vouched = Engine.check({ path: "a.json", text }, { ...Config.defaults, isPayloadFile: true })
    assert.isAbove(vouched.findings.length, 0)
    assert.isAbove(Engine.check({ path: "a.json", text: `// segue-payloads\n${text}` }).findings.length, 0)
  })
})
