import { isPage } from "./response.ts"
/** What a payload is, where that is clear. */
import { isObject } from "./Shape.ts"

export const kinds = ["request", "response", "query", "scopes", "problem"] as const
export type Kind = (typeof kinds)[number]

/** Whether a text is meant as JSON, however broken it may be. */
export const looksLikeJson = (text: string): boolean => /^\s*["'[{]/u.test(text)

/** The kind of a JSON document. */
export const ofJson = (value: unknown): Kind | undefined => {
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((item) => typeof item === "string") ? "scopes" : undefined
  }
  if (!isObject(value)) return undefined
  if (isPage(value)) return "response"
  const has = (...fields: ReadonlyArray<string>) => fields.some((field) => Object.hasOwn(value, field))
  if (typeof value["status"] === "number" || (has("title") && has("type", "detail"))) return "problem"
  if (has("id") && has("status", "created_at")) return "response"
  return !has("id", "status", "created_at") && has("amount", "source_amount", "source_asset") ? "request" : undefined
}

/** The kind of a text that is not JSON. */
export const ofText = (text: string): Kind | undefined => {
  const line = text.trim()
  const words = line.split(/\s+/u)
  if (words.every((word) => /^[a-z_]+:[a-z_]+$/u.test(word))) return "scopes"
  return words.length === 1 && (line.includes("=") || /^\?|^\/|:\/\//u.test(line)) ? "query" : undefined
}
