/** From what the user named to the files that are looked into. */
import * as fs from "node:fs"
import * as path from "node:path"

import type { Plan } from "@segue/migrate/config/Plan"
import * as Result from "effect/Result"

import * as git from "./git.ts"
import { reasonOf } from "./Skipped.ts"
import * as Walk from "./Walk.ts"

export interface Options {
  /** Files and folders as the user wrote them; none means the folder they stand in. */
  readonly paths: ReadonlyArray<string>
  readonly respectsIgnores: boolean
  /** Only files that differ from this commit, or are new. */
  readonly changedSince?: string
}

/** A path as it is shown: from where the user stands, forward slashes. */
export const shownFrom = (cwd: string, absolute: string): string =>
  path.relative(cwd, absolute).replaceAll(path.sep, "/") || "."

interface Named {
  readonly written: string
  readonly absolute: string
  readonly stat: fs.Stats
}

const statAll = (cwd: string, paths: ReadonlyArray<string>): Result.Result<ReadonlyArray<Named>, string> => {
  const named: Array<Named> = []
  for (const written of paths.length === 0 ? ["."] : paths) {
    const absolute = path.resolve(cwd, written)
    try {
      named.push({ written, absolute, stat: fs.statSync(absolute) })
    } catch (error) {
      const isMissing = ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")
      return Result.fail(`${written} ${isMissing ? "does not exist" : reasonOf(error)}`)
    }
  }
  return Result.succeed(named)
}

const shortened = (cwd: string, step: Walk.Step): Walk.Step =>
  step.kind === "file"
    ? { kind: "file", entry: { ...step.entry, shown: shownFrom(cwd, step.entry.absolute) } }
    : { kind: "skipped", note: { ...step.note, file: shownFrom(cwd, path.resolve(cwd, step.note.file)) } }

/** The folder's content, or the file itself: a file that is named is looked into although an ignore file names it. */
function* expand(cwd: string, plan: Plan, { absolute, stat }: Named, respectsIgnores: boolean): Generator<Walk.Step> {
  const shown = shownFrom(cwd, absolute)
  if (stat.isDirectory()) {
    for (const step of Walk.walk(absolute, shown, { respectsIgnores, isExcluded: plan.isExcluded })) {
      if (step.kind === "file" && !plan.isIncluded(step.entry.absolute)) continue
      // From a folder above, the way leads back into the one the user stands in.
      yield shown.startsWith("..") ? shortened(cwd, step) : step
    }
  } else if (!stat.isFile()) {
    yield { kind: "skipped", note: { file: shown, why: "is not a regular file", isFailure: true } }
  } else if (plan.isExcluded(absolute) || !plan.isIncluded(absolute)) {
    yield { kind: "skipped", note: { file: shown, why: "is kept out by the configuration" } }
  } else {
    yield { kind: "file", entry: { absolute, shown } }
  }
}

function* once(steps: Iterable<Walk.Step>): Generator<Walk.Step> {
  const seen = new Set<string>()
  for (const step of steps) {
    const key = step.kind === "file" ? step.entry.absolute : step.note.file
    if (seen.has(key)) continue
    seen.add(key)
    yield step
  }
}

const isUnder = (folder: string, absolute: string): boolean =>
  absolute === folder || absolute.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)

function* changed(
  cwd: string,
  plan: Plan,
  { files, named }: { readonly files: ReadonlyArray<string>; readonly named: ReadonlyArray<Named> }
): Generator<Walk.Step> {
  for (const absolute of files) {
    if (!named.some((one) => isUnder(one.absolute, absolute))) continue
    if (plan.isExcluded(absolute) || !plan.isIncluded(absolute)) continue
    // A link or a submodule is no text; what vanished since git looked is told when it is read.
    const stat = fs.lstatSync(absolute, { throwIfNoEntry: false })
    if (stat !== undefined && !stat.isFile()) continue
    yield { kind: "file", entry: { absolute, shown: shownFrom(cwd, absolute) } }
  }
}

/** The files to look into, found while they are asked for. Fails with a sentence about what the user named. */
export const find = (cwd: string, plan: Plan, options: Options): Result.Result<Iterable<Walk.Step>, string> => {
  const named = statAll(cwd, options.paths)
  if (Result.isFailure(named)) return Result.fail(named.failure)
  if (options.changedSince !== undefined) {
    const real = named.success.map((one) => ({ ...one, absolute: fs.realpathSync(one.absolute) }))
    return Result.map(git.changedSince(cwd, options.changedSince), (files) =>
      changed(cwd, plan, { files, named: real })
    )
  }
  const [only] = named.success
  if (named.success.length === 1 && only !== undefined) {
    return Result.succeed(expand(cwd, plan, only, options.respectsIgnores))
  }
  const all = function* () {
    for (const one of named.success) yield* expand(cwd, plan, one, options.respectsIgnores)
  }
  return Result.succeed(once(all()))
}
