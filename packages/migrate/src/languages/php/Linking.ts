/** How PHP files speak for each other: a class stands in the file of its name, in the namespace that the file says. */
import * as Languages from "../../program/Languages.ts"
import { nameOf } from "../../project/Layout.ts"
import type { Layout } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"
import { dialect } from "../php.ts"
import { namespaceOf } from "./imports.ts"

const USE = /^[ \t]*use[ \t]+([\w\\]+)(?:[ \t]*\{([^}]*)\})?/gmu
const CLASS = /\b[A-Z]\w*/gu
const SETTING = /\b(?:getenv|env)\(\s*['"]([A-Za-z_]\w*)['"]|\$_(?:ENV|SERVER)\[\s*['"]([A-Za-z_]\w*)['"]/gu

const wordOf = (from: string): string => from.slice(from.lastIndexOf("\\") + 1)

const resolve = (path: string, from: string, layout: Layout): ReadonlyArray<string> => {
  const namespace = from.slice(0, Math.max(0, from.lastIndexOf("\\")))
  return layout
    .named(`${wordOf(from)}.php`)
    .filter((other) => other !== path && namespaceOf(layout.text(other)) === namespace)
}

export const linker: Linker = {
  isModule: (path) => path.endsWith(".php"),
  isLayout: () => false,
  importsOf: ({ text }) => {
    const namespace = namespaceOf(text)
    const found = new Set<string>()
    for (const [name] of text.matchAll(CLASS)) found.add(namespace === "" ? name : `${namespace}\\${name}`)
    for (const [, from, group] of text.matchAll(USE)) {
      if (group === undefined) found.add(from!)
      else for (const name of group.split(",")) found.add(from! + (name.trim().split(/\s/u)[0] ?? ""))
    }
    return found
  },
  settingsOf: ({ text }) => [...text.matchAll(SETTING)].map((match) => match[1] ?? match[2]!),
  wordOf,
  wordsOf: (path) => [nameOf(path).replace(/\.php$/u, "")],
  resolve,
  exportsOf: (file, outside) => Languages.exportsOf(file, outside, dialect)
}
