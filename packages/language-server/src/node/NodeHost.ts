/** The server's host in a Node process: the file system, and the grammars and pages that lie beside the program. */
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import * as v8 from "node:v8"
import * as vm from "node:vm"

import type { Host, Scanned } from "../Host.ts"
import { bounded } from "./bounded.ts"
import * as Content from "./Content.ts"
import * as Walk from "./Walk.ts"

/** So long a scan may keep the event loop for itself. */
const SLICE_MS = 8

const isWindows = path.sep === "\\"

/** A file as the decoded path of its URI, and back. */
const toFile = (decoded: string): string => (isWindows ? decoded.slice(1).replaceAll("/", "\\") : decoded)
const toDecoded = (file: string): string => (isWindows ? `/${file.replaceAll("\\", "/")}` : file)

const fileOf = (uri: string): string | undefined => {
  if (!uri.startsWith("file:")) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    // An address such as file://server/x that this system has no path for.
    return undefined
  }
}

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/** The engine keeps what it was given while it read; asked to, it hands most of it back to the system. */
const relax = (): void => {
  v8.setFlagsFromString("--expose-gc")
  const collect = vm.runInNewContext("globalThis.gc") as NodeJS.GCFunction | undefined
  collect?.({ type: "major", execution: "sync", flavor: "last-resort" })
}

/** Where data files are: beside the bundle, or in the repository. */
export interface Assets {
  /** The file of one of the engine's grammars. */
  readonly grammar: (file: string) => string
  /** The folder of the rules' pages, where there is one. */
  readonly rules: string | undefined
}

/** Pages in the repository, or those a build put into the package. */
const pages = ["../../../../docs/rules", "../bundle/rules"] as const

/** Assets of a server that runs from source, or from this package as it is published. */
export const fromSource = (): Assets => {
  const engine = createRequire(createRequire(import.meta.url).resolve("@segue/migrate/package.json"))
  return {
    grammar: (file) => engine.resolve(file),
    rules: pages.map((folder) => path.resolve(import.meta.dirname, folder)).find((folder) => fs.existsSync(folder))
  }
}

/** Assets that a build put beside the program. */
export const beside = (folder: string): Assets => ({
  grammar: (file) => path.join(folder, "grammars", path.posix.basename(file)),
  rules: path.join(folder, "rules")
})

/** The host of this process. */
export const make = (assets: Assets): Host => {
  const read = Content.reader()
  const glance = Content.glancer()
  return {
    name: "node",
    readText: async (uri) => {
      const file = fileOf(uri)
      return file === undefined ? undefined : fs.promises.readFile(file, "utf8").catch(() => undefined)
    },
    isRepository: (folder) => {
      const file = fileOf(folder)
      return Promise.resolve(file !== undefined && fs.existsSync(path.join(file, ".git")))
    },
    read: (uri, { isVouched, sizeMaxBytes }) => {
      const file = fileOf(uri)
      return Promise.resolve(
        file === undefined ? { kind: "missing" } : read(file, sizeMaxBytes, isVouched(toDecoded(file)))
      )
    },
    readNow: (uri, sizeMaxBytes) => {
      const file = fileOf(uri)
      const content = file === undefined ? undefined : read(file, sizeMaxBytes, true)
      return content?.kind === "text" ? content.text : undefined
    },
    glance: (folder, decoded, sizeMaxBytes) =>
      folder.startsWith("file:") ? glance(toFile(decoded), sizeMaxBytes) : undefined,
    scan: async function* (folder, { isExcluded, isIncluded, isVouched, signal, sizeMaxBytes }) {
      const root = fileOf(folder)
      if (root === undefined || !fs.existsSync(root)) return
      let portion: Array<Scanned> = []
      let since = performance.now()
      for (const step of Walk.walk(root, (absolute) => isExcluded(toDecoded(absolute)))) {
        if (signal.aborted) return
        const decoded = toDecoded(step.absolute)
        if (step.kind === "skipped") portion.push({ path: decoded, content: { kind: "skipped", why: step.why } })
        else if (isIncluded(decoded)) {
          portion.push({ path: decoded, content: read(step.absolute, sizeMaxBytes, isVouched(decoded)) })
        }
        if (performance.now() - since < SLICE_MS) continue
        yield portion
        portion = []
        await pause()
        since = performance.now()
      }
      yield portion
    },
    isIgnored: (folder, uri) => {
      const root = fileOf(folder)
      const file = fileOf(uri)
      return Promise.resolve(root === undefined || file === undefined || Walk.isIgnored(root, file))
    },
    grammar: (file) => fs.promises.readFile(assets.grammar(file)),
    rulePage: (rule) => {
      if (assets.rules === undefined) return { uri: undefined, text: () => Promise.resolve("") }
      const file = path.join(assets.rules, `${rule}.md`)
      return { uri: pathToFileURL(file).href, text: () => fs.promises.readFile(file, "utf8") }
    },
    now: () => performance.now(),
    pause,
    relax,
    bounded
  }
}
