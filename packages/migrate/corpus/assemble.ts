/**
 * Assembles a large corpus of text that does not use the vendor's API, outside the repository: published packages, by
 * name and version, so that figures from two machines speak of the same files. For the soak test and the benchmarks;
 * nothing of it is ever committed.
 *
 *   node packages/migrate/corpus/assemble.ts [--folder path] [--files count]
 *
 * prints the manifest as JSON. Needs `npm` and `tar` on the path, and the registry that npm is configured for.
 */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { parseArgs } from "node:util"

/**
 * What the corpus is made of. Payment, exchange and ledger clients come first, because they are full of this API's
 * words: amounts, assets, profiles, SETTLED and CANCELLED. None of them speaks to Paxos, and `assemble` checks that.
 */
export const packages: ReadonlyArray<string> = [
  "stripe@23.1.0",
  "square@46.0.0",
  "@adyen/api-library@32.1.0",
  "@paypal/paypal-server-sdk@2.5.0",
  "braintree@3.40.0",
  "plaid@47.0.0",
  "dwolla-v2@3.4.2",
  "ccxt@4.5.84",
  "xrpl@5.3.0",
  "ethers@6.17.0",
  "viem@2.57.20",
  "typeorm@1.1.1",
  "antd@6.6.8",
  "effect@4.1.0",
  "rxjs@7.8.2",
  "@trpc/server@11.25.2",
  "msw@3.0.5",
  "@redocly/openapi-core@2.64.0",
  "aws-sdk@2.1693.0",
  "serverless@2.72.4",
  "cldr-numbers-full@48.2.0",
  "i18n-iso-countries@7.14.0",
  "@figma/rest-api-spec@0.43.0",
  "discord-api-spec@10.0.266135"
]

/** Kinds of files that stay; the rest of a package (source maps, pictures, binaries) is thrown away. */
const KEPT =
  /\.(?:ts|mts|cts|tsx|js|mjs|cjs|jsx|json|jsonc|json5|ya?ml|mdx?|http|rest|env|tf|sh|py|go|rb|php|java|cs|kt)$/u

/** What would make a file part of the other corpus. */
const PROOF = /conversion[\\/%2Ff"',\s]{1,6}stablecoin|conversion_stablecoin/iu

/** What was assembled, and where. */
export interface Manifest {
  /** The folder that holds the files and nothing else. */
  readonly folder: string
  readonly packages: ReadonlyArray<string>
  readonly files: number
  readonly bytes: number
  /** Number of files by what follows the last dot. */
  readonly extensions: Readonly<Record<string, number>>
}

/** Options of `assemble`. */
export interface Options {
  /** Where corpora live; each list of packages has a folder of its own below. Default: the system's temporary folder. */
  readonly folder?: string
  /** At most so many files, spread evenly over all packages by hard links into a folder of their own. Default: all. */
  readonly filesMax?: number
}

/** Every file below a folder, sorted, so that samples are the same everywhere. */
const walk = (folder: string): ReadonlyArray<string> =>
  fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()

const keep = (folder: string): void => {
  for (const file of walk(folder)) {
    if (!KEPT.test(file)) fs.rmSync(file)
    else if (PROOF.test(fs.readFileSync(file, "utf8"))) {
      throw new Error(`${file} uses the API: its package has no place in this corpus`)
    }
  }
}

/** Fetches one package and unpacks it; a folder that stands is complete, because it is renamed into place last. */
const fetchPackage = (name: string, files: string): void => {
  const target = path.join(files, name.replace("/", "+"))
  if (fs.existsSync(target)) return
  const partial = fs.mkdtempSync(path.join(path.dirname(files), "partial-"))
  try {
    const options = { cwd: partial, encoding: "utf8", shell: process.platform === "win32" } as const
    execFileSync("npm", ["pack", "--silent", "--ignore-scripts", name], options)
    const archive = fs.readdirSync(partial).find((file) => file.endsWith(".tgz"))
    if (archive === undefined) throw new Error(`npm pack ${name} left no archive`)
    fs.mkdirSync(path.join(partial, "unpacked"))
    execFileSync("tar", ["-xzf", archive, "-C", "unpacked"], options)
    keep(path.join(partial, "unpacked"))
    fs.renameSync(path.join(partial, "unpacked"), target)
  } finally {
    fs.rmSync(partial, { recursive: true, force: true })
  }
}

const describe = (folder: string): Manifest => {
  const files = walk(folder)
  const extensions: Record<string, number> = {}
  let bytes = 0
  for (const file of files) {
    const extension = path.extname(file).slice(1)
    extensions[extension] = (extensions[extension] ?? 0) + 1
    bytes += fs.statSync(file).size
  }
  return { folder, packages, files: files.length, bytes, extensions }
}

/** So many files, evenly spaced over the sorted whole, in a folder of their own. */
const sample = (all: string, count: number): string => {
  const target = path.join(path.dirname(all), `sample-${count}`)
  if (fs.existsSync(target)) return target
  const files = walk(all)
  const partial = fs.mkdtempSync(path.join(path.dirname(all), "partial-"))
  for (let index = 0; index < Math.min(count, files.length); index += 1) {
    const file = files[Math.floor((index * files.length) / Math.min(count, files.length))]!
    const link = path.join(partial, path.relative(all, file))
    fs.mkdirSync(path.dirname(link), { recursive: true })
    fs.linkSync(file, link)
  }
  fs.renameSync(partial, target)
  return target
}

/**
 * The corpus, fetched where it is not there yet. The second call costs a walk over the files. Throws when a package
 * cannot be had, or when a file turns out to use the API after all.
 */
export const assemble = (options: Options = {}): Manifest => {
  const id = createHash("sha256").update(packages.join("\n")).digest("hex").slice(0, 12)
  const root = path.join(options.folder ?? path.join(os.tmpdir(), "segue-corpus"), id)
  const files = path.join(root, "files")
  fs.mkdirSync(files, { recursive: true })
  for (const name of packages) fetchPackage(name, files)
  return describe(options.filesMax === undefined ? files : sample(files, options.filesMax))
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { folder: { type: "string" }, files: { type: "string" } } })
  const manifest = assemble({
    ...(values.folder === undefined ? {} : { folder: values.folder }),
    ...(values.files === undefined ? {} : { filesMax: Number.parseInt(values.files, 10) })
  })
  console.log(JSON.stringify(manifest, undefined, 2))
}
