/** Python: requests, httpx, aiohttp and urllib; dictionaries, dataclasses, pydantic models. */
import type { Dialect } from "../program/Dialect.ts"
import * as Languages from "../program/Languages.ts"
import { clients } from "./python/clients.ts"
import { lower } from "./python/lower.ts"

/** What the shared analysis asks of Python. */
export const dialect: Dialect = {
  id: "python",
  aliases: ["py", "python3", "pycon"],
  extensions: [".py", ".pyi", ".pyw"],
  grammar: "python",
  comment: "#",
  comments: new Set(["comment"]),
  lower,
  isBlockScoped: false,
  self: new Set(["self", "cls"]),
  // An underscore says so; what a test file or a script declares is for itself.
  isPrivate: (name, path) =>
    name.startsWith("_") || /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|__main__)\.py$/u.test(path),
  within: (from, name) => (from.endsWith(".") ? from + name : `${from}.${name}`),
  clients
}

/** Python. */
export const python = Languages.make(dialect)
