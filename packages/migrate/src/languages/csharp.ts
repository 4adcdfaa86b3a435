/** C#: HttpClient, RestSharp, Flurl, Refit; anonymous objects, dictionaries, records and classes with attributes. */
import type { Dialect } from "../program/Dialect.ts"
import * as Languages from "../program/Languages.ts"
import { clients } from "./csharp/clients.ts"
import { lower } from "./csharp/lower.ts"

/** What open namespaces declare: names that no file has to import. */
export const NAMESPACES = "."

/** What the shared analysis asks of C#. */
export const dialect: Dialect = {
  id: "csharp",
  aliases: ["cs", "c#", "dotnet"],
  extensions: [".cs", ".csx"],
  grammar: "csharp",
  comment: "//",
  comments: new Set(["comment"]),
  lower,
  isBlockScoped: true,
  self: new Set(["this", "base"]),
  // Files of a project see each other's types without an import; what a test declares is for itself.
  isPrivate: (_name, path) => /(?:^|\/)(?:tests?|[^/]*\.Tests?)\/|Tests?\.cs$/iu.test(path),
  isHidden: (_name, declaration) => !/\b(?:public|protected|internal)\b/u.test(declaration),
  implicit: NAMESPACES,
  clients
}

/** C#. */
export const csharp = Languages.make(dialect)
