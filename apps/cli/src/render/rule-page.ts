/** A rule's page: Markdown for the repository, made from the rule itself. */
import type { Rule } from "@segue/migrate/rules/Rule"

const safetyTexts: Readonly<Record<Rule["safety"], string>> = {
  safe: "`segue fix` applies it where the whole call or document can be rewritten; otherwise it is offered for review or left to a person",
  review: "`segue fix --unsafe` applies it, and a person looks at the result",
  manual: "none: a person must act"
}

const fence = (language: string, text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length))
  const ticks = "`".repeat(longest + 1)
  return `${ticks}${language}\n${text.replace(/\n$/u, "")}\n${ticks}`
}

const configuration = (rule: Rule): string =>
  `{ "rules": { "${rule.id}": "${rule.severity === "warning" ? "error" : "warning"}" } }`

/** The page in the repository, ending in a line break. */
export const markdown = (rule: Rule): string =>
  `<!-- Generated from the rule (pnpm run docs); changes here are lost. -->\n\n${pageOf(rule, "[docs/migration-map.md](../migration-map.md)")}`

/** The same for viewers elsewhere, which have no files beside it. */
export const help = (rule: Rule): string => pageOf(rule, "docs/migration-map.md")

const pageOf = (rule: Rule, map: string): string => {
  const { after, before, language } = rule.example
  const result =
    after === undefined
      ? ["There is no edit for this; the report says what to do."]
      : ["Becomes", fence(language, after)]
  return (
    [
      `# ${rule.id}`,
      rule.summary,
      [
        "| | |",
        "| --- | --- |",
        `| Severity | ${rule.severity} |`,
        `| Fix | ${safetyTexts[rule.safety]} |`,
        `| Migration map | ${rule.rows.join(", ")} (${map}) |`
      ].join("\n"),
      "## Why",
      rule.why,
      "## Example",
      fence(language, before),
      ...result,
      "## Switching it off",
      "For one place, with the reason why, in any comment of the file's language:",
      fence("text", `segue-ignore-next-line ${rule.id} -- reason`),
      "For a stretch, `segue-ignore-start` and `segue-ignore-end`; for a file, `segue-ignore-file`. For a repository, or with another severity (`error`, `warning`, `info`, `off`), in `segue.config.jsonc`:",
      fence("jsonc", configuration(rule))
    ].join("\n\n") + "\n"
  )
}

/** The list of all pages, ending in a line break. */
export const index = (rules: ReadonlyArray<Rule>): string =>
  [
    "<!-- Generated from the rules (pnpm run docs); changes here are lost. -->",
    "# Rules",
    [
      "| Rule | Severity | Finds |",
      "| --- | --- | --- |",
      ...rules.map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |`)
    ].join("\n")
  ].join("\n\n") + "\n"
