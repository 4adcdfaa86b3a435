/**
 * What a list of scopes is for, by the words around it: a token is asked for with them, or what a token has is held
 * against them. Only the former may get more scopes without a look: a check or a gateway's rule would demand them, too.
 */
import type { Range } from "../text/Range.ts"
import type { SourceFile } from "../text/Source.ts"
import * as Scopes from "./Scopes.ts"

export type ScopeUse = "token" | "check" | "unknown"

/** Words of a statement that compares scopes, demands them, or opens a way to who has them. */
const CHECKS =
  /(?:\b(?:if|elif|elsif|unless|when|case|switch|match|in|and|or|assert\w*|expect|should|needs?|guard|polic(?:y|ies)|rules?|routes?|roles?|grants?_?to|security|permissions?|abilit(?:y|ies))\b|includes?\b|contains\w*\b|\bhas_?\w*\(|hasScope|has_?(?:any|all)?_?(?:scope|authority|permission)|requir|allow|permit|authori[sz](?:e\b|ed\b|es\b|ation_scopes|er)|\bcheck|verif|enforce|PreAuthorize|Secured|[=!]==?|\.some\b|\.every\b|issubset|issuperset|subset|superset)/iu

/** Words of what asks for a token. */
const TOKENS =
  /\boauth\b|grant_?type|client_?credentials|client_?secret|client_?id|token_?(?:url|uri|endpoint|request)|oauth2?\/token|OAuth2|get_?token|fetch_?token|access_?token|credentials/iu

/** What a rule about a way in is written with, in settings of gateways and routers. */
const GATEWAY =
  /^\s*(?:-\s+)?["']?(?:path|paths|prefix|methods?|verbs?|route\w*|uris?|hosts?|rate_?limit|authorization_type|authorizer\w*|upstream|backend)["']?\s*[:=](?!=)/imu

/** Files that set values for programs; in a program such a name may be a check's. */
const isSettings = (path: string): boolean =>
  isDocument(path) ||
  /(?:^|[/.])env(?:\.|$)|\.(?:env|sh|bash|ya?ml|properties|tfvars|txt|ini|toml|conf)$|(?:Docker|Container)file/iu.test(
    path
  )

const isData = (path: string): boolean =>
  isDocument(path) || /\.(?:ya?ml|json5?|jsonc|tf|hcl|tfvars|toml|conf|xml)$/iu.test(path)

/** Words of a token request itself. */
const ASKING = /grant_?type|client_?credentials|token_?(?:url|uri|endpoint)/iu

/** A setting that is named after them: `PAXOS_SCOPES=`, `export OAUTH_SCOPE="…"`. */
const SETTING = /^\s*(?:export\s+|-\s+|ENV\s+|set\s+)?["']?(?:[A-Z][A-Z0-9_]*_)?SCOPES?\w*["']?\s*[:=]/u

/** More than any program compares. */
const SCOPES_MAX = 300

const checked = new WeakMap<SourceFile, boolean>()

/** Whether a file holds tokens against a legacy scope anywhere: lists in it do not change apart from that. */
export const isChecked = (file: SourceFile): boolean => {
  const known = checked.get(file)
  if (known !== undefined) return known
  const isOne = Scopes.find(file.text)
    .slice(0, SCOPES_MAX)
    .some((one) => one.api === "legacy" && of(file, one) === "check")
  checked.set(file, isOne)
  return isOne
}

/** So many characters before and behind a scope are looked at, as its statement and as the block around it. */
const STATEMENT_MAX = 400
const BLOCK_MAX = 1500

const LINES_AROUND = 25

/** Behind a scope that something is kept under: what it means to people, what it opens. */
const KEY = /^["'`]?\]?\s*(?::(?!:)|=>|=(?!=))/u

/** The use of a list at this place of a file's text. */
export const of = (file: SourceFile, { end, start }: Range): ScopeUse => {
  const { path } = file
  const text = plainOf(file)
  if (KEY.test(text.slice(end, end + 8))) return "check"
  const begin = Math.max(statementStart(text, start), start - STATEMENT_MAX)
  const statement = text.slice(begin, Math.min(lineEnd(text, end), end + STATEMENT_MAX))
  if (isSettings(path) && SETTING.test(statement) && !CHECKS.test(statement.replace(SETTING, ""))) return "token"
  const block = blockAround(text, begin, end)
  if (CHECKS.test(statement) || isHeldAgainst(text, text.slice(begin, start))) return "check"
  if (!ASKING.test(block) && isData(path) && GATEWAY.test(block)) return "check"
  return TOKENS.test(block) ? "token" : "unknown"
}

/** What a scope is kept under: `const WRITE = "…"`, `WRITE = %w[…]`. */
const KEPT = /([A-Za-z_$][\w$]*)\s*(?::[^=\n]{1,40})?:?=(?![=>])[^=]*$/u

/** Whether the name that a scope is kept under is one that tokens are held against: `granted.includes(WRITE)`. */
const isHeldAgainst = (text: string, before: string): boolean => {
  const name = KEPT.exec(before)?.[1]
  if (name === undefined) return false
  const word = name.replaceAll("$", String.raw`\$`)
  return new RegExp(
    String.raw`(?:\b(?:includes?\??|contains\w*|Contains\w*|has\w*|indexOf|in_array|issubset|issuperset|some|every|equals?)\s*\(?\s*[^()\n]{0,60}|[=!]==?\s*)(?<![\w$.])(?:\w+\.)*${word}\b|(?<![\w$])${word}\b\s*(?:not\s+)?(?:in\b|[=!]==?)`,
    "u"
  ).test(text)
}

/** Where the statement begins: a list over several lines begins with the line of its bracket or key. */
const statementStart = (text: string, at: number): number => {
  let start = text.lastIndexOf("\n", at - 1) + 1
  for (let steps = 0; steps < 12 && start > 0; steps++) {
    if (at - start > STATEMENT_MAX || !/^\s*(?:-\s+)?["'`]?[\w:%. -]*$/u.test(text.slice(start, at))) break
    const above = text.lastIndexOf("\n", start - 2) + 1
    const line = text.slice(above, start)
    if (!/[[({,:=>|]\s*$|^\s*(?:-\s+)?["'`]?[\w]+:[\w]+["'`]?,?\s*$/u.test(line)) break
    start = above
  }
  return start
}

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf("\n", at)
  return end < 0 ? text.length : end
}

/** The block that a statement stands in, from the line that opens it: what is set in further left is another one's. */
const blockAround = (text: string, start: number, end: number): string => {
  const indent = indentOf(text, start)
  const first = Math.max(0, start - BLOCK_MAX)
  const last = Math.min(text.length, end + BLOCK_MAX)
  let from = start
  for (let line = 0; line < LINES_AROUND && from > first; line++) {
    from = Math.max(first, text.lastIndexOf("\n", from - 2) + 1)
    if (isFurtherLeft(text, from, indent)) break
  }
  let to = Math.min(last, lineEnd(text, end))
  for (let line = 0; line < LINES_AROUND && to < last; line++) {
    if (isFurtherLeft(text, to + 1, indent)) break
    to = Math.min(last, lineEnd(text, to + 1))
  }
  return text.slice(from, to)
}

const plain = new WeakMap<SourceFile, string>()

/** A document's text without the marks of quotations, every place where it was. */
const plainOf = (file: SourceFile): string => {
  if (!isDocument(file.path)) return file.text
  const known = plain.get(file)
  if (known !== undefined) return known
  const text = file.text.replaceAll(/^[ \t]*(?:>[ \t]?)+/gmu, (mark) => " ".repeat(mark.length))
  plain.set(file, text)
  return text
}

const isDocument = (path: string): boolean => /\.(?:md|mdx|markdown)$/iu.test(path)

/** A list's dash counts as the blank that it takes the place of. */
const indentOf = (text: string, at: number): number => /^[ \t-]*/u.exec(text.slice(at, at + 200))![0].length

const isFurtherLeft = (text: string, at: number, indent: number): boolean => {
  const line = text.slice(at, Math.min(lineEnd(text, at), at + 200))
  return line.trim() !== "" && /^[ \t]*/u.exec(line)![0].length < indent
}
