/** How JavaScript and TypeScript modules name each other: relative, by aliases of a tsconfig, by package names. */
import * as Layouts from "../../project/Layout.ts"
import type { Layout } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"
import * as Source from "../../text/Source.ts"
import * as Languages from "../index.ts"
import * as TypeScript from "../typescript.ts"

const IMPORT = /(?:\bfrom|\bimport|\brequire|\b[mM]ock)\s*\(?\s*["'`]([^"'`\n]{1,300})["'`]/gu
const SETTING =
  /\b(?:env(?:\?\.|\.|(?:\?\.)?\[\s*["'`])|(?:get|getOrThrow|required?|string|str|env|getenv)\(\s*["'`])([A-Z][A-Z0-9_]*)\b/gu
const TAKEN = /\}\s*=\s*[\w.]{0,40}\benv\b/gu
const EXTENSION = /\.(?:[cm]?[jt]sx?|json)$/u
const ENDINGS = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"]
const CONFIGURATIONS = ["tsconfig.json", "jsconfig.json"]
const EXTENDS_MAX = 6

/** The file at this path, with any of the endings that an import may leave out or write differently. */
const fileAt = (plain: string, { has }: Layout): string | undefined => {
  if (has(plain) && TypeScript.isCode(Languages.forPath(plain))) return plain
  const stem = plain.replace(/\.([cm]?)jsx?$/u, "")
  const bases = stem === plain ? [plain] : [stem, plain]
  for (const base of bases) {
    const inside = base === "" ? "index" : `${base}/index`
    const found =
      ENDINGS.map((ending) => `${base}.${ending}`).find(has) ?? ENDINGS.map((ending) => `${inside}.${ending}`).find(has)
    if (found !== undefined) return found
  }
  return undefined
}

const texts = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string"
    ? [value]
    : Array.isArray(value)
      ? value.flatMap(texts)
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(texts)
        : []

/** A pattern with at most one star against a text: what the star stands for. */
const matched = (pattern: string, text: string): string | undefined => {
  const star = pattern.indexOf("*")
  if (star < 0) return pattern === text ? "" : undefined
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail)
    ? text.slice(head.length, text.length - tail.length)
    : undefined
}

/** The targets of the most exact pattern, with what the star stands for put in. */
const mapped = (table: unknown, text: string): ReadonlyArray<string> => {
  if (typeof table !== "object" || table === null || Array.isArray(table)) return []
  const found = Object.entries(table)
    .flatMap(([pattern, targets]) => {
      const star = matched(pattern, text)
      return star === undefined ? [] : [{ pattern, targets, star }]
    })
    .toSorted((a, b) => Number(b.star === "") - Number(a.star === "") || b.pattern.length - a.pattern.length)[0]
  return found === undefined ? [] : texts(found.targets).map((target) => target.replace("*", found.star))
}

interface Aliases {
  readonly paths: unknown
  /** The folder that targets are relative to. */
  readonly folder: string
  readonly base: string | undefined
}

/** The aliases of a tsconfig, or of one that it extends or refers to. */
const aliasesOf = (path: string, layout: Layout, steps = 0): Aliases | undefined => {
  const document = layout.json(path)
  const options = (document["compilerOptions"] ?? {}) as Readonly<Record<string, unknown>>
  const folder = Layouts.folderOf(path)
  const baseUrl = typeof options["baseUrl"] === "string" ? Layouts.join(folder, options["baseUrl"]) : undefined
  if (options["paths"] !== undefined || baseUrl !== undefined) {
    return { paths: options["paths"], folder: baseUrl ?? folder, base: baseUrl }
  }
  if (steps > EXTENDS_MAX) return undefined
  const references = Array.isArray(document["references"])
    ? document["references"].flatMap((one: unknown) =>
        typeof one === "object" && one !== null && "path" in one && typeof one.path === "string" ? [one.path] : []
      )
    : []
  const others = [...texts(document["extends"]).filter((one) => one.startsWith(".")), ...references]
  for (const other of others) {
    const plain = Layouts.join(folder, other)
    const file = [plain, `${plain}.json`, `${plain}/tsconfig.json`].find(
      (one) => one.endsWith(".json") && layout.has(one)
    )
    const found = file === undefined ? undefined : aliasesOf(file, layout, steps + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** The aliases of every configuration that has a table of them; asked for with every file that others may import. */
const tables = new WeakMap<Layout, ReadonlyArray<Aliases>>()

const tablesOf = (layout: Layout): ReadonlyArray<Aliases> => {
  const known = tables.get(layout)
  if (known !== undefined) return known
  const found = CONFIGURATIONS.flatMap((name) => layout.named(name)).flatMap((one) => {
    const aliases = aliasesOf(one, layout)
    return aliases === undefined || Object.keys(aliases.paths ?? {}).length === 0 ? [] : [aliases]
  })
  tables.set(layout, found)
  return found
}

const byAlias = (path: string, from: string, layout: Layout): string | undefined => {
  const configuration = layout.nearest(path, CONFIGURATIONS)
  const aliases = configuration === undefined ? undefined : aliasesOf(configuration, layout)
  if (aliases === undefined) return undefined
  for (const target of mapped(aliases.paths, from)) {
    const found = fileAt(Layouts.join(aliases.folder, target), layout)
    if (found !== undefined) return found
  }
  return aliases.base === undefined ? undefined : fileAt(Layouts.join(aliases.base, from), layout)
}

/** What a package's manifest points at, or the source that it is built from. */
const builtFrom = (folder: string, target: string, layout: Layout): string | undefined =>
  fileAt(Layouts.join(folder, target), layout) ??
  fileAt(
    Layouts.join(folder, target.replace(/^(?:\.\/)?(?:dist|lib|build|out|esm|cjs)\/(?:esm\/|cjs\/)?/u, "src/")),
    layout
  )

const ENTRIES = ["source", "types", "module", "main"]

const byPackage = (from: string, layout: Layout): string | undefined => {
  const parts = from.split("/")
  const name = parts.slice(0, from.startsWith("@") ? 2 : 1).join("/")
  const manifest = layout.packages().get(name)
  if (manifest === undefined) return undefined
  const folder = Layouts.folderOf(manifest)
  const document = layout.json(manifest)
  const below = from.slice(name.length)
  const { exports } = document
  const table =
    typeof exports === "object" && exports !== null && Object.keys(exports).some((key) => key.startsWith("."))
      ? exports
      : { ".": exports }
  const written = [
    ...mapped(table, `.${below}`),
    ...(below === "" ? ENTRIES.flatMap((entry) => texts(document[entry])) : [])
  ]
  for (const target of [...written, ...(below === "" ? ["index", "src/index"] : [below, `src${below}`])]) {
    const found = builtFrom(folder, target, layout)
    if (found !== undefined) return found
  }
  return undefined
}

/** `#name`, from the nearest package's own `imports`. */
const byOwnName = (path: string, from: string, layout: Layout): string | undefined => {
  const manifest = layout.nearest(path, ["package.json"])
  if (manifest === undefined) return undefined
  for (const target of mapped(layout.json(manifest)["imports"], from)) {
    const found = builtFrom(Layouts.folderOf(manifest), target, layout)
    if (found !== undefined) return found
  }
  return undefined
}

const fileOf = (path: string, from: string, layout: Layout): string | undefined => {
  if (/^\.{1,2}(?:\/|$)/u.test(from)) return fileAt(Layouts.join(Layouts.folderOf(path), from), layout)
  if (from.startsWith("node:") || from.startsWith("/")) return undefined
  return (
    byAlias(path, from, layout) ??
    (from.startsWith("#") ? byOwnName(path, from, layout) : undefined) ??
    byPackage(from, layout)
  )
}

const wordOf = (from: string): string => {
  // This runs for every import of a project.
  const plain = from.endsWith("/") ? from.replace(/\/+$/u, "") : from
  if (plain.endsWith(".") && /^(?:\.{1,2}\/?)+$/u.test(plain)) return "."
  const name = Layouts.nameOf(plain)
  return name.includes(".") ? name.replace(EXTENSION, "") : name
}

/** Keys of a table without a star that lead to this file. */
const exactNames = (table: unknown, folder: string, path: string, layout: Layout): ReadonlyArray<string> =>
  typeof table !== "object" || table === null
    ? []
    : Object.entries(table).flatMap(([name, targets]) =>
        !name.includes("*") && texts(targets).some((one) => builtFrom(folder, one, layout) === path) ? [name] : []
      )

const wordsOf: Linker["wordsOf"] = (path, layout) => {
  const stem = Layouts.nameOf(path).replace(EXTENSION, "")
  const words = new Set([stem])
  if (stem === "index") words.add(".").add(Layouts.nameOf(Layouts.folderOf(path)))
  const manifest = layout.nearest(path, ["package.json"])
  if (manifest !== undefined) {
    const { exports, imports, name } = layout.json(manifest)
    const folder = Layouts.folderOf(manifest)
    if (typeof name === "string") words.add(wordOf(name))
    for (const table of [exports, imports])
      for (const one of exactNames(table, folder, path, layout)) words.add(wordOf(one))
  }
  for (const { folder, paths } of tablesOf(layout)) {
    for (const one of exactNames(paths, folder, path, layout)) words.add(wordOf(one))
  }
  return words
}

function* settingsOf(text: string): Generator<string> {
  for (const [, name] of text.matchAll(SETTING)) yield name!
  for (const { index } of text.matchAll(TAKEN)) {
    const names = text.slice(text.lastIndexOf("{", index) + 1, index)
    for (const one of names.split(",")) yield one.split(/[:=]/u)[0]!.trim()
  }
}

/** JavaScript's and TypeScript's part in the project index. */
export const linker: Linker = {
  isModule: (path) => TypeScript.isCode(Languages.forPath(path)),
  isLayout: (path) => /(?:^|\/)(?:package|[tj]sconfig(?:\.[\w-]+)*)\.json$/u.test(path),
  importsOf: ({ text }) => [...text.matchAll(IMPORT)].map((match) => match[1]!),
  settingsOf: ({ text }) => settingsOf(text),
  wordOf,
  wordsOf,
  resolve: (path, from, layout) => {
    const file = fileOf(path, from, layout)
    return file === undefined ? [] : [file]
  },
  exportsOf: (file, outside) => TypeScript.exportsOf(Source.fromFile(file), outside, Languages.forPath(file.path))
}
