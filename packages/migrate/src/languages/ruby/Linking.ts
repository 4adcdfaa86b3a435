/** How Ruby files speak for each other: a class or module stands in the file of its name. */
import * as Languages from "../../program/Languages.ts"
import { folderOf, join, nameOf } from "../../project/Layout.ts"
import type { Layout } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"
import { dialect } from "../ruby.ts"
import { classOf, fileOf } from "./imports.ts"

const CONSTANT = /\b[A-Z]\w*/gu
const REQUIRE = /\brequire(?:_relative)?[ \t(]+["']([^"'\n]+)["']/gu
const SETTING = /\bENV(?:\.fetch\(|\[)\s*["']([A-Za-z_]\w*)["']/gu
const WORD = /\b[a-z_]*(?:paxos|conversion|stablecoin)[a-z_]*\b/gu
const MANY = 2

const wordOf = (from: string): string => from.slice(from.lastIndexOf("/") + 1)

const resolve = (path: string, from: string, layout: Layout): ReadonlyArray<string> => {
  const near = join(folderOf(path), `${from}.rb`)
  if (layout.has(near) && near !== path) return [near]
  const found = layout.named(`${wordOf(from)}.rb`).filter((other) => other !== path)
  const exact = from.includes("/") ? found.filter((other) => other.endsWith(`/${from}.rb`)) : found
  // Two files of one name: which of them is meant, nobody can tell from here.
  return exact.length < MANY ? exact : []
}

export const linker: Linker = {
  isModule: (path) => path.endsWith(".rb"),
  isLayout: () => false,
  importsOf: ({ text }) => {
    const found = new Set<string>()
    for (const [name] of text.matchAll(CONSTANT)) found.add(fileOf(name))
    for (const match of text.matchAll(REQUIRE)) found.add(match[1]!)
    for (const [word] of text.matchAll(WORD)) found.add(fileOf(classOf(word) ?? word))
    return found
  },
  settingsOf: ({ text }) => [...text.matchAll(SETTING)].map((match) => match[1]!),
  wordOf,
  wordsOf: (path) => [nameOf(path).replace(/\.rb$/u, "")],
  resolve,
  exportsOf: (file, outside) => Languages.exportsOf(file, outside, dialect)
}
