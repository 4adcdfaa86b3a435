import * as Strings from "../evidence/Strings.ts"
import { emptyModel, merge, type Model } from "../model/Subject.ts"
import * as Source from "../text/Source.ts"
import type { Language } from "./Language.ts"

const ASSIGNMENT = /^(?:\s*export\s+)?\s*[\w.-]+\s*(?:=|:\s)\s*/u

const lineModel = (source: Source.Source, start: number, end: number): Model => {
  const line = source.text.slice(start, end)
  if (/^\s*[#;!]/u.test(line)) {
    const comment = Source.slice(source, start, end)
    return {
      ...emptyModel,
      comments: [{ range: source.range(start, end), text: line }],
      subjects: Strings.subjects(comment, "prose")
    }
  }
  const lead = ASSIGNMENT.exec(line)?.[0].length ?? 0
  const tail = / #.*$/u.exec(line)
  const value = Source.slice(source, start + lead, tail === null ? end : start + tail.index)
  const comment = tail === null ? [] : [{ range: source.range(start + tail.index, end), text: tail[0] }]
  return { ...emptyModel, comments: comment, subjects: Strings.subjects(value, "code") }
}

const parse: Language["parse"] = (source) => {
  const models: Array<Model> = []
  for (let start = 0; start < source.text.length;) {
    const found = source.text.indexOf("\n", start)
    const end = found < 0 ? source.text.length : found
    models.push(lineModel(source, start, end))
    start = end + 1
  }
  return merge(models)
}

/** Lines of `KEY=value`: environment files, properties, INI. */
export const dotenv: Language = {
  id: "dotenv",
  aliases: ["env", "properties", "ini", "conf"],
  extensions: [".env", ".properties", ".ini", ".cfg", ".conf", ".env.example", ".env.local"],
  fileNames: [
    ".env",
    ".env.local",
    ".env.example",
    ".env.sample",
    ".env.test",
    ".env.development",
    ".env.production",
    ".flaskenv"
  ],
  lineComment: { open: "# ", close: "" },
  parse
}
