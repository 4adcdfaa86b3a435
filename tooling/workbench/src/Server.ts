/** A workbench server of its own: folders, settings and extensions live in one temporary folder and go with it. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import * as install from "./install.ts"
import * as settings from "./settings.ts"

export interface Options {
  /** Packaged extensions to install. */
  readonly extensions: ReadonlyArray<string>
  /** The workspace's files: a path with forward slashes, and the text. */
  readonly files: Readonly<Record<string, string>>
  readonly settings?: Readonly<Record<string, unknown>>
  /** Whether the folder is one that nobody has vouched for, so that the window is in restricted mode. */
  readonly isRestricted?: boolean
}

export interface Server {
  readonly url: string
  /** The temporary folder of everything. */
  readonly root: string
  /** The opened folder. */
  readonly workspace: string
  /** Everything the server has printed. */
  readonly output: () => string
  readonly stop: () => Promise<void>
}

const LISTENING = /HTTP server listening on (http:\/\/127\.0\.0\.1:\d+)/u
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 15_000

/** What the surrounding process says about itself must not reach the editor. */
const environment = (home: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:VSCODE_|ELECTRON_|VITEST|(?:NODE_OPTIONS|PORT|PASSWORD)$)/u.test(name)
    )
  ),
  HOME: home,
  XDG_CONFIG_HOME: path.join(home, ".config"),
  XDG_DATA_HOME: path.join(home, ".local/share"),
  PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"] ?? ""}`,
  // No marketplace: nothing is asked of the outside.
  EXTENSIONS_GALLERY: "{}"
})

const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }
}

const addressOf = async (child: ChildProcess, output: () => string): Promise<string> => {
  const signal = AbortSignal.timeout(START_TIMEOUT_MS)
  for (;;) {
    const found = LISTENING.exec(output())
    if (found !== null) return found[1]!
    if (child.exitCode !== null) throw new Error(`the workbench ended with ${child.exitCode}:\n${output()}`)
    await Promise.race([once(child.stdout!, "data", { signal }), once(child, "exit", { signal })])
  }
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, "exit")
  child.kill("SIGTERM")
  const last = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS)
  await gone
  clearTimeout(last)
}

/** Installs the extensions and starts the server on a port of the system's choice, on the loopback only. */
export const start = async (options: Options): Promise<Server> => {
  const { entry } = install.workbench()
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "segue-workbench-"))
  const workspace = path.join(root, "workspace")
  const home = path.join(root, "home")
  for (const folder of [workspace, home]) fs.mkdirSync(folder, { recursive: true })
  write(workspace, options.files)
  write(root, {
    "user/User/settings.json": JSON.stringify(
      { ...settings.quiet, ...(options.isRestricted === true ? settings.restricted : {}), ...options.settings },
      undefined,
      1
    ),
    "server.yaml": "auth: none\n"
  })
  const env = environment(home)
  const base = [entry].concat(
    ["--config", path.join(root, "server.yaml")],
    ["--user-data-dir", path.join(root, "user")],
    ["--extensions-dir", path.join(root, "extensions")]
  )
  for (const file of options.extensions) {
    execFileSync(process.execPath, [...base, "--install-extension", file], { env, stdio: "pipe", timeout: 60_000 })
  }
  const child = spawn(
    process.execPath,
    base.concat(
      ["--auth", "none", "--bind-addr", "127.0.0.1:0", "--disable-telemetry", "--disable-update-check"],
      ["--disable-getting-started-override", "--disable-proxy"],
      options.isRestricted === true ? [] : ["--disable-workspace-trust"]
    ),
    { env, stdio: ["ignore", "pipe", "pipe"] }
  )
  let printed = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (printed += data.toString()))
  const output = () => printed
  const remove = () => fs.rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  try {
    const url = await addressOf(child, output)
    return { url, root, workspace, output, stop: () => stop(child).then(remove) }
  } catch (cause) {
    await stop(child)
    remove()
    throw cause
  }
}
