/** The item in the status bar: how much is left, and whether the server is well. */
import type { Status } from "@segue/language-server/Protocol"
import * as vscode from "vscode"

import type { Server } from "./Server.ts"

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`

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
        `\nOver budget: ${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))} took ${Math.round(ms)} ms.`
    ),
    ...status.problems.map((problem) => `\n$(warning) ${problem}`)
  ]
  return new vscode.MarkdownString(lines.join("\n"), true)
}

const show = (item: vscode.StatusBarItem, status: Status | undefined, extension: string): void => {
  if (status === undefined) {
    item.text = "$(circle-slash) Segue"
    item.tooltip = "Segue's language server is not running. Click to see its output."
    item.command = "segue.showOutput"
    item.backgroundColor = undefined
    return
  }
  const { safe, review, manual } = status.counts.units
  const icon = status.state === "ready" ? "$(arrow-swap)" : "$(sync~spin)"
  item.text = `${icon} Segue ${safe + review + manual}`
  item.tooltip = tooltip(status, extension)
  item.command = "segue.migration.focus"
  item.backgroundColor =
    status.problems.length > 0 || status.overBudget.length > 0
      ? new vscode.ThemeColor("statusBarItem.warningBackground")
      : undefined
  item.accessibilityInformation = {
    label: `Segue: ${plural(safe, "call")} safe to fix, ${review} to look at, ${manual} for a person`
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
