/** Servers in processes of their own, so that what is measured shares nothing with what measures. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import * as fs from "node:fs"

/** A running server. */
export interface Server {
  readonly url: string
  /** Milliseconds from starting the process to the first answered request. */
  readonly readyMs: number
  /** Milliseconds of processor time it has spent so far. */
  readonly cpuMs: () => number
  /** Resident memory in MB, now. */
  readonly rssMb: () => number
  /** Kills it, unless another signal is to let it tidy up. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** How to start one. */
export interface Command {
  readonly program: string
  readonly args: ReadonlyArray<string>
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Where it will listen; else the first address it prints. */
  readonly url?: string
  /** A path that is answered once it serves. */
  readonly probe: string
}

/** Clock ticks per second in `/proc`, the same on every Linux that Node runs on. */
const TICKS = 100

/** Processor time of a process: to a hundredth where `/proc` tells, else to the second. */
const cpuMsOf = (pid: number): number => {
  const stat = `/proc/${pid}/stat`
  if (fs.existsSync(stat)) {
    // The second field is a name in brackets and may hold blanks.
    const fields = fs.readFileSync(stat, "utf8").split(") ")[1]!.split(" ")
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS
  }
  const [seconds = "0", minutes = "0", hours = "0"] = execFileSync("ps", ["-o", "time=", "-p", String(pid)], {
    encoding: "utf8"
  })
    .trim()
    .split(":")
    .toReversed()
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
}

const DEADLINE_MS = 60_000

const untilAnswered = async (address: string, child: ChildProcess): Promise<void> => {
  const started = Date.now()
  for (;;) {
    try {
      await (await fetch(address)).arrayBuffer()
      return
    } catch {
      if (child.exitCode !== null) throw new Error(`it exited with ${child.exitCode} before it answered`)
      if (Date.now() - started > DEADLINE_MS) throw new Error(`no answer from ${address}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
}

const printed = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ""
    child.stdout!.on("data", (chunk: Buffer) => {
      text += chunk.toString()
      const url = /http:\/\/[\w.[\]-]+:\d+/u.exec(text)?.[0]
      if (url !== undefined) resolve(url)
    })
    child.once("exit", (code) => reject(new Error(`it exited with ${code} and printed no address: ${text}`)))
  })

/** Starts a server and waits until it answers. */
export const start = async ({ args, cwd, env, probe, program, url }: Command): Promise<Server> => {
  const begun = process.hrtime.bigint()
  const child = spawn(program, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"]
  })
  // A pipe nobody reads would stop a talkative server.
  child.stderr.resume()
  const address = url ?? (await printed(child))
  child.stdout.resume()
  await untilAnswered(`${address}${probe}`, child)
  const readyMs = Number(process.hrtime.bigint() - begun) / 1e6
  return {
    url: address,
    readyMs,
    cpuMs: () => cpuMsOf(child.pid!),
    rssMb: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / 1024,
    stop: (signal = "SIGKILL") =>
      new Promise((resolve) => {
        child.once("exit", () => resolve())
        if (child.exitCode !== null) resolve()
        child.kill(signal)
      })
  }
}
