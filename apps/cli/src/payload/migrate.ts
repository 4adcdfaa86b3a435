import type { Issue } from "@segue/core/Issue"
/** Reads a text as the kind that is named or clear, and migrates it. */
import * as Result from "effect/Result"

import * as Json from "../input/Json.ts"
import * as Answer from "./Answer.ts"
import * as Kind from "./Kind.ts"
import * as problem from "./problem.ts"
import * as query from "./query.ts"
import * as request from "./request.ts"
import * as response from "./response.ts"
import * as scopes from "./scopes.ts"

/** `sentence` is for an input of which nothing can be said by path. */
export type Outcome =
  | { readonly answer: Answer.Answer; readonly kind: Kind.Kind; readonly text: string }
  | { readonly sentence: string }

const ofJson = {
  request: request.migrate,
  response: response.migrate,
  problem: problem.migrate,
  scopes: scopes.migrateArray
} as const

const UNCLEAR = `It is not clear what this is; say so with --kind (${Kind.kinds.join(", ")})`

/** Kept digits only matter where the value is carried over; where they would get in the way, plain numbers do. */
const migrateJson = (document: Json.Document, kind: keyof typeof ofJson, options: Answer.Options): Answer.Answer => {
  const plain = ofJson[kind](document.plain, options)
  if (document.exact === document.plain || plain.tag !== "migrated") return plain
  const exact = ofJson[kind](document.exact, options)
  return exact.tag === "migrated" ? exact : plain
}

const fromJson = (text: string, asked: Kind.Kind | undefined, options: Answer.Options): Outcome => {
  const parsed = Json.parse(text)
  if (Result.isFailure(parsed)) {
    const { message, place } = parsed.failure
    return { sentence: `line ${place.line}, column ${place.column}: ${message}` }
  }
  const kind = asked ?? Kind.ofJson(parsed.success.plain)
  if (kind === undefined) return { sentence: UNCLEAR }
  if (kind === "query")
    return { sentence: "A query is plain text such as created_at.begin=2026-04-20T11:00:00Z, not JSON" }
  return { answer: migrateJson(parsed.success, kind, options), kind, text }
}

/** Migrates one payload. */
export const migrate = (text: string, asked: Kind.Kind | undefined, options: Answer.Options): Outcome => {
  const json = asked === "query" ? false : Kind.looksLikeJson(text)
  if (json || (asked !== undefined && asked !== "query" && asked !== "scopes")) return fromJson(text, asked, options)
  const kind = asked ?? Kind.ofText(text)
  if (kind === "query") return { answer: query.migrate(text, options), kind, text }
  if (kind === "scopes") return { answer: scopes.migrateText(text, options), kind, text }
  return { sentence: UNCLEAR }
}

/** Tells where the issues of a document stand, as ` (line 3, column 5)`. */
export const whereabouts = (text: string): ((issue: Issue) => string) => {
  if (!Kind.looksLikeJson(text)) return () => ""
  const placeOf = Json.places(text)
  return (issue) => {
    const place = placeOf(issue.path)
    return place === undefined ? "" : ` (line ${place.line}, column ${place.column})`
  }
}
