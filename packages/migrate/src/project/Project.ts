import * as Generated from "../generated/Generated.ts"
import * as Languages from "../languages/index.ts"
/**
 * What files prove for each other: an exported path is proof where it is imported, a type that a call names is proven
 * where it is declared, and a method that makes a call makes it for whoever calls it. Pure: the host hands in the texts.
 */
import type { Context } from "../languages/Language.ts"
import * as TypeScript from "../languages/typescript.ts"
import { emptyModel } from "../model/Subject.ts"
import * as Prefilter from "../prefilter/Prefilter.ts"
import * as Source from "../text/Source.ts"
import type { Meaning, Outside } from "./Outside.ts"
import { keyOf } from "./Outside.ts"

export interface Project {
  /** What other files say about this one; nothing for most. */
  readonly outsideOf: (path: string) => Outside | undefined
  /** Every file that other files say something about. */
  readonly paths: ReadonlyArray<string>
}

const IMPORT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["'](\.{1,2}\/[^"'\n]+)["']/gu
const ENDINGS = ["", ".ts", ".tsx", ".mts", ".js", ".jsx", ".mjs", ".cjs", "/index.ts", "/index.tsx", "/index.js"]

/** A file is looked at again when others say something new about it; this often at most. */
const VISITS_MAX = 12

interface Growing {
  readonly imports: Map<string, Meaning>
  readonly exports: Map<string, { readonly api: "legacy" | "orchestration"; readonly use: "request" | "reply" }>
  visits: number
}

/** Whether a file exports what proves something, or names types of others in its calls. Its grammar must be ready. */
export const speaksForOthers = (file: Source.SourceFile): boolean => {
  if (!mayProve(file)) return false
  const { names, wanted } = TypeScript.exportsOf(Source.fromFile(file), context, Languages.forPath(file.path))
  return names.size > 0 || wanted.length > 0
}

/**
 * Follows proofs through the imports of these files; paths have forward slashes. Every text is asked for once, and
 * those that take part a few times more, so that a host may read them on demand.
 */
export const make = (files: ReadonlyArray<Source.SourceFile>): Project => {
  const code = new Map(
    files.filter((file) => TypeScript.isCode(Languages.forPath(file.path))).map((file) => [file.path, file])
  )
  const { importers, proofs } = survey(code)
  const outside = new Map<string, Growing>()
  const of = (path: string): Growing => {
    const known = outside.get(path)
    if (known !== undefined) return known
    const made: Growing = { imports: new Map(), exports: new Map(), visits: 0 }
    outside.set(path, made)
    return made
  }
  const queue = [...proofs]
  while (queue.length > 0) {
    const path = queue.shift()!
    const file = code.get(path)
    const state = of(path)
    if (file === undefined || state.visits >= VISITS_MAX) continue
    state.visits++
    const exported = TypeScript.exportsOf(
      Source.fromFile({ path, text: file.text }),
      { ...context, outside: state },
      Languages.forPath(path)
    )
    const again = new Set<string>()
    for (const { from, path: importer } of importers.get(path) ?? []) {
      for (const [name, meaning] of exported.names) {
        if (grow(of(importer).imports, keyOf(from, name), meaning)) again.add(importer)
      }
    }
    for (const wanted of exported.wanted) {
      const target = resolve(path, wanted.from, code)
      if (target !== undefined && grow(of(target).exports, wanted.name, { api: wanted.api, use: wanted.use }))
        again.add(target)
    }
    for (const one of again) if (!queue.includes(one)) queue.push(one)
  }
  const useful = new Map([...outside].filter(([, one]) => one.imports.size > 0 || one.exports.size > 0))
  return { outsideOf: (path) => useful.get(path), paths: [...useful.keys()] }
}

const context: Context = { isVouched: false, signals: new Set(), parse: () => emptyModel }

/** Sets the value; whether that was news. Meanings only ever grow, so the same kind again is none. */
const grow = <A>(map: Map<string, A>, key: string, value: A): boolean => {
  const known = map.get(key)
  if (known !== undefined && sizeOf(known) >= sizeOf(value)) return false
  map.set(key, value)
  return true
}

const sizeOf = (value: unknown): number =>
  typeof value === "object" && value !== null && "methods" in value && value.methods instanceof Map
    ? 1 + value.methods.size
    : 1

/** A file with a path that somebody wrote: what a tool put together gets a note and is not read. */
const mayProve = ({ path, text }: Source.SourceFile): boolean =>
  Prefilter.ofText(text).has("path") && Generated.noteOf(path, text)?.effect !== "no-findings"

interface Survey {
  /** Who imports a file, and how each writes it. */
  readonly importers: ReadonlyMap<string, ReadonlyArray<{ readonly path: string; readonly from: string }>>
  /** Files that hold a path. */
  readonly proofs: ReadonlyArray<string>
}

const survey = (code: ReadonlyMap<string, Source.SourceFile>): Survey => {
  const importers = new Map<string, Array<{ path: string; from: string }>>()
  const proofs: Array<string> = []
  for (const file of code.values()) {
    const { path, text } = file
    if (mayProve({ path, text })) proofs.push(path)
    for (const from of new Set([...text.matchAll(IMPORT)].map((match) => match[1]!))) {
      const target = resolve(path, from, code)
      if (target !== undefined) importers.set(target, [...(importers.get(target) ?? []), { path, from }])
    }
  }
  return { importers, proofs }
}

/** The file that a relative import names. */
const resolve = (path: string, from: string, code: ReadonlyMap<string, unknown>): string | undefined => {
  if (!from.startsWith(".")) return undefined
  const parts = path.split("/").slice(0, -1)
  for (const part of from.split("/")) {
    if (part === "..") parts.pop()
    else if (part !== ".") parts.push(part)
  }
  const plain = parts.join("/")
  const stem = plain.replace(/\.(?:js|mjs|jsx)$/u, "")
  return [plain, stem]
    .flatMap((base) => ENDINGS.map((ending) => base + ending))
    .find((candidate) => code.has(candidate))
}
