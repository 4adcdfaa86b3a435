/** What ignore files say: .gitignore and .ignore of every folder from the repository's root down, the nearest first. */
import * as fs from "node:fs"
import * as path from "node:path"

import ignore, { type Ignore } from "ignore"

interface Level {
  readonly rules: Ignore
  /** How much of a path below the starting folder belongs to the folders above these rules' folder. */
  readonly cut: number
  /** What stands between the rules' folder and the starting folder, for rules from above it. */
  readonly lead: string
}

/** The rules that hold in one folder, the nearest first. */
export type Stack = ReadonlyArray<Level>

/** Ignored by git; `.ignore` has the last word, so it comes first. */
const names = [".ignore", ".gitignore"] as const

const rulesIn = (folder: string, wanted: ReadonlyArray<string>): ReadonlyArray<Ignore> =>
  wanted.flatMap((name) => {
    try {
      return [ignore().add(fs.readFileSync(path.join(folder, name), "utf8"))]
    } catch {
      // It is not there, or nothing that can be read; then it ignores nothing.
      return []
    }
  })

/**
 * The rules of the folders above `folder`, up to the root of its repository (and git's own list there). Outside of a
 * repository nothing above counts.
 */
export const above = (folder: string): Stack => {
  const levels: Array<Level> = []
  const parts: Array<string> = []
  for (let at = folder; ;) {
    const isRoot = fs.existsSync(path.join(at, ".git"))
    const own = at === folder ? [] : rulesIn(at, names)
    const listed = isRoot ? rulesIn(at, [".git/info/exclude"]) : []
    const lead = parts.map((part) => `${part}/`).join("")
    for (const rules of [...own, ...listed]) levels.push({ rules, cut: 0, lead })
    if (isRoot) return levels
    const parent = path.dirname(at)
    if (parent === at) return []
    parts.unshift(path.basename(at))
    at = parent
  }
}

/** Whether a folder's entry is an ignore file. */
export const isIgnoreFile = ({ name }: fs.Dirent): boolean => name === names[0] || name === names[1]

/** The rules for what lies in `folder`, whose path below the starting folder is `below` (empty, or ending in a slash). */
export const enter = (
  stack: Stack,
  folder: string,
  { below, present }: { readonly below: string; readonly present: ReadonlyArray<string> }
): Stack => {
  const own = rulesIn(
    folder,
    names.filter((name) => present.includes(name))
  )
  return own.length === 0 ? stack : [...own.map((rules) => ({ rules, cut: below.length, lead: "" })), ...stack]
}

/** Whether a path below the starting folder is ignored; folders end in a slash. */
export const isIgnored = (stack: Stack, below: string): boolean => {
  for (const { cut, lead, rules } of stack) {
    const { ignored, unignored } = rules.test(lead + below.slice(cut))
    if (ignored) return true
    if (unignored) return false
  }
  return false
}
