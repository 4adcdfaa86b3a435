/** The report of the whole workspace, beside the editor: the page that `segue report --html` writes. */
import { createHash } from "node:crypto"

import { commands, type ReportAnswer } from "@segue/language-server/Protocol"
import { page } from "@segue/migrate/report/page"
import type { Report, Task } from "@segue/migrate/report/Report"
import * as vscode from "vscode"

import type { Server } from "./Server.ts"

/** Opens a place that a link of the page names. */
const OPEN = "segue.report.open"

const linkOf = (task: Task): string =>
  `command:${OPEN}?${encodeURIComponent(JSON.stringify([task.file, task.line, task.column]))}`

const htmlOf = (report: Report, link: (task: Task) => string | undefined): string =>
  page(report, { link, sha256: (text) => createHash("sha256").update(text).digest("base64") })

/** A file of the report; in a window of several folders the first that has it. */
const find = async (file: string): Promise<vscode.Uri | undefined> => {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const candidate = vscode.Uri.joinPath(uri, file)
    try {
      await vscode.workspace.fs.stat(candidate)
      return candidate
    } catch {
      // Not in this folder.
    }
  }
  return undefined
}

const openPlace = async (file: unknown, line: unknown, column: unknown): Promise<void> => {
  const uri = typeof file === "string" ? await find(file) : undefined
  if (uri === undefined) return
  const at = new vscode.Position(Math.max(0, Number(line) - 1), Math.max(0, Number(column) - 1))
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at), viewColumn: vscode.ViewColumn.One })
}

const save = async (report: Report): Promise<void> => {
  const uri = await vscode.window.showSaveDialog({ filters: { HTML: ["html"] }, title: "Save the migration report" })
  if (uri !== undefined) {
    await vscode.workspace.fs.writeFile(
      uri,
      Buffer.from(
        htmlOf(report, () => undefined),
        "utf8"
      )
    )
  }
}

/** Shows the report; a button saves it as a file that needs nothing else. */
export const open = async (server: Server): Promise<void> => {
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: "Segue: counting" },
    () => server.command<ReportAnswer>(commands.openReport, {})
  )
  const report: Report = { ...answer.report, made: new Date().toISOString(), history: [] }
  const panel = vscode.window.createWebviewPanel("segue.report", "Migration report", vscode.ViewColumn.Active, {
    enableScripts: false,
    enableCommandUris: [OPEN],
    localResourceRoots: []
  })
  panel.webview.html = htmlOf(report, linkOf)
  const choice = await vscode.window.showInformationMessage(
    "The report can be saved as one file for people who are not in the editor.",
    "Save"
  )
  if (choice === "Save") await save(report)
}

/** Registers what the page's links call. */
export const register = (): vscode.Disposable => vscode.commands.registerCommand(OPEN, openPlace)
