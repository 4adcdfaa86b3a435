/** `segue.config.jsonc`: what it may hold, and how it is read. Text in, settings out; files are somebody else's. */
import * as Issue from "@segue/core/Issue"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser"

import { severities } from "../Config.ts"
import * as Rules from "../rules/index.ts"
import { ruleIds } from "../rules/RuleId.ts"

/** The name under which the file is looked for. */
export const fileName = "segue.config.jsonc"

/** A file larger than this cannot be asked for: it would be held in memory as a whole. */
const SIZE_MAX_KB = 65_536

const summaries = new Map(Rules.rules.map((rule) => [rule.id, rule.summary]))

const RuleSeverities = Schema.Struct(
  Object.fromEntries(
    ruleIds.map((id) => [
      id,
      Schema.optionalKey(Schema.Literals(severities).annotate({ description: summaries.get(id) ?? id }))
    ])
  ) as Record<(typeof ruleIds)[number], Schema.optionalKey<Schema.Literals<typeof severities>>>
)

const Globs = Schema.Array(
  Schema.String.check(Schema.isPattern(/^[^!]/u, { expected: "a glob that does not begin with !" }))
)

const Override = Schema.Struct({
  files: Globs.annotate({ description: "The files it is for." }),
  rules: Schema.optionalKey(RuleSeverities.annotate({ description: "Severities that differ in these files." }))
})

/** What the file may hold. Globs count from the file's folder; one without a slash matches a name anywhere below it. */
export const Settings = Schema.Struct({
  $schema: Schema.optionalKey(Schema.String),
  rules: Schema.optionalKey(
    RuleSeverities.annotate({ description: "Severities that differ from the rules' own; off switches a rule off." })
  ),
  include: Schema.optionalKey(Globs.annotate({ description: "Only these files and folders are looked into." })),
  exclude: Schema.optionalKey(Globs.annotate({ description: "These files and folders are not looked into." })),
  payloads: Schema.optionalKey(
    Globs.annotate({
      description: "Files that hold bare payloads of the legacy API, although nothing in them proves so."
    })
  ),
  overrides: Schema.optionalKey(
    Schema.Array(Override).annotate({ description: "Other severities for some files; a later entry wins." })
  ),
  baseline: Schema.optionalKey(
    Schema.NonEmptyString.annotate({
      description: "A baseline file, relative to this one: what it holds is known and is not reported by segue check."
    })
  ),
  maxFileSizeKb: Schema.optionalKey(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: SIZE_MAX_KB })).annotate({
      description: "Larger files are not looked into, and the report says so. Default: 1024."
    })
  )
}).annotate({ title: "segue.config.jsonc", description: "How segue looks at this repository." })
export interface Settings extends Schema.Schema.Type<typeof Settings> {}

const decode = Issue.decoder(Settings, { unknownFields: "refuse" })

const SCHEMA_URI = "http://json-schema.org/draft-07/schema#"

/** The JSON Schema of the file, as editors want it. */
export const jsonSchema = (): Record<string, unknown> => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(Settings, { onExcessProperty: "error" })
  return {
    $schema: SCHEMA_URI,
    ...schema,
    ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
    // Comments and trailing commas are part of the format; editors that know the keyword allow them.
    allowTrailingCommas: true
  }
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/u).length

const placeOf = (text: string, root: Node, path: ReadonlyArray<string | number>): number => {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    if (node !== undefined) return lineOf(text, node.offset)
  }
  return 1
}

/** jsonc-parser's nodes as plain data; a repeated key is refused by name, because only one of two can be meant. */
const plainOf = (node: Node): Result.Result<unknown, { readonly offset: number; readonly key: string }> => {
  if (node.type === "array") {
    const items: Array<unknown> = []
    for (const child of node.children ?? []) {
      const item = plainOf(child)
      if (Result.isFailure(item)) return item
      items.push(item.success)
    }
    return Result.succeed(items)
  }
  if (node.type !== "object") return Result.succeed(node.value)
  const entries = new Map<string, unknown>()
  for (const { children, offset } of node.children ?? []) {
    const [key, value] = children ?? []
    if (key === undefined || value === undefined) continue
    const name = String(key.value)
    if (entries.has(name)) return Result.fail({ offset, key: name })
    const plain = plainOf(value)
    if (Result.isFailure(plain)) return plain
    entries.set(name, plain.success)
  }
  return Result.succeed(Object.fromEntries(entries))
}

/** `CloseBraceExpected` as people say it. */
const spoken = (code: string): string => code.replace(/(?!^)[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)

/** Reads a configuration's text; fails with sentences, each with its line. */
export const parse = (text: string): Result.Result<Settings, ReadonlyArray<string>> => {
  const errors: Array<ParseError> = []
  const root = parseTree(text.replace(/^\uFEFF/u, " "), errors, { allowTrailingComma: true })
  const [error] = errors
  if (error !== undefined || root === undefined) {
    return Result.fail([
      `line ${lineOf(text, error?.offset ?? 0)}: ${error === undefined ? "nothing stands here" : spoken(printParseErrorCode(error.error))}`
    ])
  }
  const plain = plainOf(root)
  if (Result.isFailure(plain)) {
    return Result.fail([`line ${lineOf(text, plain.failure.offset)}: ${plain.failure.key} stands here twice`])
  }
  return Result.mapError(decode(plain.success), (issues) =>
    issues.map((issue) => `line ${placeOf(text, root, issue.path)}: ${Issue.format(issue)}`)
  )
}
