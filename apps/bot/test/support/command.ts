/** The command as a user runs it, in a process and a folder of its own. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

const MAIN = path.join(import.meta.dirname, "..", "..", "src", "main.ts")

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs it in a folder of its own; stopped as a user would stop it as soon as `isEnough`. */
export const segueBot = async (
  args: ReadonlyArray<string>,
  options: {
    readonly config?: string
    readonly env?: Readonly<Record<string, string>>
    readonly isEnough?: (out: string) => boolean
    /** Between two looks, for what does not show on standard output. */
    readonly isEnoughMs?: number
  } = {}
): Promise<Ended> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-bot-"))
  if (options.config !== undefined) fs.writeFileSync(path.join(folder, "segue-bot.config.jsonc"), options.config)
  const env = { PATH: process.env["PATH"] ?? "", ...options.env }
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] })
  let [out, err] = ["", ""]
  child.stderr.on("data", (text) => (err += String(text)))
  child.stdout.on("data", (text) => {
    out += String(text)
    if (options.isEnough?.(out) === true) child.kill("SIGTERM")
  })
  const looks =
    options.isEnoughMs === undefined
      ? undefined
      : setInterval(() => options.isEnough?.(out) === true && child.kill("SIGTERM"), options.isEnoughMs)
  const late = setTimeout(() => child.kill("SIGKILL"), 150_000)
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve))
  clearTimeout(late)
  clearInterval(looks)
  fs.rmSync(folder, { recursive: true, force: true })
  return { code, out, err }
}
