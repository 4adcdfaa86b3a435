/** The light bulb: answered from what is known of the version on the screen, edits only when one is chosen. */
import { type CodeAction, type Command, LSPErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver"

import * as Actions from "../Actions.ts"
import * as Address from "../Address.ts"
import type { Analysis } from "../Analyst.ts"
import * as Changes from "../Changes.ts"
import { commands } from "../Protocol.ts"
import type { Session } from "../Session.ts"

/** What comes back with a chosen action. */
interface Data {
  readonly uri: string
  readonly version: number
  readonly choice: Actions.Choice
}

const isData = (data: unknown): data is Data =>
  typeof data === "object" && data !== null && "uri" in data && "version" in data && "choice" in data

/** For clients that know commands only. */
const commandOf = (uri: string, { choice, title }: Actions.Offer): ReadonlyArray<Command> => {
  if (choice.do === "unit" && choice.alternative === undefined)
    return [{ title, command: commands.fixUnit, arguments: [{ uri, unit: choice.unit }] }]
  if (choice.do !== "file") return []
  const rules = choice.rule === undefined ? {} : { rules: [choice.rule] }
  return [{ title, command: commands.fixFile, arguments: [{ uri, level: choice.level, ...rules }] }]
}

/** Answers `textDocument/codeAction` and `codeAction/resolve`. */
export const register = (session: Session): void => {
  const { analyst, client, connection, documents, projects } = session

  const editOf = async (analysis: Analysis, choice: Actions.Choice): Promise<WorkspaceEdit | undefined> => {
    const changes = await Actions.changesOf(session, analysis, choice)
    return changes === undefined ? undefined : Changes.workspaceEdit(client, changes)
  }

  const actionOf = async (analysis: Analysis, offer: Actions.Offer): Promise<ReadonlyArray<CodeAction>> => {
    const { choice, findings, isPreferred, kind, title } = offer
    const action: CodeAction = {
      title,
      kind,
      ...(kind.startsWith("quickfix")
        ? { diagnostics: findings.flatMap((index) => analysis.diagnostics[index] ?? []) }
        : {}),
      ...(client.hasPreferred && isPreferred ? { isPreferred } : {})
    }
    if (client.resolvesEdits) {
      const data: Data = { uri: analysis.uri, version: analysis.version, choice }
      return [{ ...action, data }]
    }
    const edit = await editOf(analysis, choice)
    return edit === undefined ? [] : [{ ...action, edit }]
  }

  connection.onCodeAction(async ({ context, range, textDocument }, token) => {
    const document = documents.get(textDocument.uri)
    if (document === undefined) return []
    const analysis = await analyst.analyse(document)
    if (token.isCancellationRequested) return []
    const place = { start: analysis.places.offset(range.start), end: analysis.places.offset(range.end) }
    const hasFolder = projects.known(document.key)?.isFolder === true && !document.key.startsWith("untitled:")
    const offers = Actions.at(analysis, place, { only: context.only, hasFolder })
    if (!client.hasActionLiterals) return offers.flatMap((offer) => commandOf(document.uri, offer))
    const actions = await Promise.all(offers.map((offer) => actionOf(analysis, offer)))
    return actions.flat()
  })

  connection.onCodeActionResolve(async (action) => {
    if (!isData(action.data)) return action
    const { choice, uri, version } = action.data
    const document = documents.get(uri)
    const analysis = document === undefined ? undefined : await analyst.analyse(document)
    if (analysis === undefined || analysis.version !== version) {
      throw new ResponseError(LSPErrorCodes.ContentModified, `${Address.pathOf(uri)} has changed since`)
    }
    const edit = await editOf(analysis, choice)
    if (edit === undefined) {
      connection.window.showWarningMessage(`${action.title}: this cannot be written here without harm.`)
      return action
    }
    return { ...action, edit }
  })
}
