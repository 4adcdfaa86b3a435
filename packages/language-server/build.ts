/**
 * Bundles the server for whoever ships it: `server.mjs`, which lets Node keep what it has compiled and then loads the
 * rest, one file; and beside them the data that is read when it is needed (grammars, the runtime they run in, the pages
 * of the rules). Nothing is left to install.
 */
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"

import * as Grammars from "@segue/migrate/syntax/Grammars"
import { build, type BuildOptions } from "esbuild"

import manifest from "./package.json" with { type: "json" }

/** How the server is bundled, for builds of programs that have it in them. */
export const options: BuildOptions = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  minify: true,
  // jsonc-parser's main file cannot be bundled; its module file can.
  mainFields: ["module", "main"],
  define: { SEGUE_VERSION: JSON.stringify(manifest.version) },
  // Packages in CommonJS ask for Node's own modules.
  banner: { js: 'import{createRequire as $cr}from"node:module";const require=$cr(import.meta.url);' },
  legalComments: "linked"
}

/** Puts grammars and rule pages into a folder. */
export const copyAssets = (outdir: string): void => {
  const engine = createRequire(createRequire(import.meta.url).resolve("@segue/migrate/package.json"))
  fs.mkdirSync(path.join(outdir, "grammars"), { recursive: true })
  for (const file of [Grammars.runtimeFile, ...Object.values(Grammars.files)]) {
    fs.copyFileSync(engine.resolve(file), path.join(outdir, "grammars", path.posix.basename(file)))
  }
  fs.cpSync(path.resolve(import.meta.dirname, "../../docs/rules"), path.join(outdir, "rules"), { recursive: true })
}

/** Compiling again what has not changed costs more than running it; Nodes before 22 know no such cache. */
const ENTRY = 'import*as m from"node:module";m.enableCompileCache?.();await import("./server-main.mjs");\n'

/** Makes `server.mjs`, what it loads and its data in a folder, which is emptied first. */
export const bundle = async (outdir: string): Promise<void> => {
  fs.rmSync(outdir, { recursive: true, force: true })
  await build({
    ...options,
    entryPoints: { "server-main": path.join(import.meta.dirname, "src/node/start.ts") },
    outdir,
    outExtension: { ".js": ".mjs" }
  })
  fs.writeFileSync(path.join(outdir, "server.mjs"), ENTRY)
  copyAssets(outdir)
}

if (import.meta.main) await bundle(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, "dist/bundle")))
