import * as Languages from "../program/Languages.ts"

/** Java. */
export const java = Languages.literal({
  id: "java",
  aliases: [],
  extensions: [".java"],
  grammar: "java",
  comment: "//",
  comments: new Set(["line_comment", "block_comment"])
})
