/** Where the server starts as a process: over standard streams (`--stdio`), or Node's own channel (`--node-ipc`). */
import * as fs from "node:fs"
import * as v8 from "node:v8"

import { createConnection, ProposedFeatures } from "vscode-languageserver/node"

import * as Server from "../Server.ts"
import * as NodeHost from "./NodeHost.ts"

/** Put in by the build. */
declare const SEGUE_VERSION: string | undefined

const fromManifest = (): string => {
  const manifest: unknown = JSON.parse(fs.readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
  return String((manifest as { readonly version: unknown }).version)
}

/** Starts a server on this process's streams or channel. */
export const main = (assets: NodeHost.Assets): void => {
  // Young objects get all their space at once: while it grows step by step, one keystroke in a hundred waits for it.
  v8.setFlagsFromString("--semi-space-growth-factor=16")
  Server.start(createConnection(ProposedFeatures.all), { host: NodeHost.make(assets), version: version() })
}

/** The engine's version: put in by a build, else what the package says. */
export const version = (): string => (typeof SEGUE_VERSION === "string" ? SEGUE_VERSION : fromManifest())
