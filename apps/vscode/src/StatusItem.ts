/** The item in the status bar: how much is left, and whether the server is well. */
import type { Status } from "@segue/language-server/Protocol"
import * as vscode from "vscode"

import type { Server } from "./Server.ts"

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`

/** Words that the folder may have chosen, file names among them, are shown as they are: no link, no picture. */
const literally = (text: string): string => new vscode.MarkdownString().appendText(text).value

const tooltip = (status: Status, extension: string): vscode.MarkdownString => {
  const { safe, review, manual } = status.counts.units
  const lines = [
    `**Segue ${extension}**, engine ${status.version}`,
    "",
    "| | |",
    "|:--|--:|",
    `| Safe to fix | ${safe} |`,
    `| Needs a look | ${review} |`,
    `| Needs a person | ${manual} |`,
    "",
    `${plural(status.counts.findings, "finding")} in ${plural(status.counts.files, "file")}.`,
    ...status.overBudget.map(
      ({ ms, uri }) =>
        `\n$(warning) Slow: ${literally(vscode.workspace.asRelativePath(vscode.Uri.parse(uri)))} took ${Math.round(ms)} ms.`
    ),
    ...status.problems.map((problem) => `\n$(warning) ${literally(problem)}`)
  ]
  return new vscode.MarkdownString(lines.join("\n"), true)
}

const show = (item: vscode.StatusBarItem, status: Status | undefined, extension: string): void => {
  if (status === undefined) {
    item.text = "$(circle-slash) Segue"
    item.tooltip = "Segue's language server is not running. Click to see its output."
    item.command = "segue.showOutput"
    item.backgroundColor = undefined
    item.accessibilityInformation = { label: "Segue: not running" }
    return
  }
  const { safe, review, manual } = status.counts.units
  const icon = status.state === "ready" ? "$(arrow-swap)" : "$(sync~spin)"
  item.text = `${icon} Segue ${safe + review + manual}`
  item.tooltip = tooltip(status, extension)
  item.command = "segue.migration.focus"
  const warnings = [
    ...(status.overBudget.length > 0 ? [plural(status.overBudget.length, "slow file")] : []),
    ...(status.problems.length > 0 ? [plural(status.problems.length, "problem")] : [])
  ]
  item.backgroundColor = warnings.length > 0 ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined
  item.accessibilityInformation = {
    label: [
      `Segue: ${plural(safe, "call")} safe to fix, ${review} to look at, ${manual} for a person`,
      ...warnings
    ].join("; ")
  }
}

/** The item, kept up to date until it is disposed of. */
export const make = (server: Server, { version }: { readonly version: string }): vscode.Disposable => {
  const item = vscode.window.createStatusBarItem("segue.status", vscode.StatusBarAlignment.Right, 90)
  item.name = "Segue"
  show(item, server.status(), version)
  item.show()
  const listening = server.onStatus((status) => show(item, status, version))
  return vscode.Disposable.from(item, listening)
}
