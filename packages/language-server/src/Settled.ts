/** Waits until no edit is left among the messages that have arrived: what will be overtaken is not computed. */
import type { TextDocuments } from "vscode-languageserver"

import type { Document } from "./Document.ts"
import type { Host } from "./Host.ts"

export type Settled = () => Promise<void>

/** A connection hands out one message for each turn of the event loop; so many turns without an edit mean the end. */
const TURNS = 2

/** Watches the edits of these documents. */
export const make = (documents: TextDocuments<Document>, host: Host): Settled => {
  let edits = 0
  documents.onDidChangeContent(() => {
    edits++
  })
  return async () => {
    for (let seen = -1; seen !== edits;) {
      seen = edits
      for (let turn = 0; turn < TURNS; turn++) await host.pause()
    }
  }
}
