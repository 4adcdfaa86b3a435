/** The commands there are. A command's file is loaded only when it is called or its help is asked for. */
import type { Command } from "commander"

import type { ExitCode } from "../exit.ts"
import type { Host } from "../Host.ts"

/** What a command's file exports: it adds arguments, options, help and an action that ends with an exit code. */
interface CommandModule {
  readonly define: (command: Command, host: Host, finish: (code: ExitCode) => void) => void
}

export interface Entry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<CommandModule>
}

export const commands: ReadonlyArray<Entry> = [
  {
    name: "check",
    summary: "find what still uses the deprecated API",
    load: () => import("./check.ts")
  },
  {
    name: "fix",
    summary: "rewrite what can be rewritten without a doubt, say what is left",
    load: () => import("./fix.ts")
  },
  {
    name: "report",
    summary: "how far the migration is: by rule, folder, language, and what needs a person",
    load: () => import("./report.ts")
  },
  {
    name: "explain",
    summary: "what a rule finds, why, and what it makes of it",
    load: () => import("./explain.ts")
  },
  {
    name: "init",
    summary: "write a segue.config.jsonc to start from",
    load: () => import("./init.ts")
  },
  {
    name: "payload",
    summary: "migrate one request, reply, query, scope list or error body",
    load: () => import("./payload.ts")
  },
  {
    name: "verify",
    summary: "show that old and new requests move the same money, on our sandbox",
    load: () => import("./verify.ts")
  },
  {
    name: "doctor",
    summary: "check addresses, clock, scopes and operations; creates nothing",
    load: () => import("./doctor.ts")
  },
  {
    name: "sandbox",
    summary: "serve an emulated vendor on this machine",
    load: () => import("./sandbox.ts")
  },
  {
    name: "lsp",
    summary: "serve diagnostics and fixes to an editor",
    load: () => import("./lsp.ts")
  }
]
