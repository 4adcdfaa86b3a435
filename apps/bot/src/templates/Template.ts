/** Texts of messages that whoever runs the bot wrote: plain text with `{placeholders}`; `{{` and `}}` are braces. */
import type * as Issue from "@segue/core/Issue"
import * as Schema from "effect/Schema"

import { described } from "../config/shapes.ts"

/** What a text may ask for, and what it stands for. `metadata.<key>` comes on top, for keys that may be shown. */
export const placeholders = {
  status: "the status, with STUCK or CONTRADICTION before it",
  amount: "the source amount, as it was sent",
  asset: "the source asset",
  toAsset: "the destination asset",
  from: "where it comes from, in words",
  to: "where it goes, in words",
  legs: "the states of its transfers",
  reason: "why it failed",
  age: "its age",
  ref: "its ref_id",
  id: "its id",
  rule: "the id of the rule that made it",
  created: "when it was created",
  link: "your page about it",
  environment: "the environment",
  asOf: "when this was seen"
} as const

type Placeholder = keyof typeof placeholders

/** What placeholders come to; what nobody told is not there. */
export type Values = Readonly<Record<Placeholder, string | undefined>> & {
  readonly metadata: Readonly<Record<string, string>>
}

type Part = { readonly text: string } | { readonly placeholder: string }

const TOKEN = /\{\{|\}\}|\{([^{}]*)\}|[{}]/gu

/** A text's parts; undefined for a brace that stands alone. */
const partsOf = (text: string): ReadonlyArray<Part> | undefined => {
  const parts: Array<Part> = []
  let at = 0
  for (const found of text.matchAll(TOKEN)) {
    const [token, placeholder] = found
    if (token === "{" || token === "}") return undefined
    parts.push(
      { text: text.slice(at, found.index) },
      placeholder === undefined ? { text: token[0]! } : { placeholder: placeholder.trim() }
    )
    at = found.index + token.length
  }
  return [...parts, { text: text.slice(at) }]
}

const METADATA = "metadata."

const valueOf = (name: string, values: Values): string | undefined =>
  name.startsWith(METADATA)
    ? Object.entries(values.metadata).find(([key]) => key === name.slice(METADATA.length))?.[1]
    : values[name as Placeholder]

/** What stands where nothing was told. */
const NOT_TOLD = "not told"

/** The text with its values; `isTold` unless it asks for values and none of them was told. */
export const fill = (text: string, values: Values): { readonly text: string; readonly isTold: boolean } => {
  let [asked, told] = [0, 0]
  const said = (partsOf(text) ?? [{ text }]).map((part) => {
    if ("text" in part) return part.text
    const value = valueOf(part.placeholder, values)
    asked += 1
    told += value === undefined || value === "" ? 0 : 1
    return value || NOT_TOLD
  })
  return { text: said.join(""), isTold: asked === 0 || told > 0 }
}

/** The messages that can have texts of their own, and `any` for those that have none. */
const kinds = ["any", "PENDING", "PROCESSING", "COMPLETED", "FAILED", "REJECTED", "STUCK", "CONTRADICTION"] as const
export type Kind = (typeof kinds)[number]

const Line = Schema.String.check(
  Schema.isPattern(/^[^\p{Cc}\u2028\u2029]{1,500}$/u, { expected: "one line of at most 500 characters" })
)

/** The texts of one kind of message. */
const Texts = Schema.Struct({
  title: described(Line, "The first line. Default: {status}: {amount} {asset} to {toAsset}"),
  fields: described(
    Schema.Record(Line, Line),
    "Names and values, in place of the usual ones. One without any value is left out."
  ),
  note: described(Line, "Said after what the bot itself advises, which always stands.")
})
export type Texts = typeof Texts.Type

const names = `{${Object.keys(placeholders).join("}, {")}}, {metadata.<key>}`

/** The texts by kind of message. */
export const Templates = Schema.Struct({
  any: described(Texts, "Every message that has no texts of its own."),
  PENDING: Schema.optionalKey(Texts),
  PROCESSING: Schema.optionalKey(Texts),
  COMPLETED: Schema.optionalKey(Texts),
  FAILED: Schema.optionalKey(Texts),
  REJECTED: Schema.optionalKey(Texts),
  STUCK: described(Texts, "What has been under way for too long."),
  CONTRADICTION: described(Texts, "A final status that changed.")
}).annotate({ description: `Texts of messages, with placeholders: ${names}. {{ and }} are braces.` })
export type Templates = typeof Templates.Type

type Path = ReadonlyArray<string>

/** What is wrong with one text. */
const textIssues = (text: string, path: Path, metadataKeys: ReadonlyArray<string>): ReadonlyArray<Issue.Issue> => {
  const parts = partsOf(text)
  if (parts === undefined) {
    return [{ path, message: "A brace stands alone", remedy: "Write {{ or }} for a brace, {name} for a placeholder" }]
  }
  return parts.flatMap((part) => {
    if ("text" in part || Object.hasOwn(placeholders, part.placeholder)) return []
    const key = part.placeholder.startsWith(METADATA) ? part.placeholder.slice(METADATA.length) : undefined
    if (key !== undefined && metadataKeys.includes(key)) return []
    const message = `There is no placeholder {${part.placeholder}}`
    return key === undefined
      ? [{ path, message, remedy: `One of: ${names}` }]
      : [{ path, message: `The metadata ${JSON.stringify(key)} may not be shown`, remedy: "Add it to metadataKeys" }]
  })
}

/** What is wrong with all texts: placeholders that do not exist, and a common title that hides the status. */
export const issuesOf = (templates: Templates, metadataKeys: ReadonlyArray<string>): ReadonlyArray<Issue.Issue> =>
  kinds.flatMap((kind) => {
    const { fields = {}, note, title } = templates[kind] ?? {}
    const path = ["templates", kind]
    const check = (text: string | undefined, ...rest: Path) =>
      text === undefined ? [] : textIssues(text, [...path, ...rest], metadataKeys)
    const hides = kind === "any" && title !== undefined && !/\{\s*status\s*\}/u.test(title)
    return [
      ...check(title, "title"),
      ...(hides
        ? [
            {
              path: [...path, "title"],
              message: "The title of any message must say the status",
              remedy: "Put {status} into it, or write a title for each status"
            }
          ]
        : []),
      ...Object.entries(fields).flatMap(([name, value]) => check(value, "fields", name)),
      ...check(note, "note")
    ]
  })
