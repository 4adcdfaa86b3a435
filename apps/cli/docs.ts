/** Writes what is made from code: the rules' pages in docs/rules, the schemas of the configuration and of a report. */
// @effect-diagnostics nodeBuiltinImport:off -- a build script runs on Node, and once
import * as fs from "node:fs"
import * as path from "node:path"

import * as Settings from "@segue/migrate/config/Settings"
import * as Report from "@segue/migrate/report/Report"
import * as Rules from "@segue/migrate/rules/index"

import * as rulePages from "./src/render/rule-page.ts"

const root = path.resolve(import.meta.dirname, "../..")

/** Every generated file by its path from the repository's root. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ["docs/rules/README.md", rulePages.index(Rules.rules)],
    ...Rules.rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePages.markdown(rule)] as const),
    ["apps/cli/schemas/segue.config.schema.json", `${JSON.stringify(Settings.jsonSchema(), null, 2)}\n`],
    ["apps/cli/schemas/report.schema.json", `${JSON.stringify(Report.jsonSchema(), null, 2)}\n`]
  ])

if (import.meta.main) {
  const files = generated()
  for (const [file, text] of files) {
    const target = path.join(root, file)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.writeFileSync(target, text)
  }
  // A page of a rule that is gone would be wrong for ever.
  for (const name of fs.readdirSync(path.join(root, "docs/rules"))) {
    if (!files.has(`docs/rules/${name}`)) fs.rmSync(path.join(root, "docs/rules", name))
  }
}
