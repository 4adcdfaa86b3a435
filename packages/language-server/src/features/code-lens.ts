/** Above every call site, what can be done with it. */
import type { CodeLens } from "vscode-languageserver"

import { commands, type UnitEntry } from "../Protocol.ts"
import type { Session } from "../Session.ts"

/** Units that stand for a place in code, not for a remark beside it. */
const lensOf = (uri: string, { id, isFixable, range, rules, safety, title }: UnitEntry): ReadonlyArray<CodeLens> => {
  const place = { start: range.start, end: range.start }
  if (isFixable) {
    const name = safety === "safe" ? title : `${title} (look at the result)`
    return [
      { range: place, command: { title: `Segue: ${name}`, command: commands.fixUnit, arguments: [{ uri, unit: id }] } }
    ]
  }
  const [rule] = rules
  return rule === undefined
    ? []
    : [
        {
          range: place,
          command: { title: `Segue: ${title}: by hand`, command: commands.explainRule, arguments: [{ rule }] }
        }
      ]
}

const isQuiet = ({ rules }: UnitEntry): boolean =>
  rules.every((rule) => rule === "docs-link" || rule === "auto-conversion")

/** Answers `textDocument/codeLens`. */
export const register = (session: Session): void => {
  const { analyst, connection, documents } = session
  connection.onCodeLens(async ({ textDocument }) => {
    const document = documents.get(textDocument.uri)
    if (document === undefined) return []
    const { units } = await analyst.analyse(document)
    return units.filter((unit) => !isQuiet(unit)).flatMap((unit) => lensOf(document.uri, unit))
  })
}
