import * as Data from "../evidence/Data.ts"
import type { Comment, Model } from "../model/Subject.ts"
import { merge } from "../model/Subject.ts"
import * as JsonText from "../syntax/JsonText.ts"
import * as Source from "../text/Source.ts"
import type { Language } from "./Language.ts"

/** The comments of a text, with their places in the file. */
export const commentsOf = (comments: ReadonlyArray<JsonText.Comment>): ReadonlyArray<Comment> =>
  comments.map((comment) => ({
    range: comment.source.range(comment.start, comment.end),
    text: comment.source.text.slice(comment.start, comment.end)
  }))

const SENT = "A script of this project reads this document and sends it; migrate both together."

/** A document that a script sends moves with the script. */
const sent = (model: Model): Model => ({
  ...model,
  subjects: model.subjects.map((subject) =>
    subject.kind === "payload" && subject.form === "request"
      ? { ...subject, isElsewhere: true, caution: SENT }
      : subject
  )
})

const parse: Language["parse"] = (source, context): Model => {
  if (source.depth > Source.DEPTH_MAX) return merge([])
  const read = JsonText.parse(source)
  const isSent = source.depth === 0 && context.outside?.exports.has("*") === true
  const described = isSent ? sent(Data.describe(read.values, context)) : Data.describe(read.values, context)
  return merge([
    { ...described, comments: [], errors: described.errors },
    { ...merge([]), comments: commentsOf(read.comments), errors: read.errors }
  ])
}

/** JSON, JSONC, JSON5 and newline-delimited JSON, with the placeholders people write into them. */
export const json: Language = {
  id: "json",
  aliases: ["jsonc", "json5", "jsonl", "ndjson", "har"],
  extensions: [".json", ".jsonc", ".json5", ".jsonl", ".ndjson", ".har", ".webmanifest", ".pact"],
  fileNames: [".babelrc", ".eslintrc", ".prettierrc"],
  lineComment: { open: "// ", close: "" },
  parse
}
