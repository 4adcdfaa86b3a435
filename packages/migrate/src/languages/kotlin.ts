import * as Languages from "../program/Languages.ts"

/** Kotlin. */
export const kotlin = Languages.literal({
  id: "kotlin",
  aliases: ["kt", "kts"],
  extensions: [".kt", ".kts"],
  grammar: "kotlin",
  comment: "//",
  comments: new Set(["line_comment", "block_comment"])
})
