import { scripted } from "../model/Subject.ts"
import { json } from "./json.ts"
import type { Language } from "./Language.ts"
import * as Scripts from "./typescript/Scripts.ts"

/** Postman collections: JSON whose scripts are JavaScript about the replies of the requests beside them. */
export const postman: Language = {
  id: "postman",
  aliases: [],
  extensions: [".postman_collection.json"],
  fileNames: [],
  grammars: ["javascript"],
  lineComment: undefined,
  // Requests of a collection hand ids on through variables.
  parse: (source, context) => scripted(json.parse(source, { ...context, followScript: Scripts.read }))
}
