/** Finds and reads the configuration of a run. */
import * as fs from "node:fs"
import * as path from "node:path"

import { severities } from "@segue/migrate/Config"
import * as Plan from "@segue/migrate/config/Plan"
import * as Settings from "@segue/migrate/config/Settings"
import { isRuleId, ruleIds } from "@segue/migrate/rules/RuleId"
import * as Result from "effect/Result"

import type { Host } from "../Host.ts"

/** The nearest configuration file, looked for upwards until the repository ends. */
const find = (from: string): string | undefined => {
  for (let folder = from; ;) {
    const file = path.join(folder, Settings.fileName)
    if (fs.existsSync(file)) return file
    const parent = path.dirname(folder)
    if (parent === folder || fs.existsSync(path.join(folder, ".git"))) return undefined
    folder = parent
  }
}

/** What `--rule name=severity` says; later ones win. Fails with a sentence. */
export const severitiesOf = (flags: ReadonlyArray<string>): Result.Result<Plan.Severities, string> => {
  const result: Record<string, (typeof severities)[number]> = {}
  for (const flag of flags) {
    const [name = "", word] = flag.split("=", 2)
    const severity = severities.find((one) => one === word)
    if (!isRuleId(name)) return Result.fail(`--rule ${flag}: no rule ${name}; there are: ${ruleIds.join(", ")}`)
    if (severity === undefined)
      return Result.fail(`--rule ${flag}: a severity of ${severities.join(", ")} belongs here`)
    result[name] = severity
  }
  return Result.succeed(result)
}

/**
 * The plan of a run: from `--config`, or from the nearest `segue.config.jsonc` above the folder, or from defaults alone.
 * Fails with sentences that name the file.
 */
export const load = (
  host: Host,
  options: { readonly config?: string; readonly severities?: Plan.Severities }
): Result.Result<Plan.Plan, ReadonlyArray<string>> => {
  const file = options.config === undefined ? find(host.cwd) : path.resolve(host.cwd, options.config)
  if (file === undefined) return Result.succeed(Plan.make({ folder: host.cwd, settings: {} }, options.severities))
  const name = options.config ?? path.relative(host.cwd, file)
  let text: string
  try {
    text = fs.readFileSync(file, "utf8")
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT"
    return Result.fail([`${name} ${isMissing ? "does not exist" : `cannot be read: ${(error as Error).message}`}`])
  }
  const settings = Settings.parse(text)
  if (Result.isFailure(settings)) return Result.fail(settings.failure.map((sentence) => `${name}: ${sentence}`))
  return Result.succeed(Plan.make({ file, folder: path.dirname(file), settings: settings.success }, options.severities))
}
