/** A document that is open in the client: its text as it is typed. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver"

import * as Address from "./Address.ts"
import * as Text from "./Text.ts"

export interface Document {
  /** As the client spells it. */
  readonly uri: string
  /** In one spelling for all. */
  readonly key: string
  readonly languageId: string
  /** By which the engine chooses a language. */
  readonly enginePath: string
  /** By which the configuration knows it. */
  readonly path: string
  readonly isOurs: boolean
  version: number
  content: Text.Text
}

/** Opens a document. */
export const create = (uri: string, languageId: string, version: number, text: string): Document => {
  const key = Address.canonical(uri)
  return {
    uri,
    key,
    languageId,
    enginePath: Address.enginePath(key, languageId),
    path: Address.pathOf(key),
    isOurs: Address.isOurs(uri),
    version,
    content: Text.make(text)
  }
}

/** Applies what was typed. */
export const update = (
  document: Document,
  changes: ReadonlyArray<TextDocumentContentChangeEvent>,
  version: number
): Document => {
  for (const change of changes) {
    document.content =
      "range" in change ? Text.edit(document.content, change.range, change.text) : Text.make(change.text)
  }
  document.version = version
  return document
}
