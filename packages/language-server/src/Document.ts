/** A document that is open in the client: its text as it is typed, and what is known of that text without reading it. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"

import * as Address from "./Address.ts"
import * as Quiet from "./Quiet.ts"

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
  readonly content: TextDocument
  words: Quiet.Words
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
    content: TextDocument.create(uri, languageId, version, text),
    words: Quiet.ofText(text)
  }
}

/** Applies what was typed. */
export const update = (
  document: Document,
  changes: ReadonlyArray<TextDocumentContentChangeEvent>,
  version: number
): Document => {
  const { content } = document
  for (const change of changes) {
    const start = "range" in change ? content.offsetAt(change.range.start) : undefined
    TextDocument.update(content, [change], version)
    const text = content.getText()
    document.words =
      start === undefined
        ? Quiet.ofText(text)
        : Quiet.afterEdit(document.words, text, start, start + change.text.length)
  }
  if (changes.length === 0) TextDocument.update(content, [], version)
  return document
}

/** Whether nothing can be found in the text. */
export const isQuiet = (document: Document): boolean => {
  if (Quiet.isQuiet(document.words)) return true
  // The bound may be too high after deletions; the exact answer is a better bound.
  document.words = Quiet.ofText(document.content.getText())
  return Quiet.isQuiet(document.words)
}
