/**
 * Bundles `segue` into dist: a first file that any Node can read, and the rest in chunks that are loaded when their
 * command is called. Nothing is left to install.
 */
// @effect-diagnostics nodeBuiltinImport:off -- a build script runs on Node, and once
import * as fs from "node:fs"

import { build, type Plugin } from "esbuild"

const outdir = `${import.meta.dirname}/dist`

/** The first file checks Node's version before it asks for anything else, so it must not contain the rest. */
const apart: Plugin = {
  name: "apart",
  setup: (pluginBuild) => {
    pluginBuild.onResolve({ filter: /^\.\/cli\.ts$/ }, () => ({ path: "./cli.js", external: true }))
  }
}

fs.rmSync(outdir, { recursive: true, force: true })
await build({
  entryPoints: { segue: `${import.meta.dirname}/src/main.ts` },
  outdir,
  bundle: true,
  plugins: [apart],
  platform: "node",
  format: "esm",
  target: "es2020",
  minifySyntax: true,
  banner: { js: "#!/usr/bin/env node" }
})
await build({
  entryPoints: [`${import.meta.dirname}/src/cli.ts`],
  outdir,
  bundle: true,
  splitting: true,
  minify: true,
  platform: "node",
  format: "esm",
  target: "node22",
  // jsonc-parser's main file cannot be bundled; its module file can.
  mainFields: ["module", "main"],
  chunkNames: "chunks/[name]-[hash]",
  legalComments: "linked"
})
fs.chmodSync(`${outdir}/segue.js`, 0o755)
