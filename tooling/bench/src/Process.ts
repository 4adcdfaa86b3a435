/** Runs a program to its end and measures it from outside. */
import { spawnSync } from "node:child_process"
import * as path from "node:path"

import { median } from "./Benchmark.ts"

const root = path.resolve(import.meta.dirname, "../../..")

/** A command line; output is thrown away, any of `codes` is a success. */
export interface Program {
  readonly command: string
  readonly args: ReadonlyArray<string>
  readonly cwd: string
  readonly codes?: ReadonlyArray<number>
}

const fails = ({ args, command }: Program, status: number | null, stderr: string): never => {
  throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stderr}`)
}

const timeMs = (program: Program): number => {
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(program.command, program.args, {
    cwd: program.cwd,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8"
  })
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6
  return (program.codes ?? [0]).includes(status ?? -1) ? elapsed : fails(program, status, stderr)
}

/** Median times in milliseconds, one round after the other so that all programs see the same machine. */
export const interleaved = (programs: ReadonlyArray<Program>, rounds: number): ReadonlyArray<number> => {
  const samples = programs.map((): Array<number> => [])
  // Once for warm caches, the file system's and the compiled code's.
  for (const program of programs) timeMs(program)
  for (let round = 0; round < rounds; round++) {
    for (const [index, program] of programs.entries()) samples[index]!.push(timeMs(program))
  }
  return samples.map(median)
}

/** Tells at its end how much memory the process held at most, in kilobytes. */
const REPORT = "data:text/javascript,process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))"

/** The most memory a Node program held, in megabytes. */
export const peakMb = (program: Program): number => {
  const { status, stderr } = spawnSync(program.command, ["--import", REPORT, ...program.args], {
    cwd: program.cwd,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8"
  })
  const peak = /^peak (\d+)$/mu.exec(stderr)?.[1]
  return (program.codes ?? [0]).includes(status ?? -1) && peak !== undefined
    ? Number(peak) / 1024
    : fails(program, status, stderr)
}

/** Builds the command line's bundle. */
export const buildCli = (): void => {
  const built = spawnSync(process.execPath, ["build.ts"], { cwd: path.join(root, "apps/cli"), encoding: "utf8" })
  if (built.status !== 0) throw new Error(`the bundle was not built: ${built.stderr}`)
}

/** The bundled `segue check` in a folder. */
export const segueCheck = (cwd: string): Program => ({
  command: process.execPath,
  args: [path.join(root, "apps/cli/dist/segue.js"), "check", "--no-ignore", "--format", "json", "--fail-on", "never"],
  cwd
})
