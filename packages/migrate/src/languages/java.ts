/** Java: java.net.http, OkHttp, Spring, Retrofit and others; maps, records, annotated classes. */
import type { Dialect } from "../program/Dialect.ts"
import * as Languages from "../program/Languages.ts"
import { clients } from "./java/clients.ts"
import { lower } from "./java/lower.ts"

/** What the shared analysis asks of Java. */
export const dialect: Dialect = {
  id: "java",
  aliases: [],
  extensions: [".java"],
  grammar: "java",
  comment: "//",
  comments: new Set(["line_comment", "block_comment"]),
  lower,
  // Files of a package see each other; a name that is declared nowhere in the file is looked up there.
  implicit: ".",
  isBlockScoped: true,
  self: new Set(["this"]),
  isPrivate: (_name, path) => /Tests?\.java$|(?:^|\/)src\/test\//u.test(path),
  isHidden: (_name, declaration) => /\bprivate\b/u.test(declaration),
  clients
}

/** Java. */
export const java = Languages.make(dialect)
