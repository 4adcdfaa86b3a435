/** Ruby: Net::HTTP, Faraday, HTTParty and others; hashes with symbols and strings, case, records. */
import type { Dialect } from "../program/Dialect.ts"
import * as Languages from "../program/Languages.ts"
import { clients } from "./ruby/clients.ts"
import { lower } from "./ruby/lower.ts"

/** What the shared analysis asks of Ruby. */
export const dialect: Dialect = {
  id: "ruby",
  aliases: ["rb"],
  extensions: [".rb", ".rake", ".gemspec"],
  fileNames: ["gemfile", "rakefile"],
  grammar: "ruby",
  comment: "#",
  comments: new Set(["comment"]),
  lower,
  isBlockScoped: false,
  self: new Set(["self"]),
  isPrivate: (_name, path) => /(?:^|\/)(?:[^/]*_(?:spec|test)|test_[^/]*|spec_helper)\.rb$/u.test(path),
  isHidden: (name, _declaration, text) =>
    /^[a-z_]/u.test(name) && !new RegExp(String.raw`\battr\w*\b[^\n]*:${name}\b`, "u").test(text),
  clients
}

/** Ruby. */
export const ruby = Languages.make(dialect)
