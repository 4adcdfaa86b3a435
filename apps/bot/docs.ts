/** Writes what is made from code: the configuration's JSON schema, for editors. */
// @effect-diagnostics nodeBuiltinImport:off -- a build script runs on Node, and once
import * as fs from "node:fs"
import * as path from "node:path"

import { jsonSchema } from "./src/config/Settings.ts"

/** Where it goes. */
export const file = path.join(import.meta.dirname, "segue-bot.schema.json")

/** What is in it. */
export const text = (): string => `${JSON.stringify(jsonSchema(), null, 2)}\n`

if (import.meta.main) fs.writeFileSync(file, text())
