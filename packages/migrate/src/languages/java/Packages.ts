import type { Dialect } from "../../program/Dialect.ts"
/** How files of the Java machine's languages speak for each other: packages are folders under a source root. */
import * as Languages from "../../program/Languages.ts"
import { folderOf, nameOf } from "../../project/Layout.ts"
import type { Layout } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"

/** What names without an import are looked up under: the file's own package. */
export const OWN = "."

const MODULE = /\.(?:java|kts?)$/u
const IMPORT = /^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+?)(\.\*)?[ \t]*(?:as[ \t]+\w+[ \t]*)?;?[ \t]*(?:\/\/.*)?$/gmu
const SETTING = /\b(?:getenv|getProperty|getRequiredProperty)\s*\(\s*"([A-Za-z_][\w.]*)"|\$\{([A-Za-z_][\w.-]*)/gu

const importsOf = (text: string): ReadonlySet<string> => {
  const found = new Set([OWN])
  for (const match of text.matchAll(IMPORT)) {
    const whole = match[1]!
    found.add(whole)
    if (match[2] === undefined && whole.includes(".")) found.add(whole.slice(0, whole.lastIndexOf(".")))
  }
  return found
}

/** The folders that may hold what a file's folder is the package of: tests lie beside what they test. */
const besides = (folder: string): ReadonlyArray<string> => {
  const main = folder.replace(/(^|\/)src\/(?:test|integrationTest|testFixtures|it)\//u, "$1src/main/")
  return [...new Set([folder, main, main.replace("/kotlin/", "/java/"), main.replace("/java/", "/kotlin/")])]
}

const modulesIn = (folder: string, layout: Layout): ReadonlyArray<string> =>
  layout.inFolder(folder).filter((path) => MODULE.test(path))

const resolve = (path: string, from: string, layout: Layout): ReadonlyArray<string> => {
  const own = besides(folderOf(path))
  if (from === OWN) return own.flatMap((folder) => modulesIn(folder, layout)).filter((one) => one !== path)
  const parts = from.split(".")
  for (const start of own) {
    for (let root = start; ; root = folderOf(root)) {
      const base = root === "" ? "" : `${root}/`
      const inPackage = modulesIn(base + parts.join("/"), layout)
      if (inPackage.length > 0) return inPackage
      // A member of a class, or a class itself.
      const inFolder = modulesIn(base + parts.slice(0, -1).join("/"), layout)
      const named = inFolder.filter((one) => nameOf(one).replace(MODULE, "") === parts.at(-1))
      if (parts.length > 1 && named.length > 0) return named
      if (root === "") break
    }
  }
  return []
}

/** The linker of a language whose packages are folders. */
export const linkerOf = (dialect: Dialect): Linker => ({
  machine: "jvm",
  isModule: (path) => dialect.extensions.some((ending) => path.endsWith(ending)),
  isLayout: () => false,
  importsOf: ({ text }) => importsOf(text),
  settingsOf: ({ text }) => [...text.matchAll(SETTING)].flatMap((match) => match[1] ?? match[2] ?? []),
  wordOf: (from) => (from === OWN ? OWN : from.slice(from.lastIndexOf(".") + 1)),
  wordsOf: (path) => [OWN, nameOf(folderOf(path)), nameOf(path).replace(MODULE, "")],
  resolve,
  exportsOf: (file, outside) => Languages.exportsOf(file, outside, dialect)
})
