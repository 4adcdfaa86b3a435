import * as Languages from "../program/Languages.ts"

/** Go. */
export const go = Languages.literal({
  id: "go",
  aliases: ["golang"],
  extensions: [".go"],
  grammar: "go",
  comment: "//",
  comments: new Set(["comment"])
})
