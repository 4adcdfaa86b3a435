import * as Languages from "../program/Languages.ts"

/** PHP. */
export const php = Languages.literal({
  id: "php",
  aliases: [],
  extensions: [".php", ".phtml"],
  grammar: "php",
  comment: "//",
  comments: new Set(["comment"])
})
