/** How Go files speak for each other: packages are folders, named by the module's path; files of one need no import. */
import * as Languages from "../../program/Languages.ts"
import { folderOf, nameOf } from "../../project/Layout.ts"
import type { Layout } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"
import { dialect, PACKAGE } from "../go.ts"

const IMPORT = /^[ \t]*import[ \t]+(?:\(([^)]*)\)|([^\n(]*))/gmu
const PATH = /["`]([^"`\n]+)["`]/gu
const SETTING = /\b(?:Getenv|LookupEnv|GetString|MustGetenv|BindEnv)\s*\(\s*"([A-Za-z_]\w*)"/gu
const CLAUSE = /^[ \t]*package[ \t]+(\w+)/mu
const MODULE = /^[ \t]*module[ \t]+"?([^\s"]+)/mu

/** The word that a package is known by: the last one of its path that is no version. */
const wordOf = (from: string): string => from.split("/").findLast((part) => !/^v\d+$/u.test(part)) ?? from

const isTest = (path: string): boolean => path.endsWith("_test.go")

/** The folder of a package that is imported, in a module of the project. */
const folderFor = (from: string, layout: Layout): string | undefined => {
  for (const manifest of layout.named("go.mod")) {
    const module = MODULE.exec(layout.text(manifest))?.[1]
    if (module === undefined || (from !== module && !from.startsWith(`${module}/`))) continue
    const inner = from.slice(module.length + 1)
    const root = folderOf(manifest)
    return root === "" || inner === "" ? root + inner : `${root}/${inner}`
  }
  return undefined
}

const packageOf = (path: string, layout: Layout): string => CLAUSE.exec(layout.text(path))?.[1] ?? ""

const resolve = (path: string, from: string, layout: Layout): ReadonlyArray<string> => {
  if (from === PACKAGE) {
    const own = packageOf(path, layout)
    return layout
      .inFolder(folderOf(path))
      .filter((other) => other !== path && other.endsWith(".go") && packageOf(other, layout) === own)
  }
  const folder = folderFor(from, layout)
  if (folder === undefined) return []
  return layout.inFolder(folder).filter((other) => other.endsWith(".go") && !isTest(other))
}

export const linker: Linker = {
  isModule: (path) => path.endsWith(".go"),
  isLayout: (path) => nameOf(path) === "go.mod",
  importsOf: ({ text }) => {
    const found = new Set<string>([PACKAGE])
    for (const match of text.matchAll(IMPORT))
      for (const path of (match[1] ?? match[2] ?? "").matchAll(PATH)) found.add(path[1]!)
    return found
  },
  settingsOf: ({ text }) => [...text.matchAll(SETTING)].map((match) => match[1]!),
  wordOf,
  // A package at the module's root has the module's name, whatever its folder is called.
  wordsOf: (path, layout) => {
    const manifest = layout.nearest(path, ["go.mod"])
    const module = manifest === undefined ? undefined : MODULE.exec(layout.text(manifest))?.[1]
    const folder = folderOf(path)
    const isRoot = manifest !== undefined && folderOf(manifest) === folder
    return [PACKAGE, isRoot && module !== undefined ? wordOf(module) : wordOf(folder)]
  },
  resolve,
  exportsOf: (file, outside) => Languages.exportsOf(file, outside, dialect)
}
