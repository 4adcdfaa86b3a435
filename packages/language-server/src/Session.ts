/** One connection to one client: what all features share. Nothing here outlives it, and nothing is global. */
import type { Connection, TextDocuments } from "vscode-languageserver"

import type { Analyst } from "./Analyst.ts"
import type { Client } from "./Client.ts"
import type { Document } from "./Document.ts"
import type { Grammars } from "./Grammars.ts"
import type { Host } from "./Host.ts"
import type { Projects } from "./Projects.ts"
import type { InitializationOptions } from "./Protocol.ts"
import type { Scanner } from "./Scanner.ts"
import type { Settled } from "./Settled.ts"
import type { Signal } from "./Signal.ts"

/** Work done since the start. */
export interface Work {
  scans: number
  filesRead: number
  analyses: number
}

/** What exists before the client has said who it is. */
export interface Base {
  readonly connection: Connection
  readonly host: Host
  readonly version: string
  readonly client: Client
  readonly options: InitializationOptions
  readonly documents: TextDocuments<Document>
  readonly grammars: Grammars
  readonly signal: Signal
  /** Resolves when every edit that has arrived has been read. */
  readonly settled: Settled
  readonly work: Work
  /** Aborted when the client asks for shutdown: nothing is sent or begun any more. */
  readonly ended: AbortSignal
}

export interface Session extends Base {
  readonly projects: Projects
  readonly analyst: Analyst
  readonly scanner: Scanner
}
