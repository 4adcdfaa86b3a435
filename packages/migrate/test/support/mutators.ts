/** Mechanical changes of a text that mean nothing: the findings must stay the same. */
import type { Engine, Finding } from "@segue/migrate"

import { codeMutators } from "./code-mutators.ts"

export interface Mutator {
  readonly name: string
  /** The languages it applies to; all without it. */
  readonly languages?: ReadonlyArray<string>
  /** The changed file, or `undefined` where the change makes no sense. */
  readonly mutate: (file: Engine.File) => Engine.File | undefined
  /** The same findings, but the edit may be trusted less there: what lies in code is read by code. */
  readonly isWary?: true
}

/** A unit's name without its number, which is its place in the file. */
const kindOf = (unit: string): string => unit.replace(/-\d+$/u, "")

/** Findings and units without places: what a mutation must keep. */
export const summary = (report: Finding.FileReport): unknown => ({
  ...spoken(report),
  units: report.units.map((unit) => `${kindOf(unit.id)} ${unit.safety}`).toSorted()
})

/** Findings alone, where a place makes the edits less sure. */
export const spoken = (report: Finding.FileReport): object => ({
  findings: report.findings.map((finding) => `${finding.rule} ${finding.severity} ${kindOf(finding.unit)}`).toSorted(),
  notes: report.notes.map((note) => note.code)
})

const onText =
  (change: (text: string) => string | undefined) =>
  (file: Engine.File): Engine.File | undefined => {
    const text = change(file.text)
    return text === undefined || text === file.text ? undefined : { ...file, text }
  }

const isPlainJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const onJson = (change: (value: unknown) => string) =>
  onText((text) => (isPlainJson(text) && !hasRepeatedKeys(text) ? change(JSON.parse(text)) : undefined))

/** A round trip through `JSON.parse` would lose what a repeated key hides. */
const hasRepeatedKeys = (text: string): boolean =>
  JSON.stringify(JSON.parse(text)).replaceAll(/[^":]/gu, "").length !== text.replaceAll(/[^":]/gu, "").length

const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, inner]) => [key, reversed(inner)])
        )
      : value

const data = ["json"]

const mutators: ReadonlyArray<Mutator> = [
  { name: "CRLF", mutate: onText((text) => (text.includes("\r") ? undefined : text.replaceAll("\n", "\r\n"))) },
  { name: "BOM", mutate: onText((text) => (text.startsWith("\uFEFF") ? undefined : `\uFEFF${text}`)) },
  {
    name: "tabs",
    languages: data,
    mutate: onText((text) => text.replaceAll(/^(?: {2})+/gmu, (spaces) => "\t".repeat(spaces.length / 2)))
  },
  {
    name: "an emoji before",
    languages: data,
    mutate: onText((text) => (/^\s*[{[]/u.test(text) ? `/* 😀 */ ${text}` : undefined))
  },
  { name: "minified", languages: data, mutate: onJson((value) => JSON.stringify(value)) },
  { name: "spread out", languages: data, mutate: onJson((value) => JSON.stringify(value, null, 4)) },
  { name: "keys reversed", languages: data, mutate: onJson((value) => JSON.stringify(reversed(value), null, 2)) },
  {
    name: "trailing commas",
    languages: data,
    mutate: onText((text) => (isPlainJson(text) ? text.replaceAll(/(["\d}\]])(\s*\n\s*[}\]])/gu, "$1,$2") : undefined))
  },
  {
    name: "comments between tokens",
    languages: data,
    mutate: onText((text) =>
      isPlainJson(text) ? text.replaceAll(/,\n/gu, ", // why\n").replaceAll(/": "/gu, '": /* a */ "') : undefined
    )
  },
  {
    name: "other quotes",
    languages: data,
    mutate: onText((text) => (isPlainJson(text) && !/['\\]/u.test(text) ? text.replaceAll('"', "'") : undefined))
  },
  {
    name: "inside a string",
    languages: data,
    mutate: (file) =>
      isPlainJson(file.text) && JSON.parse(file.text) !== null && /^\s*\{/u.test(file.text)
        ? { ...file, text: JSON.stringify({ note: 1, recorded: file.text }) }
        : undefined
  }
]

const indented = (text: string, by: string): string => text.replaceAll(/^(?=[^\r\n])/gmu, by)

const fences: Readonly<Record<string, string>> = {
  json: "json",
  postman: "postman",
  yaml: "yaml",
  shell: "bash",
  http: "http",
  dotenv: "env",
  typescript: "ts",
  javascript: "js",
  tsx: "tsx",
  python: "python",
  go: "go",
  csharp: "csharp"
}

/** The same text inside other documents: findings are the same, at the mapped places. */
const wrappers = (language: string): ReadonlyArray<Mutator> => {
  const fence = fences[language]
  const isPlain = (file: Engine.File): boolean => !/```|\r|^\uFEFF/u.test(file.text)
  return fence === undefined
    ? []
    : [
        {
          name: "a Markdown fence",
          mutate: (file) =>
            isPlain(file)
              ? { path: "wrapped.md", text: `# Title\n\nText.\n\n\`\`\`${fence}\n${file.text}\n\`\`\`\n` }
              : undefined
        },
        {
          name: "a fence in a quoted list",
          mutate: (file) =>
            isPlain(file)
              ? {
                  path: "wrapped.md",
                  text: `> 1. Do this:\n>\n${indented(`\`\`\`${fence}\n${file.text}\n\`\`\``, ">    ")}\n`
                }
              : undefined
        }
      ]
}

const dataWrappers: ReadonlyArray<Mutator> = [
  {
    name: "a here-document",
    languages: ["json"],
    // A script that writes a body, and no call in sight that sends it: the two move together, by a person.
    isWary: true,
    mutate: (file) =>
      isPlainJson(file.text) ? { path: "wrapped.sh", text: `cat > body.json <<'EOF'\n${file.text}\nEOF\n` } : undefined
  },
  {
    name: "a YAML block scalar",
    languages: ["json", "shell"],
    mutate: (file) =>
      /^\s*$/u.test(file.text) || (file.path.endsWith(".json") && !isPlainJson(file.text))
        ? undefined
        : { path: "wrapped.yaml", text: `steps:\n  - run: |\n${indented(file.text, "      ")}\n    name: x\n` }
  },
  {
    name: "JSON as YAML",
    languages: ["json"],
    mutate: (file) =>
      isPlainJson(file.text) && !hasRepeatedKeys(file.text) ? { path: "wrapped.yaml", text: file.text } : undefined
  },
  {
    name: "a template string",
    languages: ["json", "shell"],
    isWary: true,
    mutate: (file) =>
      /[`\\]|\$\{|^\uFEFF/u.test(file.text) || (file.path.endsWith(".json") && !isPlainJson(file.text))
        ? undefined
        : { path: "wrapped.ts", text: `const recorded = \`\n${file.text}\`\nrecord(recorded)\n` }
  },
  {
    name: "the body of another request",
    languages: ["json"],
    mutate: (file) =>
      isPlainJson(file.text)
        ? { path: "wrapped.http", text: `POST https://example.test/record\n\n${file.text}\n` }
        : undefined
  }
]

/** The mutators for a language. */
export const forLanguage = (language: string): ReadonlyArray<Mutator> =>
  [...mutators, ...codeMutators, ...dataWrappers, ...wrappers(language)].filter(
    (mutator) => mutator.languages === undefined || mutator.languages.includes(language)
  )
