/** A program of the project in a process of its own, with a folder of its own that goes when it is closed. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

/** One that said what it had to say to be ready. */
export interface Child<Ready> {
  readonly ready: Ready
  /** The folder that it was started in. */
  readonly directory: string
  readonly close: () => Promise<void>
}

/** What is started, and when it is ready. */
export interface Start<Ready> {
  /** For people, when it does not start. */
  readonly name: string
  /** Its main file, from the root of the project. */
  readonly main: string
  readonly args?: ReadonlyArray<string>
  /** On top of the path to programs; `directory` is its folder. */
  readonly env: (directory: string) => Readonly<Record<string, string>>
  /** Files that stand in its folder when it starts. */
  readonly files?: Readonly<Record<string, string>>
  /** What it said until now, on both streams or on one; not undefined once it is ready. */
  readonly isReady: (said: { readonly all: string; readonly out: string }) => Ready | undefined
  readonly readyMs: number
  /** Ends it, also while it starts: nobody waits for what is to stop. */
  readonly stop: AbortSignal
}

const root = path.resolve(import.meta.dirname, "../../..")

const STOP_MS = 10_000

/** Starts it and waits until it is ready; one that does not get there has closed itself. */
export const open = async <Ready>(options: Start<Ready>): Promise<Child<Ready>> => {
  const { args = [], env, files = {}, isReady, main, name, readyMs, stop } = options
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-start-"))
  for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(directory, file), text)
  const child = spawn(process.execPath, [path.join(root, main), ...args], {
    cwd: directory,
    env: { PATH: process.env["PATH"] ?? "", ...env(directory) },
    stdio: ["ignore", "pipe", "pipe"]
  })
  const end = () => void child.kill("SIGTERM")
  stop.addEventListener("abort", end, { once: true })
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const close = async (): Promise<void> => {
    end()
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS)
    await exited
    clearTimeout(late)
    stop.removeEventListener("abort", end)
    fs.rmSync(directory, { recursive: true, force: true })
  }
  const said = { all: "", out: "" }
  const getsReady = new Promise<Ready>((resolve, reject) => {
    const hear = (stream: "out" | undefined) => (text: Buffer) => {
      said.all += String(text)
      if (stream !== undefined) said.out += String(text)
      const ready = isReady(said)
      if (ready !== undefined) resolve(ready)
    }
    child.stdout.on("data", hear("out"))
    child.stderr.on("data", hear(undefined))
    void exited.then(() => reject(new Error(`${name} ended: ${said.all}`)))
    setTimeout(() => reject(new Error(`${name} is not ready after ${readyMs} ms: ${said.all}`)), readyMs).unref()
  })
  try {
    return { ready: await getsReady, directory, close }
  } catch (error) {
    await close()
    throw error
  }
}
