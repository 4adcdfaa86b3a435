/** How Python files speak for each other: modules by their dotted names, packages by their folders. */
import * as Languages from "../../program/Languages.ts"
import type { Layout } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"
import { dialect } from "../python.ts"

const FROM = /^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)/gmu
const IMPORT = /^[ \t]*import[ \t]+([^\n#]*)/gmu
const SETTING = /\b(?:environ(?:\.get)?\s*[[(]|getenv\s*\(|config\s*\(|env(?:\.\w+)?\s*\()\s*["']([A-Za-z_]\w*)["']/gu

const names = (list: string): ReadonlyArray<string> =>
  list
    .replaceAll(/[()\\]/gu, " ")
    .split(",")
    .map((one) => one.trim().split(/\s+/u)[0] ?? "")
    .filter((one) => /^[\w.]+$/u.test(one))

const last = (dotted: string): string => dotted.slice(dotted.lastIndexOf(".") + 1)

/** The folder that a relative import starts from. */
const folderOf = (path: string, dots: number): ReadonlyArray<string> | undefined => {
  const parts = path.split("/").slice(0, -1)
  return dots - 1 > parts.length ? undefined : parts.slice(0, parts.length - (dots - 1))
}

const existing = (parts: ReadonlyArray<string>, layout: Layout): ReadonlyArray<string> => {
  const base = parts.join("/")
  return [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`].filter((path) => layout.has(path)).slice(0, 1)
}

const resolve = (path: string, from: string, layout: Layout): ReadonlyArray<string> => {
  const dots = /^\.*/u.exec(from)![0].length
  const rest = from
    .slice(dots)
    .split(".")
    .filter((part) => part !== "")
  if (dots > 0) {
    const folder = folderOf(path, dots)
    return folder === undefined ? [] : existing([...folder, ...rest], layout)
  }
  // An absolute import starts at some folder above the file, or in its `src`.
  const parts = path.split("/").slice(0, -1)
  for (let depth = parts.length; depth >= 0; depth--) {
    const root = parts.slice(0, depth)
    for (const base of [root, [...root, "src"]]) {
      const found = existing([...base, ...rest], layout)
      if (found.length > 0) return found
    }
  }
  return []
}

export const linker: Linker = {
  isModule: (path) => /\.pyw?$/u.test(path),
  isLayout: () => false,
  importsOf: ({ text }) => {
    const found = new Set<string>()
    for (const match of text.matchAll(FROM)) {
      const from = match[1]!
      found.add(from)
      // Any of the names may be a module of the package.
      for (const name of names(match[2]!)) found.add(from.endsWith(".") ? from + name : `${from}.${name}`)
    }
    for (const match of text.matchAll(IMPORT)) for (const name of names(match[1]!)) found.add(name)
    return found
  },
  settingsOf: ({ text }) => [...text.matchAll(SETTING)].map((match) => match[1]!),
  // A package that is named by dots alone is its folder.
  wordOf: (from) => (last(from) === "" ? "." : last(from)),
  wordsOf: (path) => {
    const parts = path.replace(/\.pyw?$/u, "").split("/")
    const name = parts.at(-1)!
    return name === "__init__" ? [parts.at(-2) ?? ".", "."] : [name]
  },
  resolve,
  exportsOf: (file, outside) => Languages.exportsOf(file, outside, dialect)
}
