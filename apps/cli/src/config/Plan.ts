/** What holds for a run: flags over the configuration file over defaults, file by file. */
import * as path from "node:path"

import * as Config from "@segue/migrate/Config"
import type { RuleId } from "@segue/migrate/rules/RuleId"

import * as Globs from "./Globs.ts"
import type { Settings } from "./Settings.ts"

/** Severities by rule. */
export type Severities = Readonly<Partial<Record<RuleId, Config.Severity>>>

export interface Plan {
  /** Where globs count from: the configuration file's folder, or where the user stands. Absolute. */
  readonly folder: string
  /** The configuration file, where there is one. Absolute. */
  readonly file: string | undefined
  readonly maxFileSizeBytes: number
  /** Whether `exclude` keeps this file or folder out; an absolute path. */
  readonly isExcluded: (absolute: string) => boolean
  /** Whether `include` allows this file; an absolute path. */
  readonly isIncluded: (absolute: string) => boolean
  /** What the engine is told about this file; an absolute path. */
  readonly configOf: (absolute: string) => Config.Config
}

const MAX_FILE_SIZE_KB = 1024

/** Globs see paths relative to their folder, with forward slashes; most runs have none and pay nothing. */
const onAbsolute = (folder: string, globs: ReadonlyArray<string> | undefined): ((absolute: string) => boolean) => {
  if (globs === undefined || globs.length === 0) return () => false
  const matches = Globs.compile(globs)
  return (absolute) => matches(path.relative(folder, absolute).replaceAll(path.sep, "/"))
}

/** Combines settings with the severities given on the command line, which win. */
export const make = (
  { file, folder, settings }: { readonly file?: string; readonly folder: string; readonly settings: Settings },
  flags: Severities = {}
): Plan => {
  const isPayload = onAbsolute(folder, settings.payloads)
  const overrides = (settings.overrides ?? []).map(({ files, rules }) => ({
    matches: onAbsolute(folder, files),
    rules
  }))
  const plain: Config.Config = { rules: { ...settings.rules, ...flags }, isPayloadFile: false }
  return {
    folder,
    file,
    maxFileSizeBytes: (settings.maxFileSizeKb ?? MAX_FILE_SIZE_KB) * 1024,
    isExcluded: onAbsolute(folder, settings.exclude),
    isIncluded: settings.include === undefined ? () => true : onAbsolute(folder, settings.include),
    configOf: (absolute) => {
      const isPayloadFile = isPayload(absolute)
      const own = overrides.filter(({ matches }) => matches(absolute))
      if (!isPayloadFile && own.length === 0) return plain
      return { isPayloadFile, rules: Object.assign({}, settings.rules, ...own.map((one) => one.rules), flags) }
    }
  }
}
