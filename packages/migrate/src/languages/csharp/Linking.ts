/** How C# files speak for each other: what a namespace declares is seen where the namespace is open. */
import * as Languages from "../../program/Languages.ts"
import { folderOf } from "../../project/Layout.ts"
import type { Layout } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"
import { dialect, NAMESPACES } from "../csharp.ts"

const NAMESPACE = /^[ \t]*namespace[ \t]+([\w.]+)/gmu
const USING = /^[ \t]*(global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?([\w.]+)[ \t]*;/gmu
const SETTING =
  /\b(?:GetEnvironmentVariable|GetValue\s*<[^>]*>|GetConnectionString|GetSection)\s*\(\s*"([A-Za-z_][\w:]*)"|\bconfiguration\s*\[\s*"([A-Za-z_][\w:]*)"/giu

/** What a file declares things in, and what is open in it. */
interface Opened {
  readonly text: string
  readonly own: ReadonlyArray<string>
  readonly open: ReadonlySet<string>
  readonly global: ReadonlyArray<string>
}

interface Spaces {
  readonly files: ReadonlyMap<string, Opened>
  /** Namespace → its files. */
  readonly declaring: ReadonlyMap<string, ReadonlyArray<string>>
  /** Folder of a project → what `global using` opens in it. */
  readonly global: ReadonlyMap<string, ReadonlyArray<string>>
}

const known = new WeakMap<Layout, Spaces>()
/** What the files said when they were last read: most have not changed since. */
let memory: ReadonlyMap<string, Opened> = new Map()

/** The folder of the project that a file belongs to. */
const projectOf = (path: string, layout: Layout): string => {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (folder === "" || layout.inFolder(folder).some((one) => one.endsWith(".csproj"))) return folder
  }
}

const read = (text: string): Opened => {
  const own = [...text.matchAll(NAMESPACE)].map((match) => match[1]!)
  const usings = [...text.matchAll(USING)]
  // A namespace sees those around it, and everything sees the one without a name.
  const around = own.flatMap((name) => name.split(".").map((_, index, parts) => parts.slice(0, index + 1).join(".")))
  return {
    text,
    own: own.length === 0 ? [""] : own,
    open: new Set(["", ...around, ...usings.map((match) => match[2]!)]),
    global: usings.flatMap((match) => (match[1] === undefined ? [] : [match[2]!]))
  }
}

const add = (lists: Map<string, Array<string>>, key: string, item: string): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

const spacesOf = (layout: Layout): Spaces => {
  const made = known.get(layout)
  if (made !== undefined) return made
  const files = new Map<string, Opened>()
  const declaring = new Map<string, Array<string>>()
  const global = new Map<string, Array<string>>()
  for (const path of layout.ending(".cs")) {
    const text = layout.text(path)
    const before = memory.get(path)
    const opened = before?.text === text ? before : read(text)
    files.set(path, opened)
    for (const name of opened.own) add(declaring, name, path)
    for (const name of opened.global) add(global, projectOf(path, layout), name)
  }
  memory = files
  const spaces = { files, declaring, global }
  known.set(layout, spaces)
  return spaces
}

const resolve = (path: string, from: string, layout: Layout): ReadonlyArray<string> => {
  if (from !== NAMESPACES) return []
  const spaces = spacesOf(layout)
  const open = new Set([...(spaces.files.get(path)?.open ?? []), ...(spaces.global.get(projectOf(path, layout)) ?? [])])
  const found = new Set([...open].flatMap((name) => spaces.declaring.get(name) ?? []))
  found.delete(path)
  return [...found]
}

export const linker: Linker = {
  isModule: (path) => path.endsWith(".cs"),
  isLayout: (path) => path.endsWith(".csproj"),
  importsOf: () => [NAMESPACES],
  settingsOf: ({ text }) => [...text.matchAll(SETTING)].map((match) => (match[1] ?? match[2])!.replaceAll(":", "__")),
  wordOf: (from) => from,
  wordsOf: () => [NAMESPACES],
  resolve,
  exportsOf: (file, outside) => Languages.exportsOf(file, outside, dialect)
}
