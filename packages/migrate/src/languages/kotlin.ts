/** Kotlin: Ktor, OkHttp, Spring, Retrofit and others; maps, data classes, serial names. */
import type { Dialect } from "../program/Dialect.ts"
import * as Languages from "../program/Languages.ts"
import { clients } from "./kotlin/clients.ts"
import { lower } from "./kotlin/lower.ts"

/** What the shared analysis asks of Kotlin. */
export const dialect: Dialect = {
  id: "kotlin",
  aliases: ["kt", "kts"],
  extensions: [".kt", ".kts"],
  grammar: "kotlin",
  comment: "//",
  comments: new Set(["line_comment", "block_comment"]),
  lower,
  // Files of a package see each other; a name that is declared nowhere in the file is looked up there.
  implicit: ".",
  isBlockScoped: true,
  self: new Set(["this"]),
  isPrivate: (_name, path) => /Tests?\.kt$|(?:^|\/)src\/test\//u.test(path),
  isHidden: (_name, declaration) => /\bprivate\b/u.test(declaration),
  clients
}

/** Kotlin. */
export const kotlin = Languages.make(dialect)
