import * as ShowsBoth from "../evidence/ShowsBoth.ts"
import * as Strings from "../evidence/Strings.ts"
import { emptyModel } from "../model/Subject.ts"
import type { Language } from "./Language.ts"

/** Endings of files that people read rather than machines. */
const PROSE = /\.(?:txt|text|rst|adoc|asciidoc|org|log|html?|tex)$/iu

const parse: Language["parse"] = (source) => {
  const isProse = PROSE.test(source.file.path)
  const model = { ...emptyModel, subjects: Strings.subjects(source, isProse ? "prose" : "code") }
  const note = isProse ? ShowsBoth.noteOf(source, model) : undefined
  return note === undefined ? model : { ...model, notes: [note] }
}

/** Text of a kind the engine has no grammar for: proofs are found and reported, scopes are replaced. */
export const text: Language = {
  id: "text",
  aliases: ["txt", "plain", "plaintext"],
  extensions: [],
  fileNames: [],
  lineComment: undefined,
  parse
}
