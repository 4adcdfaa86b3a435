import { Engine, Fixer, Languages, Rules } from "@segue/migrate"
import { ruleIds } from "@segue/migrate/rules/RuleId"
import { assert, describe, it } from "vitest"

const extensions: Readonly<Record<string, string>> = {
  json: "json",
  http: "http",
  dotenv: "env",
  markdown: "md",
  shell: "sh",
  yaml: "yaml",
  typescript: "ts"
}

const isRead = (language: string): boolean => Languages.named(language).id !== "text"

describe("the rules", () => {
  it("are those of the list, once each", () => {
    assert.deepStrictEqual(Rules.rules.map((rule) => rule.id).toSorted(), [...ruleIds].toSorted())
  })

  for (const rule of Rules.rules.filter((one) => isRead(one.example.language))) {
    describe(rule.id, () => {
      const file = { path: `example.${extensions[rule.example.language]!}`, text: rule.example.before }

      it("finds its own example", () => {
        const found = Engine.check(file).findings.filter((finding) => finding.rule === rule.id)
        assert.isAbove(found.length, 0)
        for (const finding of found) assert.match(finding.message, /\.$/u)
      })

      it("makes of it what its page shows", () => {
        const result = Fixer.fix(file, { level: "review" })
        assert.strictEqual(result.text, rule.example.after ?? rule.example.before)
        assert.deepStrictEqual(result.withdrawn, [])
      })

      it("says nothing about the result that it can still fix", () => {
        const result = Fixer.fix(file, { level: "review" })
        assert.isFalse(result.report.units.some((unit) => unit.edits.length > 0))
      })
    })
  }
})
