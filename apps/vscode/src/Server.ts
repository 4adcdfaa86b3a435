/** The language server as the rest of the extension knows it: started, asked, listened to, restarted. */
import {
  type FixAnswer,
  type FixFileParams,
  type FixUnitParams,
  type FixWorkspaceParams,
  methods,
  type PreviewAnswer,
  type PreviewParams,
  type Status,
  type UnitsAnswer
} from "@segue/language-server/Protocol"
import * as vscode from "vscode"
import {
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  type NodeModule,
  State,
  TransportKind
} from "vscode-languageclient/node"

/** Arguments of the server's commands, where the palette and the view call them without or with their own. */
export type Arguments = (command: string, given: ReadonlyArray<unknown>) => Promise<ReadonlyArray<unknown> | undefined>

export interface Server {
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly restart: () => Promise<void>
  /** The newest status; `undefined` until the server has said one. */
  readonly status: () => Status | undefined
  readonly onStatus: vscode.Event<Status | undefined>
  readonly units: () => Promise<UnitsAnswer>
  readonly preview: (params: PreviewParams) => Promise<PreviewAnswer | null>
  readonly fix: {
    readonly file: (params: FixFileParams) => Promise<FixAnswer>
    readonly unit: (params: FixUnitParams) => Promise<FixAnswer>
    readonly workspace: (params: FixWorkspaceParams) => Promise<FixAnswer>
  }
  /** The server's command of that name. */
  readonly command: <A>(name: string, params: unknown) => Promise<A>
  /** Who completes the arguments of commands that the palette or the view calls. */
  readonly intercept: (complete: Arguments) => void
}

const options = (output: vscode.LogOutputChannel, middleware: Middleware): LanguageClientOptions => ({
  documentSelector: [{ scheme: "file" }, { scheme: "untitled" }],
  outputChannel: output,
  diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
  initializationOptions: { status: true },
  middleware
})

/** Grammars are compiled by several threads; with glibc each of them would keep the memory that took. */
const env = { MALLOC_ARENA_MAX: "1" }

/** The server of this window; nothing runs before `start`. */
export const make = (context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Server => {
  const module = context.asAbsolutePath("dist/server.mjs")
  const changed = new vscode.EventEmitter<Status | undefined>()
  let status: Status | undefined
  let complete: Arguments = async (_, given) => given
  const say = (next: Status | undefined): void => {
    status = next
    changed.fire(next)
  }
  const middleware: Middleware = {
    executeCommand: async (command, given, next) => {
      const completed = await complete(command, given as ReadonlyArray<unknown>)
      return completed === undefined ? undefined : await next(command, [...completed])
    }
  }
  const program: NodeModule = { module, transport: TransportKind.ipc, options: { env } }
  const client = new LanguageClient("segue", "Segue", { run: program, debug: program }, options(output, middleware))
  context.subscriptions.push(
    changed,
    client.onNotification(methods.status, say),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) say(undefined)
    })
  )
  const command = async <A>(name: string, params: unknown): Promise<A> =>
    (await client.sendRequest("workspace/executeCommand", { command: name, arguments: [params] })) as A
  const started = (): Promise<void> =>
    client.start().catch((cause: unknown) => {
      output.error(String(cause))
      void vscode.window.showErrorMessage("Segue's language server did not start; its output says why.")
    })
  return {
    start: started,
    stop: () => (client.needsStop() ? client.stop() : Promise.resolve()),
    restart: () => client.restart(),
    status: () => status,
    onStatus: changed.event,
    units: () => client.sendRequest<UnitsAnswer>(methods.units, {}),
    preview: (params) => client.sendRequest<PreviewAnswer | null>(methods.preview, params),
    fix: {
      file: (params) => command("segue.fixFile", params),
      unit: (params) => command("segue.fixUnit", params),
      workspace: (params) => command("segue.fixWorkspace", params)
    },
    command,
    intercept: (next) => {
      complete = next
    }
  }
}
