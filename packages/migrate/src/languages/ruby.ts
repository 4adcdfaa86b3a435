import * as Languages from "../program/Languages.ts"

/** Ruby. */
export const ruby = Languages.literal({
  id: "ruby",
  aliases: ["rb"],
  extensions: [".rb", ".rake", ".gemspec"],
  fileNames: ["gemfile", "rakefile"],
  grammar: "ruby",
  comment: "#",
  comments: new Set(["comment"])
})
