import * as Issue from "@segue/core/Issue"
/**
 * Strict JSON with places: what the grammar does not allow is told with line and column, a key that stands twice is
 * refused (two amounts are no amount), nesting is limited, and numbers keep the digits they were written with.
 */
import * as Result from "effect/Result"
import { createScanner, findNodeAtLocation, type ParseErrorCode, parseTree, visit } from "jsonc-parser"

/** Objects and arrays may be nested this deep; the deepest payload of the vendor has five levels. */
export const NESTING_MAX = 100

/** Line and column, both from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Why a text is no document. */
export interface Fault {
  readonly message: string
  readonly place: Place
}

export interface Document {
  readonly text: string
  /** Numbers as numbers. */
  readonly plain: unknown
  /** The same with every number that JavaScript would write differently kept as it was written. */
  readonly exact: unknown
}

/** The numbers of jsonc-parser's token kinds; its own enumeration is not there at run time. */
const Token = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 } as const

const placeAt = (text: string, offset: number): Place => {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf("\n") + 1
  let line = 1
  for (let at = before.indexOf("\n"); at >= 0; at = before.indexOf("\n", at + 1)) line++
  return { line, column: offset - lineStart + 1 }
}

/** Finds the place of a value, or of the innermost value around it that exists. */
export const places = (text: string): ((path: ReadonlyArray<string | number>) => Place | undefined) => {
  const root = parseTree(text)
  return (path) => {
    for (let length = path.length; root !== undefined && length >= 0; length--) {
      const node = findNodeAtLocation(root, path.slice(0, length))
      if (node !== undefined) return placeAt(text, node.offset)
    }
    return undefined
  }
}

/** Where nesting goes too deep, found without recursion. */
const tooDeep = (text: string): number | undefined => {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let token: number = scanner.scan(); token !== Token.end; token = scanner.scan()) {
    if (token === Token.openBrace || token === Token.openBracket) {
      if (++depth > NESTING_MAX) return scanner.getTokenOffset()
    } else if (token === Token.closeBrace || token === Token.closeBracket) depth--
  }
  return undefined
}

/** By the number of jsonc-parser's error: what to tell. */
const explanations: Readonly<Record<number, string>> = {
  1: "This word is not JSON; text stands in double quotes",
  2: "This is not a JSON number",
  3: "A property name in double quotes belongs here",
  4: "A value belongs here",
  5: "A colon belongs here",
  6: "A comma belongs here",
  7: "A closing brace } belongs here",
  8: "A closing bracket ] belongs here",
  9: "Something follows after the end of the document; only one document is read",
  10: "Comments are not part of JSON; remove this one",
  11: "A comment is not closed, and comments are not part of JSON",
  12: "A string is not closed",
  13: "This is not a JSON number",
  14: "This Unicode escape is not complete",
  15: "There is no such escape in JSON",
  16: "A control character stands in a string; write it as an escape such as \\n"
}

const explain = (text: string, code: ParseErrorCode | undefined, offset: number): Fault => {
  const character = text[offset]
  const before = text.slice(0, offset).trimEnd()
  if (character === "'" || character === "\u2018" || character === "\u2019") {
    return {
      place: placeAt(text, offset),
      message: "An apostrophe stands here; JSON uses double quotes (is it left over from a shell command?)"
    }
  }
  if (character === "\u201C" || character === "\u201D") {
    return { place: placeAt(text, offset), message: 'A typographic quotation mark stands here; JSON uses "' }
  }
  if ((character === "}" || character === "]") && before.endsWith(",")) {
    return {
      place: placeAt(text, before.length - 1),
      message: `A comma stands before the closing ${character}; remove it`
    }
  }
  if (character === undefined) return { place: placeAt(text, offset), message: "The document ends too early" }
  return {
    place: placeAt(text, offset),
    message: explanations[code ?? 0] ?? "This is not JSON"
  }
}

interface Findings {
  error?: { readonly code: ParseErrorCode; readonly offset: number }
  duplicate?: { readonly path: ReadonlyArray<string | number>; readonly offset: number }
  inexact: boolean
}

const inspect = (text: string): Findings => {
  const found: Findings = { inexact: false }
  const keys: Array<Set<string>> = []
  visit(
    text,
    {
      onError: (code, offset) => {
        found.error ??= { code, offset }
      },
      onObjectBegin: () => {
        keys.push(new Set())
      },
      onObjectProperty: (name, offset, _length, _line, _character, path) => {
        const known = keys.at(-1)
        if (known?.has(name) === true) found.duplicate ??= { path: [...path(), name], offset }
        known?.add(name)
      },
      onObjectEnd: () => {
        keys.pop()
      },
      onLiteralValue: (value, offset, length) => {
        if (typeof value === "number" && String(value) !== text.slice(offset, offset + length)) found.inexact = true
      }
    },
    { disallowComments: true, allowTrailingComma: false }
  )
  return found
}

/** What ES2025 adds to JSON, which the compiler's library does not know yet. */
const json = JSON as unknown as {
  readonly parse: (
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source: string }) => unknown
  ) => unknown
  readonly rawJSON: (text: string) => unknown
}

/** Reads one document. */
export const parse = (text: string): Result.Result<Document, Fault> => {
  const deep = tooDeep(text)
  if (deep !== undefined) {
    return Result.fail({ place: placeAt(text, deep), message: `Nested deeper than ${NESTING_MAX} levels` })
  }
  const { duplicate, error, inexact } = inspect(text)
  if (error !== undefined) return Result.fail(explain(text, error.code, error.offset))
  if (duplicate !== undefined) {
    return Result.fail({
      place: placeAt(text, duplicate.offset),
      message: `${Issue.formatPath(duplicate.path)} stands here for the second time; only one of the two can be meant`
    })
  }
  try {
    const plain: unknown = JSON.parse(text)
    const exact = inexact
      ? json.parse(text, (_key, value, { source }) =>
          typeof value === "number" && String(value) !== source ? json.rawJSON(source) : value
        )
      : plain
    return Result.succeed({ text, plain, exact })
  } catch {
    // jsonc-parser is the more lenient of the two; the built-in parser decides.
    return Result.fail(explain(text, undefined, 0))
  }
}
