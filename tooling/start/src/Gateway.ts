/** The gateway in a process of its own, over the sandbox of the tour. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

/** One that listens. */
export interface Gateway {
  readonly url: string
  /** The key that it made for whoever sits at this machine. */
  readonly key: string
  readonly close: () => Promise<void>
}

const main = path.resolve(import.meta.dirname, "../../../apps/backend/src/main.ts")

const START_MS = 30_000
const STOP_MS = 10_000

/** Starts it, with a data directory of its own that goes when it is closed; `vendorUrl` is the sandbox's address. */
export const open = async (vendorUrl: string, stop: AbortSignal): Promise<Gateway> => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-start-"))
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env["PATH"] ?? "",
      PAXOS_BASE_URL: `${vendorUrl}/v2`,
      PAXOS_TOKEN_URL: `${vendorUrl}/oauth2/token`,
      PAXOS_CLIENT_ID: "sandbox",
      PAXOS_CLIENT_SECRET: "sandbox",
      SEGUE_DATA_DIR: directory,
      SEGUE_LOG: "json",
      SEGUE_PORT: "0"
    },
    stdio: ["ignore", "pipe", "pipe"]
  })
  // Also while it starts: nobody waits for what is to stop.
  stop.addEventListener("abort", () => child.kill("SIGTERM"), { once: true })
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const close = async (): Promise<void> => {
    child.kill("SIGTERM")
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS)
    await exited
    clearTimeout(late)
    fs.rmSync(directory, { recursive: true, force: true })
  }
  let said = ""
  const listening = new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += String(text)
      const url = /"url":"(http:\/\/[^"]+)"/u.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    void exited.then(() => reject(new Error(`the gateway ended: ${said}`)))
    setTimeout(() => reject(new Error(`the gateway does not listen after ${START_MS} ms: ${said}`)), START_MS).unref()
  })
  try {
    const url = await listening
    return { url, key: fs.readFileSync(path.join(directory, "dev-key"), "utf8").trim(), close }
  } catch (error) {
    await close()
    throw error
  }
}
