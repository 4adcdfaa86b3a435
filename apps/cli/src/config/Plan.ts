/** What holds for a run: flags over the configuration file over defaults, file by file. */
import * as Config from "@segue/migrate/Config"
import type { RuleId } from "@segue/migrate/rules/RuleId"

import * as Globs from "./Globs.ts"
import type { Settings } from "./Settings.ts"

/** Severities by rule. */
export type Severities = Readonly<Partial<Record<RuleId, Config.Severity>>>

export interface Plan {
  /** Where globs count from: the configuration file's folder, or where the user stands. Absolute. */
  readonly folder: string
  /** The configuration file, where there is one. */
  readonly file: string | undefined
  readonly maxFileSizeBytes: number
  /** Whether the configuration keeps a file or a folder out; a path relative to `folder`, forward slashes. */
  readonly isExcluded: Globs.Matcher
  /** Whether `include` allows a file. */
  readonly isIncluded: Globs.Matcher
  /** What the engine is told about a file. */
  readonly configOf: (path: string) => Config.Config
}

const MAX_FILE_SIZE_KB = 1024

/** Combines settings with the severities given on the command line, which win. */
export const make = (
  { file, folder, settings }: { readonly file?: string; readonly folder: string; readonly settings: Settings },
  flags: Severities = {}
): Plan => {
  const isPayload = Globs.compile(settings.payloads ?? [])
  const overrides = (settings.overrides ?? []).map(({ files, rules }) => ({ matches: Globs.compile(files), rules }))
  const rules = { ...settings.rules, ...flags }
  const plain: Config.Config = { rules, isPayloadFile: false }
  return {
    folder,
    file,
    maxFileSizeBytes: (settings.maxFileSizeKb ?? MAX_FILE_SIZE_KB) * 1024,
    isExcluded: Globs.compile(settings.exclude ?? []),
    isIncluded: settings.include === undefined ? () => true : Globs.compile(settings.include),
    configOf: (path) => {
      const isPayloadFile = isPayload(path)
      const own = overrides.filter(({ matches }) => matches(path))
      if (!isPayloadFile && own.length === 0) return plain
      return { isPayloadFile, rules: Object.assign({}, settings.rules, ...own.map((one) => one.rules), flags) }
    }
  }
}
