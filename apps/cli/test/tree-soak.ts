/**
 * Checks a tree of 100,000 generated files and one of a fifth of them, with the same hits, and compares what the command
 * holds: memory may grow by what the index needs for a file, and by nothing that is in it.
 */
import { execFileSync, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import type { Document } from "../src/check/Document.ts"

const SIZES = [20_000, 100_000] as const
const FILES_PER_FOLDER = 50
/** Copies of the examples that hold hits; more than a folder, so that the index has something to follow. */
const COPIES = 9
/** A file's two names, its place in the index and the words it imports; the text alone is three times that. */
const GROWTH_MAX_BYTES = 1024

const cli = path.resolve(import.meta.dirname, "..")
const examples = path.resolve(cli, "../../examples")
const root = fs.mkdtempSync(path.join(os.tmpdir(), "segue-tree-"))
process.once("exit", () => fs.rmSync(root, { recursive: true, force: true }))

const moduleText = (index: number): string => {
  const lines = Array.from(
    { length: 40 },
    (_, line) =>
      `export const value${line} = (amount: number): number => amount * ${index + line} + part${index % 7}(amount, "${line}")`
  )
  return `import { part${index % 7} } from "./module-${index + 1}"\nimport { shared } from "../shared/types-${index % 997}.js"\n\n${lines.join("\n")}\n`
}

const fileOf = (index: number): readonly [name: string, text: string] => {
  if (index % 5 === 3)
    return [
      `record-${index}.json`,
      JSON.stringify({ id: index, rows: Array(60).fill({ amount: "12.50", status: "open" }) })
    ]
  if (index % 5 === 4)
    return [`page-${index}.md`, `# Page ${index}\n\n${"Words about transfers, orders and amounts.\n".repeat(60)}`]
  return [`module-${index}.ts`, moduleText(index)]
}

const generate = (count: number): string => {
  const folder = path.join(root, `tree-${count}`)
  for (let index = 0; index < count; index++) {
    const inside = path.join(
      folder,
      `package-${Math.floor(index / 1000)}`,
      `part-${Math.floor(index / FILES_PER_FOLDER)}`
    )
    if (index % FILES_PER_FOLDER === 0) fs.mkdirSync(inside, { recursive: true })
    const [name, text] = fileOf(index)
    fs.writeFileSync(path.join(inside, name), text)
  }
  for (let copy = 0; copy < COPIES; copy++) {
    for (const example of ["typescript-service", "config-and-docs"]) {
      fs.cpSync(path.join(examples, example), path.join(folder, `legacy-${copy}`, example), {
        recursive: true,
        filter: (file) => path.basename(file) !== "node_modules"
      })
    }
  }
  return folder
}

/** Tells at its end how much memory the process held at most, in kilobytes. */
const REPORT = "data:text/javascript,process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))"

const check = (cwd: string): { readonly document: Document; readonly peakBytes: number } => {
  const output = path.join(root, "output.json")
  const args = ["--import", REPORT, path.join(cli, "dist/segue.js"), "check", "--format", "json", "--fail-on", "never"]
  const file = fs.openSync(output, "w")
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ["ignore", file, "pipe"],
    encoding: "utf8"
  })
  fs.closeSync(file)
  const peak = /^peak (\d+)$/mu.exec(stderr)?.[1]
  if (status !== 0 || peak === undefined) throw new Error(`segue check ended with ${status}: ${stderr}`)
  return { document: JSON.parse(fs.readFileSync(output, "utf8")) as Document, peakBytes: Number(peak) * 1024 }
}

execFileSync(process.execPath, ["build.ts"], { cwd: cli })
const [small, large] = SIZES.map((count) => {
  const { document, peakBytes } = check(generate(count))
  const { bytes, files, findings, ms } = document.summary
  console.log(
    `${files} files, ${Math.round(bytes / 1e6)} MB, ${findings} findings: ${ms} ms, at most ${Math.round(peakBytes / 1024 / 1024)} MB held`
  )
  return { files, findings, peakBytes }
}) as [Run, Run]

interface Run {
  readonly files: number
  readonly findings: number
  readonly peakBytes: number
}

const growth = Math.round((large.peakBytes - small.peakBytes) / (large.files - small.files))
console.log(`${growth} bytes for each further file; at most ${GROWTH_MAX_BYTES} are the index's`)
if (small.findings === 0 || small.findings !== large.findings) throw new Error("the same hits were not found in both")
if (growth > GROWTH_MAX_BYTES) throw new Error("memory grows with the tree")
