/** The file that `segue sandbox --snapshot` starts from and writes when it stops. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as Problems from "@segue/sandbox/Problems"
import type * as Sandbox from "@segue/sandbox/Sandbox"
import * as Result from "effect/Result"

/** It holds credentials and tokens of the sandbox: nobody else's business. */
const MODE = 0o600

const restore = (sandbox: Sandbox.Sandbox, file: string, text: string): Result.Result<"restored", string> => {
  try {
    sandbox.control.restore(JSON.parse(text))
    return Result.succeed("restored")
  } catch (error) {
    const isRefused = error instanceof Problems.Refusal || error instanceof SyntaxError
    if (!isRefused) throw error
    const why = error instanceof Problems.Refusal ? `: ${error.problem.detail ?? ""}` : ", not even JSON"
    return Result.fail(`${file} is not a snapshot of this sandbox${why}`)
  }
}

/** Whether the file can be written when the sandbox stops: by then it would be too late to say no. */
const requireWritable = (file: string): Result.Result<void, string> => {
  const folder = path.dirname(file)
  try {
    fs.accessSync(folder, fs.constants.W_OK)
    return Result.succeed(undefined)
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT"
    const remedy = isMissing ? "does not exist: make it first" : "may not be written by you"
    return Result.fail(`${file} could not be written when the sandbox stops; ${folder} ${remedy}`)
  }
}

/** Puts the sandbox into the state of the file; one that does not exist yet is where a new sandbox will be kept. */
export const load = (sandbox: Sandbox.Sandbox, file: string): Result.Result<"restored" | "new", string> => {
  const writable = requireWritable(file)
  if (Result.isFailure(writable)) return Result.fail(writable.failure)
  let text: string
  try {
    text = fs.readFileSync(file, "utf8")
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === "ENOENT" ? Result.succeed("new") : Result.fail(`${file} cannot be read: ${message}`)
  }
  return restore(sandbox, file, text)
}

/** Writes the sandbox's state beside the file and then in its place, so that no half of it is ever there. */
export const save = (sandbox: Sandbox.Sandbox, file: string): Result.Result<void, string> => {
  const beside = `${file}.${process.pid}.new`
  try {
    fs.writeFileSync(beside, JSON.stringify(sandbox.control.snapshot()), { mode: MODE })
    fs.renameSync(beside, file)
    return Result.succeed(undefined)
  } catch (error) {
    fs.rmSync(beside, { force: true })
    return Result.fail(`${file} cannot be written: ${(error as Error).message}`)
  }
}
