/** What git knows: what has changed, and whether work would be lost. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import * as Result from "effect/Result"

/** A list of names can be long in a large repository. */
const OUTPUT_MAX_BYTES = 256 * 1024 * 1024

const git = (folder: string, args: ReadonlyArray<string>): Result.Result<string, string> => {
  try {
    const output = execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      maxBuffer: OUTPUT_MAX_BYTES,
      stdio: ["ignore", "pipe", "pipe"],
      // An index that is refreshed in the background would be a write by a command that only reads.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" }
    })
    return Result.succeed(output)
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string }
    if (code === "ENOENT") return Result.fail("git is not installed")
    return Result.fail((stderr ?? "").trim().split("\n")[0] || (error as Error).message)
  }
}

const names = (output: string): ReadonlyArray<string> => output.split("\0").filter((name) => name !== "")

/** The root of the work tree around a file or folder, found without git; `undefined` outside of one. */
export const rootOf = (at: string): string | undefined => {
  for (let folder = at; ;) {
    if (fs.existsSync(path.join(folder, ".git"))) return folder
    const parent = path.dirname(folder)
    if (parent === folder) return undefined
    folder = parent
  }
}

/**
 * Absolute paths of files that differ from where this line of work left `since` (the last common commit with it), or are
 * new; `HEAD` gives what is not committed yet. Fails with git's own words.
 */
export const changedSince = (folder: string, since: string): Result.Result<ReadonlyArray<string>, string> => {
  const commit = git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${since}^{commit}`])
  const root = git(folder, ["rev-parse", "--show-toplevel"])
  if (Result.isFailure(root)) return Result.fail(root.failure)
  if (Result.isFailure(commit)) return Result.fail(`git knows no commit ${since}`)
  const top = root.success.trim()
  return Result.flatMap(git(top, ["merge-base", commit.success.trim(), "HEAD"]), (base) =>
    Result.flatMap(
      git(top, ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", base.trim(), "--"]),
      (changed) =>
        Result.map(git(top, ["ls-files", "--others", "--exclude-standard", "-z"]), (added) =>
          [...new Set([...names(changed), ...names(added)])].toSorted().map((name) => path.join(top, name))
        )
    )
  )
}

/** What is not committed in the work tree with this root: names as git shows them. Fails with git's own words. */
export const uncommitted = (root: string): Result.Result<ReadonlyArray<string>, string> =>
  Result.map(git(root, ["status", "--porcelain", "-z", "--no-renames"]), (output) =>
    names(output).map((line) => line.slice(3))
  )
