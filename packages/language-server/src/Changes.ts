/** Changes of files as a client applies them: as much of versions and annotations as it understands, and no more. */
import * as Edit from "@segue/migrate/text/Edit"
import { diffArrays } from "diff"
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit
} from "vscode-languageserver"

import type { Client } from "./Client.ts"
import * as Text from "./Text.ts"
import { places } from "./Translation.ts"

/** One replacement, with what a preview says about it. */
export interface Change {
  readonly edit: TextEdit
  readonly annotation?: Annotation
}

export interface Annotation {
  readonly label: string
  readonly description?: string
  /** Ticked only by the user: for what a person must look at. */
  readonly needsConfirmation: boolean
}

export interface FileChanges {
  readonly uri: string
  /** The version the changes are for; `undefined` for what is not open. */
  readonly version: number | undefined
  readonly changes: ReadonlyArray<Change>
  /** The file is not there yet. */
  readonly isNew?: boolean
}

const annotated = (client: Client, files: ReadonlyArray<FileChanges>): WorkspaceEdit => {
  const annotations: Record<string, ChangeAnnotation> = {}
  const edits = files.flatMap(({ changes, isNew, uri, version }): ReadonlyArray<TextDocumentEdit | CreateFile> => {
    const own = changes.map(({ annotation, edit }): TextEdit | AnnotatedTextEdit => {
      if (annotation === undefined || !client.hasAnnotations) return edit
      const id = `${annotation.needsConfirmation ? "review" : "safe"}: ${annotation.label}`
      annotations[id] ??= { ...annotation }
      return { ...edit, annotationId: id }
    })
    const edit: TextDocumentEdit = { textDocument: { uri, version: version ?? null }, edits: own }
    return isNew === true ? [{ kind: "create", uri, options: { ignoreIfExists: true } }, edit] : [edit]
  })
  return Object.keys(annotations).length === 0
    ? { documentChanges: edits }
    : { documentChanges: edits, changeAnnotations: annotations }
}

/** The changes as an edit for this client. */
export const workspaceEdit = (client: Client, files: ReadonlyArray<FileChanges>): WorkspaceEdit =>
  client.hasDocumentChanges
    ? annotated(client, files)
    : { changes: Object.fromEntries(files.map(({ changes, uri }) => [uri, changes.map(({ edit }) => edit)])) }

const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu

/** Letters that two texts share at their start, or at their end. */
const shared = (a: string, b: string, letter: (text: string, index: number) => number): number => {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && letter(a, count) === letter(b, count)) count++
  return count
}

const isHalf = (code: number): boolean => code >= 0xd8_00 && code <= 0xdf_ff

/** A replacement without what stays as it is; a pair of surrogates is never torn apart. */
const trimmed = ({ end, start, text }: Edit.Edit, before: string): Edit.Edit => {
  const old = before.slice(start, end)
  let head = shared(old, text, (one, index) => one.charCodeAt(index))
  if (head > 0 && isHalf(old.charCodeAt(head - 1))) head--
  // Between the two letters of a line break is no place that a client could name.
  if (head > 0 && old[head - 1] === "\r" && old[head] === "\n") head--
  const oldRest = old.slice(head)
  const newRest = text.slice(head)
  let tail = shared(oldRest, newRest, (one, index) => one.charCodeAt(one.length - 1 - index))
  if (tail > 0 && isHalf(oldRest.charCodeAt(oldRest.length - tail))) tail--
  if (tail > 0 && oldRest[oldRest.length - tail] === "\n" && oldRest[oldRest.length - tail - 1] === "\r") tail--
  return { start: start + head, end: end - tail, text: newRest.slice(0, newRest.length - tail) }
}

/** Few and small replacements that make one text of another. */
export const between = (before: string, after: string): ReadonlyArray<Edit.Edit> => {
  const edits: Array<Edit.Edit> = []
  let at = 0
  let open: { start: number; end: number; text: string } | undefined
  for (const part of diffArrays(before.match(LINE) ?? [], after.match(LINE) ?? [])) {
    const text = part.value.join("")
    if (!part.added && !part.removed) {
      if (open !== undefined) edits.push(trimmed(open, before))
      open = undefined
      at += text.length
      continue
    }
    open ??= { start: at, end: at, text: "" }
    if (part.added) open.text += text
    else {
      at += text.length
      open.end = at
    }
  }
  if (open !== undefined) edits.push(trimmed(open, before))
  return edits
}

/** The same, as changes with what is said of each. */
export const describe = (
  text: string,
  edits: ReadonlyArray<Edit.Edit>,
  annotationOf: (edit: Edit.Edit) => Annotation | undefined
): ReadonlyArray<Change> => {
  const of = places(Text.make(text))
  return edits.map((edit) => {
    const annotation = annotationOf(edit)
    const translated = { range: of.range(edit), newText: edit.text }
    return annotation === undefined ? { edit: translated } : { edit: translated, annotation }
  })
}
