/** `segue lsp`: the language server for any editor. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as NodeHost from "@segue/language-server/node/NodeHost"
import * as Server from "@segue/language-server/Server"
import type { Command } from "commander"
import { createConnection, ProposedFeatures } from "vscode-languageserver/node"

import manifest from "../../package.json" with { type: "json" }
import type { ExitCode } from "../exit.ts"
import type { Host } from "../Host.ts"

const HELP = `
An editor starts it and talks to it over standard input and output; there is nothing to see in a terminal. It ends when
the editor says so, or goes away.

Examples:
  segue lsp --stdio
  Neovim  vim.lsp.start({ name = "segue", cmd = { "segue", "lsp", "--stdio" }, root_dir = vim.fn.getcwd() })
  Helix   [language-server.segue]
          command = "segue"
          args = ["lsp", "--stdio"]

Exit codes: 0 the editor ended it, 1 the connection broke.
`

/** How far below `dist` a bundled file may lie. */
const LEVELS_MAX = 3

/** Where the build put grammars and rule pages. */
const folderOfAssets = (): string => {
  let folder = import.meta.dirname
  for (let level = 0; level < LEVELS_MAX && !fs.existsSync(path.join(folder, "grammars")); level++) {
    folder = path.dirname(folder)
  }
  return folder
}

const assets = (): NodeHost.Assets =>
  import.meta.filename.endsWith(".ts") ? NodeHost.fromSource() : NodeHost.beside(folderOfAssets())

/** The protocol ends the process: what an orderly end is, it knows; so this never resolves. */
const serve = (): Promise<never> => {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  Server.start(connection, { host: NodeHost.make(assets()), version: manifest.version })
  return new Promise<never>(() => {})
}

export const define = (command: Command, _host: Host, _finish: (code: ExitCode) => void): void => {
  command
    .option("--stdio", "talk over standard input and output; the only way here, so it may be left out")
    .addHelpText("after", HELP)
    .action(serve)
}
