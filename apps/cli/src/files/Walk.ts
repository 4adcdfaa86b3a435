/** Every file below a folder that is to be looked into, in a fixed order; links are never followed out of it. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as Ignore from "./Ignore.ts"
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

/** Nobody nests folders this deep; a file system that does is wrong. */
const DEPTH_MAX = 256

interface Place {
  readonly absolute: string
  readonly shown: string
  /** The path below the starting folder. */
  readonly below: string
  readonly depth: number
}

const skipped = (file: string, why: string): Step => ({ kind: "skipped", note: { file, why } })

/** Links inside the folder lead to what is visited anyway; others are said. */
const linkNote = (root: string, place: Place): Step | undefined => {
  try {
    const real = fs.realpathSync(place.absolute)
    const inside = real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)
    return inside ? undefined : skipped(place.shown, "is a symbolic link out of the folder; links are not followed")
  } catch {
    return skipped(place.shown, "is a symbolic link that leads nowhere")
  }
}

/** Walks a folder; `shown` is its name in reports, `.` for where the user stands. */
export function* walk(folder: string, shown: string, options: Options): Generator<Step> {
  const root = fs.realpathSync(folder)
  const stack = options.respectsIgnores ? Ignore.above(root) : []
  const prefix = shown === "." || shown === "" ? "" : `${shown.replace(/\/$/u, "")}/`
  yield* inside(root, { absolute: folder, shown: prefix, below: "", depth: 0 }, stack, options)
}

function* inside(root: string, folder: Place, outer: Ignore.Stack, options: Options): Generator<Step> {
  let entries: Array<fs.Dirent>
  try {
    entries = fs.readdirSync(folder.absolute, { withFileTypes: true })
  } catch (error) {
    yield skipped(folder.shown || ".", reasonOf(error))
    return
  }
  if (folder.depth > DEPTH_MAX) {
    yield skipped(folder.shown, `is nested deeper than ${DEPTH_MAX} folders`)
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const present = new Set(options.respectsIgnores ? entries.map((entry) => entry.name) : [])
  const stack = options.respectsIgnores ? Ignore.enter(outer, folder.absolute, { below: folder.below, present }) : outer
  for (const entry of entries) {
    const { name } = entry
    const isFolder = entry.isDirectory()
    if (isFolder && (versionControl.has(name) || (options.respectsIgnores && installed.has(name)))) continue
    const place: Place = {
      absolute: folder.absolute.endsWith(path.sep) ? folder.absolute + name : folder.absolute + path.sep + name,
      shown: folder.shown + name,
      below: folder.below + name,
      depth: folder.depth + 1
    }
    if (stack.length > 0 && Ignore.isIgnored(stack, isFolder ? `${place.below}/` : place.below)) continue
    if (options.isExcluded(place.absolute)) continue
    if (isFolder) {
      yield* inside(root, { ...place, shown: `${place.shown}/`, below: `${place.below}/` }, stack, options)
    } else if (entry.isFile()) {
      yield { kind: "file", entry: { absolute: place.absolute, shown: place.shown } }
    } else {
      const note = entry.isSymbolicLink() ? linkNote(root, place) : skipped(place.shown, "is not a regular file")
      if (note !== undefined) yield note
    }
  }
}
