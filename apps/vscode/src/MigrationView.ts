/** The Migration view: every call and payload of the workspace by how far a tool can be trusted with it. */
import type { UnitEntry, UnitsAnswer } from "@segue/language-server/Protocol"
import * as vscode from "vscode"

import type { Server } from "./Server.ts"

type Safety = UnitEntry["safety"]

interface Group {
  readonly kind: "group"
  readonly safety: Safety
}

export interface FileNode {
  readonly kind: "file"
  readonly safety: Safety
  readonly uri: vscode.Uri
}

interface UnitNode {
  readonly kind: "unit"
  readonly uri: vscode.Uri
  readonly unit: UnitEntry
}

export type Node = Group | FileNode | UnitNode

const groups: ReadonlyArray<{ readonly safety: Safety; readonly label: string; readonly icon: string }> = [
  { safety: "safe", label: "Safe", icon: "check" },
  { safety: "review", label: "Needs a look", icon: "eye" },
  { safety: "manual", label: "Needs a person", icon: "person" }
]

/** Status messages come in bursts while files are read; the tree is asked for anew this long after the last. */
const REFRESH_DELAY_MS = 250

const nothing: UnitsAnswer = { files: [] }

/** What the view and its actions are given as arguments. */
export const isNode = (value: unknown): value is Node =>
  typeof value === "object" &&
  value !== null &&
  "kind" in value &&
  ["group", "file", "unit"].includes(String(value.kind))

export class MigrationView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #server: Server
  readonly #disposables: ReadonlyArray<vscode.Disposable>
  #answer: UnitsAnswer = nothing
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(server: Server) {
    this.#server = server
    const view = vscode.window.createTreeView("segue.migration", { treeDataProvider: this, showCollapseAll: true })
    this.#disposables = [
      view,
      this.#changed,
      server.onStatus((status) => {
        void vscode.commands.executeCommand("setContext", "segue.ready", status?.state === "ready")
        const total = status === undefined ? 0 : Object.values(status.counts.units).reduce((sum, one) => sum + one, 0)
        view.badge = total === 0 ? undefined : { value: total, tooltip: `${total} calls and payloads to migrate` }
        this.#soon()
      })
    ]
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const one of this.#disposables) one.dispose()
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.refresh(), REFRESH_DELAY_MS)
  }

  /** Asks the server for what is left. */
  async refresh(): Promise<void> {
    this.#answer = this.#server.status() === undefined ? nothing : await this.#server.units()
    this.#changed.fire(undefined)
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case "group":
        return this.#group(node)
      case "file":
        return this.#file(node)
      case "unit":
        return unitItem(node)
    }
  }

  getChildren(node?: Node): ReadonlyArray<Node> & Array<Node> {
    if (node === undefined) {
      return groups
        .filter(({ safety }) => this.#files(safety).length > 0)
        .map(({ safety }) => ({ kind: "group" as const, safety }))
    }
    if (node.kind === "group") {
      return this.#files(node.safety).map(({ uri }) => ({
        kind: "file" as const,
        safety: node.safety,
        uri: vscode.Uri.parse(uri)
      }))
    }
    if (node.kind === "unit") return []
    const file = this.#answer.files.find(({ uri }) => vscode.Uri.parse(uri).toString() === node.uri.toString())
    return (file?.units ?? [])
      .filter(({ safety }) => safety === node.safety)
      .map((unit) => ({ kind: "unit" as const, uri: node.uri, unit }))
  }

  #files(safety: Safety): UnitsAnswer["files"] {
    return this.#answer.files.filter(({ units }) => units.some((unit) => unit.safety === safety))
  }

  #group({ safety }: Group): vscode.TreeItem {
    const { icon, label } = groups.find((one) => one.safety === safety)!
    const files = this.#files(safety)
    const count = files.reduce((sum, { units }) => sum + units.filter((unit) => unit.safety === safety).length, 0)
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded)
    item.id = safety
    item.description = String(count)
    item.iconPath = new vscode.ThemeIcon(icon)
    item.contextValue = `group-${safety}`
    return item
  }

  #file(node: FileNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.uri, vscode.TreeItemCollapsibleState.Expanded)
    item.id = `${node.safety} ${node.uri.toString()}`
    // Not of the folder itself: what contains everything has no relative path.
    const below = vscode.workspace.asRelativePath(node.uri)
    item.description = below.slice(0, Math.max(0, below.lastIndexOf("/")))
    item.iconPath = vscode.ThemeIcon.File
    item.contextValue = `file-${node.safety}`
    return item
  }
}

const unitItem = ({ unit, uri }: UnitNode): vscode.TreeItem => {
  const item = new vscode.TreeItem(unit.title)
  item.id = `${uri.toString()} ${unit.id}`
  item.description = `line ${unit.range.start.line + 1}`
  const list = (texts: ReadonlyArray<string>): string => texts.map((text) => `- ${text}`).join("\n")
  const tooltip = new vscode.MarkdownString()
  tooltip.appendMarkdown(`${list(unit.messages)}\n`)
  if (unit.needs.length > 0) tooltip.appendMarkdown(`\n**What a person must do**\n\n${list(unit.needs)}\n`)
  item.tooltip = tooltip
  item.contextValue = `unit-${unit.safety}${unit.isFixable ? "-fixable" : ""}`
  const { end, start } = unit.range
  const selection = new vscode.Range(start.line, start.character, end.line, end.character)
  item.command = {
    command: "vscode.open",
    title: "Open",
    arguments: [uri, { selection: new vscode.Range(selection.start, selection.start) }]
  }
  return item
}
