/** Where VS Code enters and leaves. */
import * as vscode from "vscode"

import * as Commands from "./Commands.ts"
import * as Compare from "./Compare.ts"
import { MigrationView } from "./MigrationView.ts"
import * as Report from "./Report.ts"
import * as Server from "./Server.ts"
import * as StatusItem from "./StatusItem.ts"

let server: Server.Server | undefined

/** Starts the language server, without holding up the editor for it. */
export const activate = (context: vscode.ExtensionContext): void => {
  const output = vscode.window.createOutputChannel("Segue", { log: true })
  const made = Server.make(context, output)
  server = made
  const view = new MigrationView(made)
  context.subscriptions.push(
    output,
    view,
    StatusItem.make(made, context.extension.packageJSON as { version: string }),
    Compare.register(made),
    Report.register(),
    ...Commands.register(made, view, output)
  )
  void made.start()
}

export const deactivate = (): Promise<void> | undefined => server?.stop()
