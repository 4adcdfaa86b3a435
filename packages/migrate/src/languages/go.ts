/** Go: net/http and resty; maps, structs with tags, constants of a type. */
import type { Dialect } from "../program/Dialect.ts"
import * as Languages from "../program/Languages.ts"
import { clients } from "./go/clients.ts"
import { lower } from "./go/lower.ts"

const dialect: Dialect = {
  id: "go",
  aliases: ["golang"],
  extensions: [".go"],
  grammar: "go",
  comment: "//",
  comments: new Set(["comment"]),
  lower,
  isBlockScoped: true,
  self: new Set(),
  isPrivate: (name) => /^[a-z_]/u.test(name),
  clients
}

/** Go. */
export const go = Languages.make(dialect)
