/** Loads the engine's grammars, each once, before the first file that needs it. */
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"

import * as Languages from "@segue/migrate/languages/index"
import * as Grammars from "@segue/migrate/syntax/Grammars"

/** How far below `dist` a bundled file may lie. */
const LEVELS_MAX = 3

const fromBundle = (name: string): string => {
  let folder = import.meta.dirname
  for (let level = 0; level < LEVELS_MAX; level++) {
    const file = path.join(folder, "grammars", name)
    if (fs.existsSync(file)) return file
    folder = path.dirname(folder)
  }
  throw new Error(`this installation is not complete: grammars/${name} is missing`)
}

/** From source they lie in the engine's dependencies; the bundle has them beside itself (build.ts puts them there). */
const locate = (file: string): string =>
  import.meta.filename.endsWith(".ts")
    ? createRequire(createRequire(import.meta.url).resolve("@segue/migrate/package.json")).resolve(file)
    : fromBundle(path.posix.basename(file))

const started = new Map<string, Promise<void>>()
const ready = new Set<string>()
let bytes = 0

/** How large the grammars are that have been loaded; in use they take several times as much. */
export const loadedBytes = (): number => bytes

const readAsset = async (asset: string): Promise<Uint8Array> => {
  const content = await fs.promises.readFile(locate(asset))
  bytes += content.length
  return content
}

/** Whether a file of this name can be read at once. */
export const isReadyFor = (file: string): boolean => Languages.grammarsFor([file]).every((name) => ready.has(name))

/** Makes ready what a file is read with, the blocks in a document too. Rejects when this installation lacks it. */
export const loadFor = async (file: string, text = ""): Promise<void> => {
  for (const name of Languages.grammarsOf({ path: file, text })) {
    const loading = started.get(name) ?? Grammars.load([name], readAsset)
    started.set(name, loading)
    await loading
    ready.add(name)
  }
}
