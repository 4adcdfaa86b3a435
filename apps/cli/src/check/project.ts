/** The rest of the project: where scopes and payloads are judged, calls in files nobody named count, too. */
import * as path from "node:path"

import type { Plan } from "@segue/migrate/config/Plan"
import * as Result from "effect/Result"

import * as git from "../files/git.ts"
import * as targets from "../files/targets.ts"
import type { Step } from "../files/Walk.ts"
import type { Host } from "../Host.ts"

const rootOf = (host: Host, plan: Plan): string | undefined =>
  plan.file === undefined ? git.rootOf(host.cwd) : plan.folder

/** Whether these paths (none: where the user stands) name the whole project. */
export const isWhole = (host: Host, plan: Plan, paths: ReadonlyArray<string>): boolean => {
  const root = rootOf(host, plan)
  if (root === undefined) return true
  return (paths.length === 0 ? ["."] : paths).some((one) => {
    const below = path.relative(path.resolve(host.cwd, one), root)
    return below === "" || !(below.startsWith("..") || path.isAbsolute(below))
  })
}

/**
 * Every file of the project the user stands in: that of the configuration file, else the git work tree. Without either
 * nobody can say where a project ends, and only what was named counts.
 */
export const projectRest = (host: Host, plan: Plan, respectsIgnores: boolean): (() => Iterable<Step>) => {
  const root = rootOf(host, plan)
  return () => {
    if (root === undefined) return []
    const found = targets.find(host.cwd, plan, { paths: [root], respectsIgnores })
    return Result.isSuccess(found) ? found.success : []
  }
}
