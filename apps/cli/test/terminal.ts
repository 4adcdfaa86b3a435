/** Runs `segue` as a terminal would: in this process with its own streams, or as a process of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"
import { Readable } from "node:stream"

import { run } from "../src/cli.ts"
import { commands, type Entry } from "../src/commands/registry.ts"
import type { Host, Input } from "../src/Host.ts"

export interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  readonly stdin?: string | Buffer | AsyncIterable<Buffer>
  readonly terminal?: boolean
  readonly env?: Record<string, string>
  readonly cwd?: string
  readonly commands?: ReadonlyArray<Entry>
  readonly onStop?: (listener: () => void) => void
}

/** A host whose streams are collected. */
export const host = (args: ReadonlyArray<string>, around: Surroundings = {}) => {
  const written = { stdout: "", stderr: "" }
  const output = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      written[name] += text
    },
    style: (_style: unknown, text: string) => text,
    isTerminal: false
  })
  const given = around.stdin ?? ""
  const stdin = Readable.from(typeof given === "string" || Buffer.isBuffer(given) ? [Buffer.from(given)] : given)
  const own: Host = {
    args,
    env: around.env ?? {},
    cwd: around.cwd ?? process.cwd(),
    stdin: Object.assign(stdin, { isTTY: around.terminal === true }) as Input,
    stdout: output("stdout"),
    stderr: output("stderr"),
    onStop: around.onStop ?? (() => {})
  }
  return { own, written }
}

/** Runs a command line in this process. */
export const segue = async (args: ReadonlyArray<string>, around: Surroundings = {}): Promise<Finished> => {
  const { own, written } = host(args, around)
  const code = await run(own, around.commands ?? commands)
  return { code, ...written }
}

/** The command's source, for tests that start it in a way of their own. */
export const main = path.resolve(import.meta.dirname, "../src/main.ts")

/** Starts the command from source as a process of its own. */
export const start = (args: ReadonlyArray<string>, options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}) =>
  spawn(process.execPath, [main, ...args], { ...options, stdio: "pipe" })

/** Waits for a process and collects what it writes. */
export const finished = async (child: ChildProcessWithoutNullStreams): Promise<Finished> => {
  let [stdout, stderr] = ["", ""]
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()))
  const [code] = (await once(child, "close")) as [number]
  return { code, stdout, stderr }
}
