/** Loads the engine's grammars, once, before the first file that may need one. */
import * as fs from "node:fs/promises"
import { createRequire } from "node:module"
import * as path from "node:path"

import * as Grammars from "@segue/migrate/syntax/Grammars"

/** From source they lie in the engine's dependencies; the bundle has them beside itself (build.ts puts them there). */
const locate = (file: string): string => {
  if (!import.meta.filename.endsWith(".ts")) {
    return path.resolve(import.meta.dirname, "..", "grammars", path.posix.basename(file))
  }
  return createRequire(createRequire(import.meta.url).resolve("@segue/migrate/package.json")).resolve(file)
}

let loading: Promise<void> | undefined

/** Makes every grammar ready. Rejects when this installation lacks one. */
export const load = (): Promise<void> =>
  (loading ??= Grammars.load(Grammars.names, (file) => fs.readFile(locate(file))))
