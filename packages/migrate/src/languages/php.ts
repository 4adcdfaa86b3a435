/** PHP: Guzzle, Symfony, Laravel, curl; arrays, classes with attributes, enumerations, match. */
import type { Dialect } from "../program/Dialect.ts"
import * as Languages from "../program/Languages.ts"
import { clients } from "./php/clients.ts"
import { lower } from "./php/lower.ts"

/** What the shared analysis asks of PHP. */
export const dialect: Dialect = {
  id: "php",
  aliases: [],
  extensions: [".php", ".phtml"],
  grammar: "php",
  comment: "//",
  comments: new Set(["comment"]),
  lower,
  isBlockScoped: false,
  self: new Set(["this", "self", "static", "parent"]),
  isPrivate: (_name, path) => /(?:^|\/)(?:tests?\/|[^/]*Test\.php$)/u.test(path),
  isHidden: (_name, declaration) => /\bprivate\b/u.test(declaration),
  clients
}

/** PHP. */
export const php = Languages.make(dialect)
