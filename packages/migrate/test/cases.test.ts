import * as fs from "node:fs"
import * as path from "node:path"

import { Engine, Fixer } from "@segue/migrate"
import { assert, describe, it } from "vitest"

import * as Cases from "./support/cases.ts"
import * as Invariants from "./support/invariants.ts"
import * as Mutators from "./support/mutators.ts"

const expected = (file: string, actual: string): void => {
  if (Cases.isUpdating) fs.writeFileSync(file, actual)
  else assert.strictEqual(actual, fs.readFileSync(file, "utf8"), path.basename(file))
}

/** An output that equals the input is not written down, and must not be there. */
const expectedText = (folder: string, name: string, input: string, actual: string): void => {
  const file = path.join(folder, name)
  if (actual !== input) expected(file, actual)
  else if (Cases.isUpdating) fs.rmSync(file, { force: true })
  else assert.isFalse(fs.existsSync(file), `${name} is there, but nothing is changed`)
}

for (const one of Cases.all()) {
  describe(`${one.rule}/${one.name}`, () => {
    it("says and fixes what is written down", () => {
      const reports = one.files.map((file) => Cases.written(file, Engine.check(file, one.config, one.facts)))
      expected(
        path.join(one.folder, "findings.json"),
        `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`
      )
      const inputs = fs.readdirSync(one.folder).filter((entry) => entry.startsWith("input"))
      for (const [index, name] of inputs.entries()) {
        const file = one.files[index]!
        expectedText(one.folder, name.replace("input", "safe"), file.text, Cases.fixed(one, file, "safe").text)
        expectedText(one.folder, name.replace("input", "all"), file.text, Cases.fixed(one, file, "review").text)
      }
    })

    it("has findings of its rule exactly where it should", () => {
      const found = one.files.flatMap((file) => Engine.check(file, one.config, one.facts).findings)
      if (one.kind === "look-alike") assert.deepStrictEqual(found, [])
      else
        assert.isTrue(
          found.some((finding) => finding.rule === one.rule),
          `no finding of ${one.rule}`
        )
    })

    for (const file of one.files) {
      it(`${file.path} keeps the invariants`, () => Invariants.check(one, file))

      it(`${file.path} keeps its findings under every mutation`, () => {
        const original = Engine.check(file, one.config, one.facts)
        for (const mutator of Mutators.forLanguage(one.language)) {
          const mutated = mutator.mutate(file)
          if (mutated === undefined) continue
          const report = Engine.check(mutated, one.config, one.facts)
          // A document that shows both APIs is a guide; what is half-migrated in code looks like one in a fence.
          if (report.notes.some((note) => note.code === "shows-both")) continue
          const said = mutator.isWary === true ? Mutators.spoken : Mutators.summary
          assert.deepStrictEqual(said(report), said(original), `${mutator.name}:\n${mutated.text}`)
          const twice = Fixer.fix(mutated, { level: "review" }, one.config, one.facts)
          assert.deepStrictEqual(twice.withdrawn, [], mutator.name)
          if (mutator.name === "CRLF") assert.notMatch(twice.text, /(?<!\r)\n/u, "new lines end as the old ones do")
          if (mutator.name === "BOM") assert.isTrue(twice.text.startsWith("\uFEFF"))
        }
      })
    }
  })
}
