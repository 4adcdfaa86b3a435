/**
 * The two legacy scopes and their successors, as whole tokens: `orchestration:read_orchestration` is a prefix of
 * another scope. Source: docs/vendor-facts.md#auth-scopes.
 */
import * as Scope from "@segue/core/Scope"

/** A scope in a text; offsets are of that text. */
export interface ScopeMatch {
  readonly start: number
  readonly end: number
  /** The scope's name, decoded. */
  readonly scope: string
  readonly api: "legacy" | "orchestration"
  /** The colon as it is spelled, `:` or `%3A`. */
  readonly colon: string
}

const names = [...Scope.legacyToNew.keys(), ...Scope.newToLegacy.keys()].map((scope) =>
  scope.replace(":", "(?::|%3[Aa])")
)
const TOKEN = new RegExp(String.raw`(?<![\w:.-]|%[0-9A-Fa-f]?)(?:${names.join("|")})(?![\w:-])`, "gu")
/** Behind `%20` or `%2B` a token begins although a word character stands before it. */
const ENCODED = new RegExp(String.raw`(?<=%20|%2[Bb]|%2[Cc])(?:${names.join("|")})(?![\w:-])`, "gu")

/** Every scope of the two APIs in a text, in order. */
export const find = (text: string): ReadonlyArray<ScopeMatch> => {
  if (!text.includes("_conversion_stablecoin") && !text.includes("_orchestration")) return []
  const matches = [...text.matchAll(TOKEN), ...(text.includes("%2") ? text.matchAll(ENCODED) : [])]
  return matches
    .map((match) => {
      const colon = /:|%3[Aa]/u.exec(match[0])![0]
      const scope = match[0].replace(colon, ":")
      const start = match.index
      const api = Scope.legacyToNew.has(scope) ? ("legacy" as const) : ("orchestration" as const)
      return { start, end: start + match[0].length, scope, api, colon }
    })
    .toSorted((a, b) => a.start - b.start)
}
