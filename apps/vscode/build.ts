/** Bundles the extension and its language server into dist, with the grammars and the schema beside them. */
// @effect-diagnostics nodeBuiltinImport:off -- a build script runs on Node, and once
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"

import * as Settings from "@segue/migrate/config/Settings"
import { build } from "esbuild"

const outdir = path.join(import.meta.dirname, "dist")

// The server's own package knows what belongs to it: one file, the grammars and the rules' pages. It empties dist.
const server = createRequire(import.meta.url).resolve("@segue/language-server/package.json")
execFileSync(process.execPath, [path.join(path.dirname(server), "build.ts"), outdir], { stdio: "inherit" })
await build({
  entryPoints: { extension: path.join(import.meta.dirname, "src/extension.ts") },
  outdir,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: true,
  legalComments: "linked"
})
fs.writeFileSync(path.join(outdir, "segue.config.schema.json"), `${JSON.stringify(Settings.jsonSchema(), null, 1)}\n`)
