/** Names of rules lead to their pages: in comments that suppress, and in the configuration file. */
import { isRuleId } from "@segue/migrate/rules/RuleId"
import type { DocumentLink } from "vscode-languageserver"

import { pageOf } from "../Analyst.ts"
import * as FolderConfig from "../FolderConfig.ts"
import type { Session } from "../Session.ts"
import * as Text from "../Text.ts"
import * as Translation from "../Translation.ts"

const DIRECTIVE = /segue-ignore-(?:next-line|start|file)(?![\w-])([^\r\n]*)/gu
const WORD = /[a-z][a-z-]*/gu
const KEY = /"([a-z][a-z-]*)"(?=\s*:)/gu

/** Where rules are named, as offsets. */
const namesIn = (text: string, isConfig: boolean): ReadonlyArray<{ start: number; rule: string }> => {
  const found: Array<{ start: number; rule: string }> = []
  if (isConfig) {
    for (const match of text.matchAll(KEY))
      if (isRuleId(match[1]!)) found.push({ start: match.index + 1, rule: match[1] })
    return found
  }
  for (const directive of text.matchAll(DIRECTIVE)) {
    const names = directive[1]!.split(/\s--\s/u)[0]!
    const start = directive.index + directive[0].length - directive[1]!.length
    for (const match of names.matchAll(WORD)) {
      if (isRuleId(match[0])) found.push({ start: start + match.index, rule: match[0] })
    }
  }
  return found
}

/** Answers `textDocument/documentLink`. */
export const register = (session: Session): void => {
  const { connection, documents } = session
  const page = pageOf(session)
  connection.onDocumentLinks(({ textDocument }): Array<DocumentLink> => {
    const document = documents.get(textDocument.uri)
    if (document === undefined || !document.isOurs) return []
    const text = Text.whole(document.content)
    const isConfig = document.path.endsWith(`/${FolderConfig.FILE_NAME}`)
    if (!isConfig && !text.includes("segue-ignore-")) return []
    const places = Translation.places(document.content)
    return namesIn(text, isConfig).flatMap(({ rule, start }) => {
      const target = page(rule)
      const range = places.range({ start, end: start + rule.length })
      return target === undefined ? [] : [{ range, target, tooltip: `What ${rule} finds, and why` }]
    })
  })
}
