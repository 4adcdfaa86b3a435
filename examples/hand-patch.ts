/**
 * Writes an example's hand patch anew: what lies between `segue fix --unsafe` and a complete migration. Needed when the
 * engine has learned to do more by itself, or says other things about what is left.
 *
 *   node examples/hand-patch.ts <name> <folder with the example, migrated completely>
 *   node examples/hand-patch.ts <name>
 *
 * Without a folder the changes stay as they are, and only what the report asks for is written anew above them.
 *
 * The folder comes from a person, or from the patch as it was: `node examples/migrate.ts <name> --keep` before the engine
 * changes. Every change is put under an entry of the report that needs a person: the nearest of its file, else one that is
 * about the same thing. Read what comes out: an entry that does not ask for its change is a wrong answer.
 */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { patchOf } from "./migrate.ts"
import { folderOf, run } from "./run-tests.ts"

const SEGUE = path.join(import.meta.dirname, "../apps/cli/src/main.ts")

/** The entries of the report that need a person, as far as they are used here. */
interface Entry {
  readonly file: string
  readonly line: number
  readonly title: string
  readonly needs: ReadonlyArray<string>
  readonly rules: ReadonlySet<string>
  /** The lines of its findings. */
  readonly lines: ReadonlyArray<number>
}

interface Report {
  readonly findings: ReadonlyArray<{
    readonly file: string
    readonly rule: string
    readonly range: { readonly start: { readonly line: number } }
  }>
  readonly units: ReadonlyArray<{
    readonly title: string
    readonly safety: string
    readonly findings: ReadonlyArray<number>
    readonly needs: ReadonlyArray<string>
  }>
}

const entriesOf = ({ findings, units }: Report): ReadonlyArray<Entry> =>
  units
    .filter(({ needs }) => needs.length > 0)
    .map(({ findings: own, needs, safety, title }) => {
      const all = own.map((index) => findings[index]!)
      const [{ file, range }] = all as [Report["findings"][number]]
      return {
        file,
        line: range.start.line,
        title: safety === "manual" ? `${title}: left to a person` : title,
        needs,
        rules: new Set(all.map(({ rule }) => rule)),
        lines: all.filter((finding) => finding.file === file).map((finding) => finding.range.start.line)
      }
    })

/** What a change is about, by its words: for changes in files of which the report says nothing, such as tests. */
const subjects: ReadonlyArray<readonly [words: RegExp, rule: string]> = [
  [/cancel|take.?back|taken back|drop|stop|delete/iu, "cancel"],
  [/created_at|\.gte|\.lte/u, "query-param"],
  [/(?:settled|updated).?at/iu, "no-equivalent"],
  [/settled|completed|created/iu, "terminal-status"],
  [/settled|completed|created/iu, "status"],
  [/profile|amount|asset/iu, "request-field"],
  [/./u, "ref-id"],
  [/./u, "endpoint"]
]

/** Farther away than this many lines an entry is about something else. */
const NEAR_LINES = 25

const entryFor = (entries: ReadonlyArray<Entry>, file: string, line: number, changed: string): Entry | undefined => {
  const distance = ({ lines }: Entry): number => Math.min(...lines.map((one) => Math.abs(one - line)))
  const [nearest] = entries.filter((entry) => entry.file === file).toSorted((a, b) => distance(a) - distance(b))
  if (nearest !== undefined && distance(nearest) <= NEAR_LINES) return nearest
  const fitting = subjects
    .filter(([words]) => words.test(changed))
    .map(([, rule]) => entries.find(({ rules }) => rules.has(rule)))
  return fitting.find((entry) => entry !== undefined) ?? nearest
}

const heading = ({ file, line, needs, title }: Entry): string =>
  [`${file}:${line}  ${title}`, ...needs.map((need) => `  for a person: ${need}`), ""].join("\n")

/** One file of `git diff`, every change under its entry, with line numbers that count with the changes before it. */
const answersIn = (text: string, entries: ReadonlyArray<Entry>): ReadonlyArray<string> => {
  const [head, ...hunks] = text.split(/^(?=@@ )/mu) as [string, ...ReadonlyArray<string>]
  const file = /^diff --git a\/a\/(\S+)/mu.exec(head)![1]!
  const isNewOrGone = /^(?:new|deleted) file mode/mu.test(head)
  const names = head.replaceAll(/ ([ab])\/[ab]\//gu, " $1/").replace(/^index .*\n/mu, "")
  const header = isNewOrGone ? names : names.replace(/^diff --git .*\n/mu, "")
  return hunks.map((hunk) => {
    const [, from, to] = /^@@ -(\d+)\S* \+(\d+)/u.exec(hunk)!
    const lines = hunk.split("\n")
    const before = lines.slice(1).findIndex((line) => /^[-+]/u.test(line))
    const changed = lines.filter((line) => /^[-+]/u.test(line)).join("\n")
    const entry = entryFor(entries, file, Number(from) + before, changed)
    if (entry === undefined) throw new Error(`${file}:${from}: the report has no entry that asks for this:\n${changed}`)
    const body = isNewOrGone ? hunk : hunk.replace(/^@@ -\d+(.*@@).*$/mu, `@@ -${to}$1`)
    return `${heading(entry)}${header}${body}`
  })
}

const INTRODUCTION = `What a person does in the service after \`segue fix --unsafe\`. Above each change stands the entry of the report it answers:
the place, and what the report asked for there.
`

/** A copy of an example after `segue fix --unsafe`, with what the report then says; it is gone after the task. */
const afterFix = async <A>(
  name: string,
  task: (root: string, entries: ReadonlyArray<Entry>) => Promise<A>
): Promise<A> => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "segue-hand-"))
  const folder = path.join(root, "a")
  try {
    fs.cpSync(folderOf(name), folder, { recursive: true })
    const segue = async (...args: ReadonlyArray<string>): Promise<string> => {
      const env = { ...process.env, INIT_CWD: folder }
      const { code, output } = await run([process.execPath, SEGUE, ...args, "--fail-on", "never"], folder, env)
      if (code !== 0) throw new Error(output)
      return output
    }
    await segue("fix", ".", "--unsafe", "--allow-dirty")
    const report = JSON.parse(await segue("check", "--format", "json")) as Report
    return await task(root, entriesOf(report))
  } finally {
    fs.rmSync(root, { recursive: true, force: true })
  }
}

/** The patch for an example, from its folder and a completely migrated one. */
export const handPatch = (name: string, migrated: string): Promise<string> =>
  afterFix(name, async (root, entries) => {
    fs.cpSync(migrated, path.join(root, "b"), { recursive: true })
    const { output } = await run(["git", "diff", "--no-index", "--no-color", "-U2", "a", "b"], root, process.env)
    const answers = output
      .split(/^(?=diff --git )/mu)
      .filter((text) => text !== "")
      .flatMap((text) => answersIn(text, entries))
    return [INTRODUCTION, ...answers].join("\n")
  })

/** An example's patch with what today's report asks for above its changes; entries that are gone are an error. */
export const refreshed = (name: string): Promise<string> =>
  afterFix(name, async (_root, entries) =>
    fs
      .readFileSync(patchOf(name), "utf8")
      .replaceAll(/^(\S+:\d+) {2}.*\n((?: {2}for a person: .*\n)+)/gmu, (before, place: string, needs: string) => {
        const here = entries.filter(({ file, line }) => `${file}:${line}` === place)
        if (here.length === 0) throw new Error(`${place}: the report has no entry there any more`)
        const asked = new Set(here.flatMap((entry) => entry.needs.map((need) => `  for a person: ${need}`)))
        return needs
          .trimEnd()
          .split("\n")
          .every((need) => asked.has(need))
          ? before
          : here.map(heading).join("\n")
      })
  )

if (import.meta.main) {
  const [name, migrated] = process.argv.slice(2)
  if (name === undefined) {
    console.error("node examples/hand-patch.ts <name> [folder with the example, migrated completely]")
    process.exitCode = 2
  } else {
    const patch = await (migrated === undefined ? refreshed(name) : handPatch(name, path.resolve(migrated)))
    fs.writeFileSync(patchOf(name), patch)
    console.log(`${patchOf(name)}: ${patch.match(/^@@ /gmu)?.length ?? 0} changes`)
  }
}
