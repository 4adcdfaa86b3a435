/** Which files a project has, and what those say that tell where modules are. */
import * as Jsonc from "jsonc-parser"

export interface Layout {
  readonly has: (path: string) => boolean
  /** Every file of that name, in a fixed order. */
  readonly named: (name: string) => ReadonlyArray<string>
  /** Every file whose name ends so (`.cs`), in a fixed order. */
  readonly ending: (suffix: string) => ReadonlyArray<string>
  /** Every file that lies in a folder itself, in a fixed order. */
  readonly inFolder: (folder: string) => ReadonlyArray<string>
  /** A file's text; empty for what is not there. */
  readonly text: (path: string) => string
  /** A file's JSON, comments allowed; an empty object for what is not there or is none. */
  readonly json: (path: string) => Readonly<Record<string, unknown>>
  /** The nearest file of one of these names in the folder of `path` or above it. */
  readonly nearest: (path: string, names: ReadonlyArray<string>) => string | undefined
  /** Packages of the project by their name, with the manifest's path. */
  readonly packages: () => ReadonlyMap<string, string>
}

/** The folder of a path, without a slash at its end; empty for a file at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")))

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1)

/** A relative path from a folder, put together. */
export const join = (folder: string, relative: string): string => {
  const parts = folder === "" ? [] : folder.split("/")
  for (const part of relative.split("/")) {
    if (part === "..") parts.pop()
    else if (part !== "." && part !== "") parts.push(part)
  }
  return parts.join("/")
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

const INSTALLED = /(?:^|\/)node_modules\//u

/** A layout over these paths; texts are read when they are asked for. */
export const make = (paths: ReadonlySet<string>, read: (path: string) => string | undefined): Layout => {
  const documents = new Map<string, Readonly<Record<string, unknown>>>()
  let byName: Map<string, Array<string>> | undefined
  let byFolder: Map<string, Array<string>> | undefined
  let packages: Map<string, string> | undefined
  const grouped = (keyOf: (path: string) => string): Map<string, Array<string>> => {
    const groups = new Map<string, Array<string>>()
    for (const path of [...paths].toSorted()) {
      const key = keyOf(path)
      const list = groups.get(key)
      if (list === undefined) groups.set(key, [path])
      else list.push(path)
    }
    return groups
  }
  const named = (name: string): ReadonlyArray<string> => (byName ??= grouped(nameOf)).get(name) ?? []
  const textOf = (path: string): string => (paths.has(path) ? (read(path) ?? "") : "")
  const json = (path: string): Readonly<Record<string, unknown>> => {
    const known = documents.get(path)
    if (known !== undefined) return known
    const document = asRecord(Jsonc.parse(textOf(path), [], { allowTrailingComma: true }))
    documents.set(path, document)
    return document
  }
  return {
    has: (path) => paths.has(path),
    named,
    ending: (suffix) => [...paths].filter((path) => path.endsWith(suffix)).toSorted(),
    inFolder: (folder) => (byFolder ??= grouped(folderOf)).get(folder) ?? [],
    text: textOf,
    json,
    nearest: (path, names) => {
      for (let folder = folderOf(path); ; folder = folderOf(folder)) {
        for (const name of names) {
          const candidate = folder === "" ? name : `${folder}/${name}`
          if (paths.has(candidate)) return candidate
        }
        if (folder === "") return undefined
      }
    },
    packages: () => {
      if (packages === undefined) {
        packages = new Map()
        for (const manifest of named("package.json")) {
          const { name } = json(manifest)
          if (typeof name === "string" && !INSTALLED.test(manifest) && !packages.has(name)) packages.set(name, manifest)
        }
      }
      return packages
    }
  }
}
