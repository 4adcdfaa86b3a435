import * as Data from "../evidence/Data.ts"
import * as ShowsBoth from "../evidence/ShowsBoth.ts"
import * as Sniff from "../evidence/Sniff.ts"
import * as Strings from "../evidence/Strings.ts"
import * as families from "../lexical/families.ts"
import * as Scanner from "../lexical/Scanner.ts"
import type { Model } from "../model/Subject.ts"
import { emptyModel, merge } from "../model/Subject.ts"
import * as Escapes from "../syntax/Escapes.ts"
import * as JsonText from "../syntax/JsonText.ts"
import * as Source from "../text/Source.ts"
import type { Writer } from "../write/Writer.ts"
import type { Context, Language } from "./Language.ts"

/** Endings of files that people read rather than machines. */
const PROSE = /\.(?:txt|text|rst|adoc|asciidoc|org|log|html?|tex)$/iu

/** Objects inside strings of a language without a grammar are reported, never rewritten: what formats them is unknown. */
const reading: Writer = { compile: () => undefined, value: () => undefined, item: () => [] }

const contentOf = (source: Source.Source, token: Scanner.Token): Source.Source =>
  token.marks?.escape === "backslash"
    ? Escapes.backslashed(source, token.contentStart, token.contentEnd, token.marks.close)
    : Source.slice(source, token.contentStart, token.contentEnd)

const tokenModel = (source: Source.Source, token: Scanner.Token, context: Context): Model => {
  const content = contentOf(source, token)
  if (token.kind === "comment") {
    return {
      ...emptyModel,
      comments: [{ range: source.range(token.start, token.end), text: source.text.slice(token.start, token.end) }],
      subjects: Strings.subjects(content, "prose")
    }
  }
  const isText = token.kind !== "code"
  if (isText && content.depth <= Source.DEPTH_MAX && Sniff.isData(content.text)) {
    const data = Data.describe(JsonText.parse(content, reading).values, context)
    if (data.subjects.length > 0) return { ...data, errors: 0 }
  }
  return { ...emptyModel, subjects: Strings.subjects(content, "code") }
}

/** Code that a module's name follows; such names look like paths. */
const IMPORT = /(?:\b(?:from|import|require|include|require_once|use|load|source)|\b(?:import|require)\s*\()\s*$/u

const tokens = (source: Source.Source, family: families.Family): ReadonlyArray<Scanner.Token> => {
  const all = Scanner.scan(source.text, family)
  return all.filter((token, index) => {
    const before = all[index - 1]
    return (
      token.kind !== "string" ||
      before?.kind !== "code" ||
      !IMPORT.test(source.text.slice(Math.max(before.start, before.end - 40), before.end))
    )
  })
}

const parse: Language["parse"] = (source, context) => {
  const isProse = PROSE.test(source.file.path)
  const family = families.byExtension.get(source.file.path.slice(source.file.path.lastIndexOf(".") + 1).toLowerCase())
  const model =
    family === undefined || isProse || source.depth > 0
      ? { ...emptyModel, subjects: Strings.subjects(source, isProse ? "prose" : "code") }
      : merge(tokens(source, family).map((token) => tokenModel(source, token, context)))
  const note = isProse ? ShowsBoth.noteOf(source, model) : undefined
  return note === undefined ? model : { ...model, notes: [...model.notes, note] }
}

/** Text of a kind the engine has no grammar for: proofs are found in its strings and reported, scopes are replaced. */
export const text: Language = {
  id: "text",
  aliases: ["txt", "plain", "plaintext"],
  extensions: [],
  fileNames: [],
  lineComment: undefined,
  parse
}
