/** Folders of files for benchmarks of `segue check`, made from the engine's corpus of published packages by hard links. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import * as Languages from "@segue/migrate/languages/index"
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"

const root = path.resolve(import.meta.dirname, "../../..")

export interface Corpus {
  readonly folder: string
  readonly files: number
  readonly bytes: number
  readonly hits: number
}

/** What the corpus's own script prints. */
interface Manifest {
  readonly folder: string
}

const filesBelow = (folder: string): ReadonlyArray<string> =>
  fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted()

const passes = (file: string): boolean => Prefilter.passes(Prefilter.ofBytes(fs.readFileSync(file)))

const scratch: Array<string> = []
process.once("exit", () => {
  for (const folder of scratch) fs.rmSync(folder, { recursive: true, force: true })
})

/** Some forty thousand files that do not use the API; fetched by the first call on a machine. */
const assembled = (): string => {
  const script = path.join(root, "packages/migrate/corpus/assemble.ts")
  const printed = execFileSync(process.execPath, [script], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
  return (JSON.parse(printed) as Manifest).folder
}

/** Files larger than `segue check` reads by default; ripgrep and oxlint would read them, so nobody gets them. */
const SIZE_MAX_BYTES = 1024 * 1024

/**
 * `count` files, evenly spread over the whole corpus, in a folder of their own: none of them larger than the limit, and
 * none that the first tier lets through (the whole corpus has two).
 */
export const quiet = (count: number): Corpus => {
  const all = assembled()
  const able = filesBelow(all).filter((file) => fs.statSync(path.join(all, file)).size <= SIZE_MAX_BYTES)
  // Beside the corpus, so that links are possible.
  const folder = fs.mkdtempSync(path.join(path.dirname(all), "bench-"))
  scratch.push(folder)
  let bytes = 0
  let files = 0
  for (let index = 0; index < Math.min(count, able.length); index++) {
    const file = able[Math.floor((index * able.length) / Math.min(count, able.length))]!
    const source = path.join(all, file)
    if (passes(source)) continue
    const target = path.join(folder, file)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.linkSync(source, target)
    bytes += fs.statSync(source).size
    files++
  }
  return { folder, files, bytes, hits: 0 }
}

/** Which of the examples' legacy files a corpus gets as hits. */
export interface HitKind {
  /** In words, for the table. */
  readonly name: string
  readonly isWanted: (file: string) => boolean
}

/** What the other tool of the comparison reads, and what lies around it: no further grammar is asked for. */
export const webHits: HitKind = {
  name: "TypeScript, JSON, YAML, Markdown",
  isWanted: (file) => /\.(?:tsx?|jsx?|[cm][tj]s|jsonc?|ya?ml|md)$/u.test(file)
}

/** A grammar for each programming language is loaded, too. */
export const allHits: HitKind = { name: "all languages of the examples", isWanted: () => true }

const examples = path.join(root, "examples")

const legacyFiles = ({ isWanted }: HitKind): ReadonlyArray<string> =>
  filesBelow(examples).filter((file) => isWanted(file) && passes(path.join(examples, file)))

/** The grammars that a corpus with such hits is read with. */
export const grammarsOf = (kind: HitKind): ReadonlyArray<string> => Languages.grammarsFor(legacyFiles(kind)).toSorted()

/**
 * Adds copies of the examples' legacy files to a corpus, each copy in a folder of its own, until they are this share. No
 * two are the same text: what is remembered of one must not help with another.
 */
export const withHits = (corpus: Corpus, share: number, kind: HitKind = allHits): Corpus => {
  const legacy = legacyFiles(kind)
  const hits = Math.floor((corpus.files * share) / (1 - share))
  let bytes = corpus.bytes
  for (let index = 0; index < hits; index++) {
    const file = legacy[index % legacy.length]!
    const target = path.join(corpus.folder, `hits-${Math.floor(index / legacy.length)}`, file)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    const copy = Math.floor(index / legacy.length)
    fs.writeFileSync(target, fs.readFileSync(path.join(examples, file), "utf8") + "\n".repeat(copy))
    bytes += fs.statSync(target).size
  }
  return { folder: corpus.folder, files: corpus.files + hits, bytes, hits }
}

/** The words of the first tier, one a line, for tools that search for the same. */
export const wordsFile = (): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-words-"))
  scratch.push(folder)
  const file = path.join(folder, "words")
  fs.writeFileSync(file, [...new Set(Prefilter.gates.flatMap(({ all }) => all.flat()))].join("\n"))
  return file
}
