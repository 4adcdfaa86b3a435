import * as Data from "../evidence/Data.ts"
import * as Strings from "../evidence/Strings.ts"
import { emptyModel, merge } from "../model/Subject.ts"
import * as YamlText from "../syntax/YamlText.ts"
import * as Source from "../text/Source.ts"
import { commentsOf } from "./json.ts"
import type { Language } from "./Language.ts"

const parse: Language["parse"] = (source, context) => {
  const read = YamlText.parse(source)
  if (read.isTooDeep) {
    return {
      ...emptyModel,
      subjects: Strings.subjects(source, "code"),
      notes: [
        {
          code: "too-deep",
          message: "Nested too deep to be read as YAML, or no YAML at all; only plain texts were looked for.",
          effect: "no-edits"
        }
      ]
    }
  }
  return merge([
    Data.describe(read.values, context),
    { ...emptyModel, comments: commentsOf(read.comments), errors: read.errors },
    ...read.comments.map((comment) => ({
      ...emptyModel,
      subjects: Strings.subjects(Source.slice(comment.source, comment.start, comment.end), "prose")
    }))
  ])
}

/** YAML: several documents, anchors, block scalars that hold documents of their own. */
export const yaml: Language = {
  id: "yaml",
  aliases: ["yml"],
  extensions: [".yaml", ".yml"],
  fileNames: [".clang-format", ".yamllint"],
  lineComment: { open: "# ", close: "" },
  parse
}
