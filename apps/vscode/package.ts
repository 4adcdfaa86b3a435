/** Packs the built extension as dist/segue.vsix, without asking anything of the network. */
// @effect-diagnostics nodeBuiltinImport:off -- a build script runs on Node, and once
import * as fs from "node:fs"
import * as path from "node:path"

import { createVSIX } from "@vscode/vsce"

const folder = import.meta.dirname

/** Where the packed extension lies. */
export const vsix = path.join(folder, "segue.vsix")

if (import.meta.main) {
  fs.copyFileSync(path.join(folder, "../../LICENSE"), path.join(folder, "LICENSE"))
  await createVSIX({
    cwd: folder,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false
  })
  process.stdout.write(`segue.vsix, ${(fs.statSync(vsix).size / 1024 / 1024).toFixed(2)} MB\n`)
}
