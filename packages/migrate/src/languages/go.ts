/** Go: net/http and resty; maps, structs with tags, constants of a type. */
import type { Dialect } from "../program/Dialect.ts"
import * as Languages from "../program/Languages.ts"
import { clients } from "./go/clients.ts"
import { lower } from "./go/lower.ts"

/** The file's own package: its files see each other without an import. */
export const PACKAGE = "."

/** What the shared analysis asks of Go. */
export const dialect: Dialect = {
  id: "go",
  aliases: ["golang"],
  extensions: [".go"],
  grammar: "go",
  comment: "//",
  comments: new Set(["comment"]),
  lower,
  isBlockScoped: true,
  self: new Set(),
  // Other files of the package use names in lower case, too.
  isPrivate: (name) => name === "_" || name === "main" || name === "init",
  implicit: PACKAGE,
  clients
}

/** Go. */
export const go = Languages.make(dialect)
