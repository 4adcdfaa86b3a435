/** Every file below a folder that is to be looked into, in a fixed order; links are never followed out of it. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as Ignore from "@segue/language-server/node/Ignore"
import * as Result from "effect/Result"

import { reasonOf, type Skipped } from "./Skipped.ts"

export interface Entry {
  /** Where it is. */
  readonly absolute: string
  /** As it is shown: from where the user stands, forward slashes. */
  readonly shown: string
}

export type Step =
  | { readonly kind: "file"; readonly entry: Entry }
  | { readonly kind: "skipped"; readonly note: Skipped }

export interface Options {
  /** Whether ignore files and the usual folders of other people's code count. */
  readonly respectsIgnores: boolean
  /** Keeps out what the configuration excludes; gets absolute paths. */
  readonly isExcluded: (absolute: string) => boolean
}

/** Never anybody's source, whatever the flags say. */
const versionControl = new Set([".git", ".hg", ".svn", ".jj"])
/** Installed, not written. */
const installed = new Set(["node_modules"])
/** What `replace` leaves beside a file when it is killed in the middle. */
const LEFTOVER = /^\..+\.[0-9a-f]{12}\.segue$/u

/** Nobody nests folders this deep; a file system that does is wrong. */
const DEPTH_MAX = 256

interface Start {
  /** The starting folder's real path. */
  readonly real: string
  /** What stands before a path below the starting folder to make it absolute, and to show it. */
  readonly absolute: string
  readonly shown: string
  /** Where in an absolute path the shown one begins, if it does: one text is kept for both. */
  readonly shownAt: number | undefined
}

interface Folder {
  /** The path below the starting folder; empty, or ending in a slash. */
  readonly below: string
  readonly depth: number
  readonly stack: Ignore.Stack
}

/** As the file at this absolute path is shown. */
const shownIn = (start: Start, absolute: string, below: string): string =>
  start.shownAt === undefined ? start.shown + below : absolute.slice(start.shownAt)

const skipped = (file: string, why: string): Step => ({ kind: "skipped", note: { file, why } })

/** Links inside the folder lead to what is visited anyway; others are said. */
const linkNote = (start: Start, below: string): Step | undefined => {
  try {
    const real = fs.realpathSync(start.absolute + below)
    const prefix = start.real.endsWith(path.sep) ? start.real : start.real + path.sep
    return real === start.real || real.startsWith(prefix)
      ? undefined
      : skipped(start.shown + below, "is a symbolic link out of the folder; links are not followed")
  } catch {
    return skipped(start.shown + below, "is a symbolic link that leads nowhere")
  }
}

/** The entries of a folder in a fixed order, or why there are none. */
const entriesOf = (start: Start, { below, depth }: Folder): Result.Result<ReadonlyArray<fs.Dirent>, Step> => {
  if (depth > DEPTH_MAX) return Result.fail(skipped(start.shown + below, `is nested deeper than ${DEPTH_MAX} folders`))
  try {
    const entries = fs.readdirSync(start.absolute + below, { withFileTypes: true })
    return Result.succeed(entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
  } catch (error) {
    return Result.fail(skipped(start.shown + below || ".", reasonOf(error)))
  }
}

const isSkippedFolder = (name: string, { respectsIgnores }: Options): boolean =>
  versionControl.has(name) || (respectsIgnores && installed.has(name))

const other = (start: Start, entry: fs.Dirent, below: string): Step | undefined =>
  entry.isSymbolicLink() ? linkNote(start, below) : skipped(start.shown + below, "is not a regular file")

/** Walks a folder; `shown` is its name in reports, `.` for where the user stands. */
export function* walk(folder: string, shown: string, options: Options): Generator<Step> {
  const real = fs.realpathSync(folder)
  const above = folder.endsWith(path.sep) ? folder : folder + path.sep
  const prefix = shown === "." || shown === "" ? "" : `${shown.replace(/\/$/u, "")}/`
  const shownAt = above.endsWith(prefix) ? above.length - prefix.length : undefined
  const start: Start = { real, absolute: above, shown: prefix, shownAt }
  // Folders still to be read, the next one last: no recursion, so that a file costs one step however deep it lies.
  const open: Array<Folder> = [{ below: "", depth: 0, stack: options.respectsIgnores ? Ignore.above(real) : [] }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const read = entriesOf(start, at)
    if (Result.isFailure(read)) {
      yield read.failure
      continue
    }
    const entries = read.success
    const { below, depth } = at
    const present = options.respectsIgnores ? entries.filter(Ignore.isIgnoreFile).map((entry) => entry.name) : []
    const stack = present.length === 0 ? at.stack : Ignore.enter(at.stack, start.absolute + below, { below, present })
    const folders: Array<Folder> = []
    for (const entry of entries) {
      const isFolder = entry.isDirectory()
      if (isFolder && isSkippedFolder(entry.name, options)) continue
      const place = below + entry.name
      if (stack.length > 0 && Ignore.isIgnored(stack, isFolder ? `${place}/` : place)) continue
      const absolute = start.absolute + place
      if (options.isExcluded(absolute)) continue
      if (isFolder) folders.push({ below: `${place}/`, depth: depth + 1, stack })
      else if (!entry.isFile()) {
        const note = other(start, entry, place)
        if (note !== undefined) yield note
      } else if (LEFTOVER.test(entry.name)) {
        yield skipped(start.shown + place, "was left behind by a run that was stopped; it can be deleted")
      } else yield { kind: "file", entry: { absolute, shown: shownIn(start, absolute, place) } }
    }
    open.push(...folders.reverse())
  }
}
