/** `segue verify`: a legacy request and what it becomes do the same to every balance, on our sandbox. */
import { type Command, InvalidArgumentError, Option } from "commander"
import * as Result from "effect/Result"

import { type ExitCode, exitCodes } from "../exit.ts"
import type { Host } from "../Host.ts"
import * as Json from "../input/Json.ts"
import { read } from "../input/read.ts"
import * as render from "../render/verify.ts"
import * as Case from "../verify/Case.ts"
import { generate } from "../verify/Generate.ts"
import { shrink } from "../verify/Shrink.ts"
import { migrate, type Migrate, verify } from "../verify/Verify.ts"

interface Options {
  readonly count?: number
  readonly seed: string
  readonly format: "pretty" | "json"
}

/** Cases made when neither files nor a number are given. */
const COUNT_DEFAULT = 1000
const COUNT_MAX = 10_000_000

const HELP = `
Each request is sent to the legacy API of one sandbox and, migrated, to the new API of another; the
two start with the same balances and must end with the same ones. A file holds one create's body, or
an array of them. Without files, requests are made up from the seed.

Examples:
  segue verify
  segue verify --count 10000 --seed 42
  segue verify requests/*.json
  segue verify --format json requests.json

Exit codes: 0 all alike, 1 something differs or cannot be compared (made-up requests outside the
comparable ones are expected and counted), 2 not readable.
`

const countOf = (text: string): number => {
  const count = /^\d{1,9}$/u.test(text) ? Number(text) : 0
  if (count < 1 || count > COUNT_MAX) throw new InvalidArgumentError(`a number from 1 to ${COUNT_MAX}`)
  return count
}

/** The cases of a file, or a sentence that says why there are none. */
const casesOf = async (host: Host, file: string): Promise<Result.Result<ReadonlyArray<Case.Case>, string>> => {
  const name = file === "-" ? "standard input" : file
  const text = await read(host, file)
  if (Result.isFailure(text)) return Result.fail(text.failure)
  const parsed = Json.parse(text.success)
  if (Result.isFailure(parsed)) {
    const { message, place } = parsed.failure
    return Result.fail(`${name}: line ${place.line}, column ${place.column}: ${message}`)
  }
  const { plain } = parsed.success
  if (!Array.isArray(plain)) return Result.succeed([Case.fromRequest(name, plain)])
  return plain.length === 0
    ? Result.fail(`${name} holds no requests`)
    : Result.succeed(plain.map((request, index) => Case.fromRequest(`${name}[${index}]`, request)))
}

function* generated(seed: string, count: number): Generator<Case.Case> {
  for (let index = 0; index < count; index++) yield generate(seed, index)
}

const PROGRESS_EVERY_MS = 500

/** Tells a terminal how far a long run is. */
const progress = (host: Host, total: number): ((done: number) => void) => {
  if (!host.stderr.isTerminal) return () => {}
  let next = performance.now() + PROGRESS_EVERY_MS
  return (done) => {
    const now = performance.now()
    if (done === total) host.stderr.write("\r\u001B[K")
    if (now < next) return
    next = now + PROGRESS_EVERY_MS
    host.stderr.write(`\r${done} of ${total}`)
  }
}

/** Runs the command over a migration; tests give a wrong one and see it found out. */
export const run = async (
  host: Host,
  files: ReadonlyArray<string>,
  options: Options,
  underTest: Migrate = migrate
): Promise<ExitCode> => {
  const own: Array<Case.Case> = []
  for (const file of files) {
    const cases = await casesOf(host, file)
    if (Result.isFailure(cases)) {
      host.stderr.write(`segue: ${cases.failure}\n`)
      return exitCodes.unusable
    }
    own.push(...cases.success)
  }
  const count = options.count ?? (files.length === 0 ? COUNT_DEFAULT : 0)
  const cases = function* () {
    yield* own
    yield* generated(options.seed, count)
  }
  const summary = verify(cases(), { migrate: underTest, onCase: progress(host, own.length + count) })
  const failed = summary.smallest === undefined ? undefined : shrink(summary.smallest, underTest)
  const what = [
    ...(own.length === 0 ? [] : [`${own.length} of your own requests`]),
    ...(count === 0 ? [] : [`${count} made-up requests, seed ${options.seed}`])
  ].join(" and ")
  host.stdout.write(
    options.format === "json" ? render.json(summary, failed) : render.pretty(host.stdout, what, summary, failed)
  )
  const unproven = summary.named.some(([, verdict]) => verdict === "not comparable")
  return failed === undefined && !unproven ? exitCodes.done : exitCodes.findings
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command
    .argument("[files...]", "files with requests of the legacy API; - reads standard input")
    .option("--count <n>", `how many requests to make up (${COUNT_DEFAULT} when no file is named)`, countOf)
    .option("--seed <seed>", "the same seed makes the same requests", "1")
    .addOption(new Option("--format <format>", "form of the answer").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", HELP)
    .action(async (files: ReadonlyArray<string>, options: Options) => finish(await run(host, files, options)))
}
