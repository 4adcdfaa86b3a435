/** Changes of program text that mean nothing. */
import type { Engine } from "@segue/migrate"

import type { Mutator } from "./mutators.ts"

const code = ["typescript", "javascript", "tsx"]

const onText =
  (change: (text: string) => string | undefined) =>
  (file: Engine.File): Engine.File | undefined => {
    const text = change(file.text)
    return text === undefined || text === file.text ? undefined : { ...file, text }
  }

/** Templates may hold anything, and what stands in them is data. */
const hasTemplate = (text: string): boolean => text.includes("`")

export const codeMutators: ReadonlyArray<Mutator> = [
  { name: "an emoji before", languages: code, mutate: onText((text) => `/* 😀 */ ${text}`) },
  {
    name: "tabs",
    languages: code,
    mutate: onText((text) =>
      hasTemplate(text) ? undefined : text.replaceAll(/^(?: {2})+/gmu, (spaces) => "\t".repeat(spaces.length / 2))
    )
  },
  {
    name: "other quotes",
    languages: ["typescript"],
    mutate: onText((text) =>
      hasTemplate(text) || text.includes("'") ? undefined : text.replaceAll(/"([^"\\\n]*)"/gu, "'$1'")
    )
  },
  {
    name: "comments between tokens",
    languages: code,
    mutate: onText((text) => (hasTemplate(text) ? undefined : text.replaceAll(/([{,])\r?\n/gu, "$1 // why\n")))
  },
  {
    name: "trailing commas",
    languages: code,
    mutate: onText((text) => text.replaceAll(/^(\s*["'\w]+: .*["'\w])(\r?\n\s*\}\))/gmu, "$1,$2"))
  },
  {
    name: "other code around",
    languages: ["typescript", "javascript"],
    mutate: onText((text) => `const before = { amount: "1", status: "SETTLED" }\nconsole.log(before.amount)\n${text}`)
  },
  {
    name: "an emoji before",
    languages: ["python"],
    mutate: onText((text) => `# 😀\n${text}`)
  },
  {
    name: "tabs",
    languages: ["python"],
    mutate: onText((text) =>
      text.includes('"""') || text.includes("'''")
        ? undefined
        : text.replaceAll(/^(?: {4})+/gmu, (spaces) => "\t".repeat(spaces.length / 4))
    )
  },
  {
    name: "other quotes",
    languages: ["python"],
    mutate: onText((text) =>
      /'|"""|\\/u.test(text) || /\{[^}]*"/u.test(text.replaceAll(/\{"/gu, "")) ? undefined : text.replaceAll('"', "'")
    )
  },
  {
    name: "comments between tokens",
    languages: ["python"],
    mutate: onText((text) => text.replaceAll(/([{,(])\r?\n/gu, "$1  # why\n"))
  },
  {
    name: "other code around",
    languages: ["python"],
    mutate: onText((text) =>
      /^(?:from __future__|["'])/u.test(text)
        ? undefined
        : `before = {"amount": "1", "status": "SETTLED"}\nprint(before["amount"])\n${text}`
    )
  },
  {
    name: "an emoji before",
    languages: ["go", "csharp"],
    mutate: onText((text) => `/* 😀 */\n${text}`)
  },
  {
    name: "comments between tokens",
    languages: ["go", "csharp"],
    mutate: onText((text) => (/`|"""/u.test(text) ? undefined : text.replaceAll(/([{,(])\r?\n/gu, "$1 // why\n")))
  },
  {
    name: "tabs",
    languages: ["csharp"],
    mutate: onText((text) =>
      text.includes('"""') ? undefined : text.replaceAll(/^(?: {4})+/gmu, (spaces) => "\t".repeat(spaces.length / 4))
    )
  },
  {
    name: "other code around",
    languages: ["go"],
    mutate: onText((text) =>
      text.endsWith("}\n")
        ? `${text}\nfunc otherRow() string {\n\trow := map[string]string{"amount": "1", "status": "SETTLED"}\n\treturn row["amount"]\n}\n`
        : undefined
    )
  },
  {
    name: "other code around",
    languages: ["csharp"],
    mutate: onText((text) =>
      /^\}\n$/mu.test(text.slice(-2))
        ? `${text}\ninternal sealed class OtherRow\n{\n    public string Amount => new { amount = "1", status = "SETTLED" }.amount;\n}\n`
        : undefined
    )
  }
]
