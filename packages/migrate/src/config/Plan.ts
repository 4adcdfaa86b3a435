/** What holds for a run: flags over the configuration file over defaults, file by file. */
import type * as Config from "../Config.ts"
import type { RuleId } from "../rules/RuleId.ts"
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
  /** The baseline that `segue check` holds its findings against, relative to `folder`; none without it. */
  readonly baseline: string | undefined
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
  const root = slashed(folder).replace(/\/*$/u, "/")
  return (absolute) => {
    const path = slashed(absolute)
    // What lies outside of the folder is no glob's business.
    return path.startsWith(root) && matches(path.slice(root.length))
  }
}

/** Absolute paths of Windows with forward slashes; elsewhere a backslash is a character like any other. */
const slashed = (absolute: string): string =>
  /^(?:[a-z]:|\\\\)/iu.test(absolute) ? absolute.replaceAll("\\", "/") : absolute

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
    baseline: settings.baseline,
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
