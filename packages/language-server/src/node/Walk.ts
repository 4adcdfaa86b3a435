/** Every file below a folder that is to be looked into, in a fixed order; links are never followed. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as Ignore from "./Ignore.ts"

export type Step =
  | { readonly kind: "file"; readonly absolute: string }
  | { readonly kind: "skipped"; readonly absolute: string; readonly why: string }

/** Never anybody's source. */
const versionControl = new Set([".git", ".hg", ".svn", ".jj"])
/** Installed, not written. */
const installed = new Set(["node_modules"])
/** What a stopped run leaves beside a file. */
const LEFTOVER = /^\..+\.[0-9a-f]{12}\.segue$/u
/** Nobody nests folders this deep; a file system that does is wrong. */
const DEPTH_MAX = 256

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "vanished while it was being read",
  ENOTDIR: "vanished while it was being read",
  EACCES: "may not be read by you",
  EPERM: "may not be read by you",
  EISDIR: "is a folder, although it was listed as a file",
  ELOOP: "is a loop of symbolic links",
  EMFILE: "too many files are open",
  ENXIO: "is not a regular file"
}

/** Why the file system refused, in a person's words. */
export const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  return reasons[code ?? ""] ?? `cannot be read: ${message}`
}

interface Folder {
  /** The path below the starting folder; empty, or ending in a slash. */
  readonly below: string
  readonly depth: number
  readonly stack: Ignore.Stack
}

const isOurs = (name: string): boolean => !versionControl.has(name) && !installed.has(name)

/** A link that leads to what is visited anyway is passed over; others are said. */
const linkStep = (absolute: string, root: string): ReadonlyArray<Step> => {
  try {
    const real = fs.realpathSync(absolute)
    return real === root || real.startsWith(root + path.sep)
      ? []
      : [{ kind: "skipped", absolute, why: "is a symbolic link out of the folder; links are not followed" }]
  } catch {
    return [{ kind: "skipped", absolute, why: "is a symbolic link that leads nowhere" }]
  }
}

const entriesOf = (folder: string): ReadonlyArray<fs.Dirent> | string => {
  try {
    return fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    return reasonOf(error)
  }
}

/** Walks a folder; `isExcluded` gets absolute paths. */
export function* walk(folder: string, isExcluded: (absolute: string) => boolean): Generator<Step> {
  const real = fs.realpathSync(folder)
  const start = folder.endsWith(path.sep) ? folder : folder + path.sep
  // Folders still to be read, the next one last: no recursion, so that a file costs one step however deep it lies.
  const open: Array<Folder> = [{ below: "", depth: 0, stack: Ignore.above(real) }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { below, depth } = at
    const entries = depth > DEPTH_MAX ? `is nested deeper than ${DEPTH_MAX} folders` : entriesOf(start + below)
    if (typeof entries === "string") {
      yield { kind: "skipped", absolute: start + below, why: entries }
      continue
    }
    const present = entries.filter(Ignore.isIgnoreFile).map(({ name }) => name)
    const stack = present.length === 0 ? at.stack : Ignore.enter(at.stack, start + below, { below, present })
    const folders: Array<Folder> = []
    for (const entry of entries) {
      const isFolder = entry.isDirectory()
      if (isFolder && !isOurs(entry.name)) continue
      const place = below + entry.name
      if (stack.length > 0 && Ignore.isIgnored(stack, isFolder ? `${place}/` : place)) continue
      const absolute = start + place
      if (isExcluded(absolute)) continue
      if (isFolder) folders.push({ below: `${place}/`, depth: depth + 1, stack })
      else if (entry.isFile()) {
        if (!LEFTOVER.test(entry.name)) yield { kind: "file", absolute }
      } else if (entry.isSymbolicLink()) yield* linkStep(absolute, real)
    }
    open.push(...folders.reverse())
  }
}

/** Whether a walk of the folder would pass a file over. */
export const isIgnored = (folder: string, absolute: string): boolean => {
  const below = path.relative(folder, absolute).replaceAll(path.sep, "/")
  if (below.startsWith("../")) return true
  const parts = below.split("/")
  if (!parts.slice(0, -1).every(isOurs) || LEFTOVER.test(parts.at(-1)!)) return true
  let stack = Ignore.above(folder)
  for (let depth = 0; depth < parts.length; depth++) {
    const inside = parts
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join("")
    const entries = entriesOf(path.join(folder, inside))
    const present = typeof entries === "string" ? [] : entries.filter(Ignore.isIgnoreFile).map(({ name }) => name)
    if (present.length > 0) stack = Ignore.enter(stack, path.join(folder, inside), { below: inside, present })
    const place = inside + parts[depth]!
    if (Ignore.isIgnored(stack, depth < parts.length - 1 ? `${place}/` : place)) return true
  }
  return false
}
