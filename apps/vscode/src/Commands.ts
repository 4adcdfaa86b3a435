/** What the palette, the menus and the view can be asked for. The server's own commands get their arguments here. */
import { commands, type ExplainRuleAnswer, type FixAnswer, type Level } from "@segue/language-server/Protocol"
import * as vscode from "vscode"

import * as Compare from "./Compare.ts"
import { isNode, type MigrationView } from "./MigrationView.ts"
import * as Report from "./Report.ts"
import type { Arguments, Server } from "./Server.ts"

const current = (): vscode.TextEditor | undefined => vscode.window.activeTextEditor

const tellNoEditor = (): undefined => {
  void vscode.window.showInformationMessage("Open a file first.")
  return undefined
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`

/** What a fix did, in a sentence; what is left for a person stays in the view. */
const tell = (answer: FixAnswer | null | undefined): void => {
  if (answer === null || answer === undefined) return
  if (answer.message !== undefined) void vscode.window.showInformationMessage(answer.message)
  else if (answer.applied) {
    const what = `Rewrote ${plural(answer.units.length, "call or payload").replace("payloads", "payload")} in ${plural(answer.files, "file")}.`
    const look = answer.needs.length === 0 ? "" : ` To look at: ${answer.needs.join(" ")}`
    void vscode.window.showInformationMessage(what + look)
  }
  if (answer.withdrawn.length > 0) {
    void vscode.window.showWarningMessage(
      `Left alone, because the rewrite would have done harm (a mistake of ours): ${answer.withdrawn.join(", ")}`
    )
  }
}

/** Asks before the whole workspace is rewritten; one undo takes it back. */
const confirm = async (server: Server, level: Level, rules?: ReadonlyArray<string>): Promise<void> => {
  const { files } = await server.units()
  const wanted = files
    .map(({ units }) =>
      units.filter(
        ({ isFixable, rules: own, safety }) =>
          isFixable &&
          (safety === "safe" || (safety === "review" && level === "review")) &&
          (rules === undefined || own.some((rule) => rules.includes(rule)))
      )
    )
    .filter((units) => units.length > 0)
  const count = wanted.reduce((sum, units) => sum + units.length, 0)
  if (count === 0) {
    void vscode.window.showInformationMessage(
      level === "safe" ? "Nothing here can be fixed without a look." : "Nothing here can be fixed by a tool."
    )
    return
  }
  const question = `Rewrite ${plural(count, "call")} in ${plural(wanted.length, "file")}?`
  const detail =
    level === "safe"
      ? "Only what is safe. One undo takes all of it back."
      : "What needs a look is shown first, with what is safe already ticked. One undo takes all of it back."
  const answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, "Rewrite")
  if (answer !== "Rewrite") return
  tell(await server.fix.workspace({ level, ...(rules === undefined ? {} : { rules }) }))
}

/** Lets the user choose one of the rules that have findings. */
const chooseRule = async (server: Server): Promise<string | undefined> => {
  const { files } = await server.units()
  const counts = new Map<string, number>()
  for (const unit of files.flatMap(({ units }) => units)) {
    for (const rule of unit.rules) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  const rows = [...counts].map(([label, count]) => ({ label, description: plural(count, "call") }))
  return (await vscode.window.showQuickPick(rows, { placeHolder: "Which rule?" }))?.label
}

/** Arguments that the palette and the view leave to us. */
const complete =
  (server: Server): Arguments =>
  async (command, given) => {
    const [first] = given
    if (first !== undefined && !isNode(first) && !(first instanceof vscode.Uri)) return given
    const editor = current()
    switch (command) {
      case commands.restart:
        await server.restart()
        return undefined
      case commands.fixWorkspace:
        await confirm(server, "safe")
        return undefined
      case commands.openReport:
        await Report.open(server)
        return undefined
      case commands.fixUnit:
        return isNode(first) && first.kind === "unit" ? [{ uri: first.uri.toString(), unit: first.unit.id }] : undefined
      case commands.fixFile:
        return editor === undefined ? tellNoEditor() : [{ uri: editor.document.uri.toString() }]
      case commands.migrateSelection:
        return editor === undefined ? tellNoEditor() : [selectionOf(editor)]
      case commands.explainRule: {
        const rule = await chooseRule(server)
        if (rule !== undefined) await explain(server, rule)
        return undefined
      }
      default:
        return given.filter((one) => !isNode(one) && !(one instanceof vscode.Uri))
    }
  }

const selectionOf = ({ document, selection }: vscode.TextEditor): object => ({
  uri: document.uri.toString(),
  range: {
    start: { line: selection.start.line, character: selection.start.character },
    end: { line: selection.end.line, character: selection.end.character }
  }
})

const explain = async (server: Server, rule: string): Promise<void> => {
  const answer = await server.command<ExplainRuleAnswer>(commands.explainRule, { rule })
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content: answer.markdown })
  await vscode.window.showTextDocument(document, { preview: true })
  await vscode.commands.executeCommand("markdown.showPreview", document.uri)
}

/** Registers what the server does not offer by itself. */
export const register = (
  server: Server,
  view: MigrationView,
  output: vscode.LogOutputChannel
): ReadonlyArray<vscode.Disposable> => {
  server.intercept(complete(server))
  const own: Readonly<Record<string, (argument: unknown) => unknown>> = {
    "segue.showOutput": () => output.show(),
    "segue.refresh": () => view.refresh(),
    "segue.fixFileReview": async () => {
      const editor = current()
      if (editor === undefined) return tellNoEditor()
      tell(await server.fix.file({ uri: editor.document.uri.toString(), level: "review" }))
    },
    "segue.fixWorkspaceReview": () => confirm(server, "review"),
    "segue.fixRule": async () => {
      const rule = await chooseRule(server)
      if (rule !== undefined) await confirm(server, "review", [rule])
    },
    "segue.compare": async (node) => {
      if (!isNode(node) || node.kind !== "unit") return
      await Compare.open(server, {
        uri: node.uri.toString(),
        unit: node.unit.id,
        level: node.unit.safety === "safe" ? "safe" : "review"
      })
    },
    "segue.view.fixFile": async (node) => {
      if (!isNode(node) || node.kind !== "file") return
      tell(await server.fix.file({ uri: node.uri.toString(), level: "safe" }))
    }
  }
  return Object.entries(own).map(([name, run]) => vscode.commands.registerCommand(name, run))
}
