/**
 * From a keystroke to fresh diagnostics, over the wire, in the bundled language server. Keystrokes during which this
 * program itself collected garbage say nothing of the server and are left out. Below a millisecond it is the compilers of
 * both programs that one sees at first, in an empty server just as well: there the first keystrokes are a figure of their
 * own beside that server's.
 */
import { type PerformanceEntry, PerformanceObserver } from "node:perf_hooks"
import { setTimeout } from "node:timers/promises"

import type { Benchmark, Figure } from "../Benchmark.ts"
import * as LanguageServer from "../LanguageServer.ts"

interface Text {
  readonly name: string
  /** In the workspace, if the text belongs to one. */
  readonly path: string
  readonly languageId: string
  readonly text: string
  readonly keystrokes: number
  /** So many come before those that count. */
  readonly warmUp?: number
  readonly findings: number
  readonly aimMs?: number
  /** What is typed next. */
  readonly key: (index: number, lineCount: number) => Key
  /** Other files of its workspace. */
  readonly files?: Readonly<Record<string, string>>
}

interface Key {
  readonly line: number
  readonly character: number
  readonly text: string
}

/** A blank at the start of a line, all over the text. */
const anywhere: Text["key"] = (index, lineCount) => ({ line: (index * 7919) % lineCount, character: 0, text: " " })

const note = "  // doubles what it is given"

const pattern = [
  (index: number) => `export const value${index} = (input: number): number => {`,
  () => note,
  (index: number) => `  const doubled = twice(input * ${index})`,
  (index: number) => `  return doubled + ${index}`,
  () => "}"
]

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => pattern[index % pattern.length]!(index)).join("\n")

const create = (index: number): string => `
export const create${index} = async (id: string): Promise<void> => {
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", {
    method: "POST",
    body: JSON.stringify({ profile_id: id, amount: "1", source_asset: "USD", target_asset: "PYUSD", ref_id: "r" })
  })
}
`

const row = (index: number): string =>
  index % 400 === 0
    ? '  { "profile_id": "p", "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "r" }'
    : `  { "id": "row-${index}", "values": [1, 2, ${index}], "nested": { "a": true, "b": null, "c": "a text of some length" } }`

const rows = (bytes: number): string => {
  const found: Array<string> = []
  for (let size = 4, index = 0; ; index++) {
    const next = row(index)
    size += next.length + 2
    if (size > bytes) return `[\n${found.join(",\n")}\n]\n`
    found.push(next)
  }
}

const calls = Array.from({ length: 13 }, (_, index) => create(index) + lines(375)).join("\n")

const callLines = calls.split("\n").flatMap((line, index) => (line.includes("profile_id: id") ? [index] : []))

/** A call's body, in the spaces between its entries. */
const inCalls: Text["key"] = (index) => {
  const line = callLines[index % callLines.length]!
  return { line, character: calls.split("\n")[line]!.indexOf("amount"), text: " " }
}

const statement = "\n  const more = twice(input) + 1"

/** What is typed of a statement, and where in it: an editor closes a parenthesis when it is opened. */
const typed: ReadonlyArray<{ readonly at: number; readonly text: string }> = [...statement].flatMap((letter, at) =>
  letter === ")" ? [] : [{ at, text: letter === "(" ? "()" : letter }]
)

/** A statement on a line of its own, letter by letter, behind one such line after the other; many beginnings are broken. */
const lettersBehind = (part: string): Text["key"] => {
  const all = calls.split("\n").flatMap((line, at) => (line.includes(part) ? [{ at, length: line.length }] : []))
  return (index) => {
    const count = Math.floor(index / typed.length)
    const { at, text } = typed[index % typed.length]!
    const line = all[count]!
    // Every statement before it has made one line more, and a statement begins with the end of a line.
    return at === 0
      ? { line: line.at + count, character: line.length, text }
      : { line: line.at + count + 1, character: at - 1, text }
  }
}

const entry = ['""', ..."more", ":", " ", "1", ",", " "]

/** An entry, letter by letter, in one row after the other; an editor closes the quote. */
const entries: Text["key"] = (index) => {
  const [count, place] = [Math.floor(index / entry.length), index % entry.length]
  const typedBefore = entry.slice(0, place).join("").length - (place > 0 && place <= "more".length ? 1 : 0)
  return { line: 100 + count * 10, character: "  { ".length + typedBefore, text: entry[place]! }
}

const importer = 'import { create0 } from "./calls.ts"\n\nexport const run = (): Promise<void> => create0("p")\n'

const code = { languageId: "typescript", key: anywhere, keystrokes: 200 } as const

const texts: ReadonlyArray<Text> = [
  {
    ...code,
    name: "5,000 lines of TypeScript with 52 findings",
    path: "calls.ts",
    text: calls,
    aimMs: 20,
    findings: 52
  },
  { ...code, name: "the same, in its calls", path: "calls.ts", text: calls, key: inCalls, aimMs: 20, findings: 52 },
  {
    ...code,
    name: "the same, in a workspace where another file imports it",
    path: "calls.ts",
    text: calls,
    aimMs: 20,
    findings: 52,
    files: { "importer.ts": importer }
  },
  {
    ...code,
    name: "the same, a statement letter by letter",
    path: "calls.ts",
    text: calls,
    key: lettersBehind(note),
    keystrokes: 380,
    aimMs: 20,
    findings: 52
  },
  {
    ...code,
    name: "the same, letter by letter in its calls",
    path: "calls.ts",
    text: calls,
    key: lettersBehind("async (id"),
    keystrokes: 380,
    aimMs: 20,
    findings: 52
  },
  {
    name: "1 MB of JSON with payloads",
    path: "rows.json",
    languageId: "json",
    text: rows(1024 * 1024 - 2000),
    key: anywhere,
    keystrokes: 200,
    aimMs: 50,
    findings: 20
  },
  {
    name: "the same, an entry letter by letter",
    path: "rows.json",
    languageId: "json",
    text: rows(1024 * 1024 - 2000),
    key: entries,
    keystrokes: 200,
    aimMs: 50,
    findings: 20
  },
  // Last, when this program is warm.
  {
    ...code,
    name: "5,000 lines of TypeScript without proof",
    path: "quiet.ts",
    text: lines(5000),
    warmUp: 2000,
    keystrokes: 3000,
    aimMs: 1,
    findings: 0
  }
]

/** What everybody who types goes through. */
const WARM_UP = 20
/** So many a first hour has. */
const FIRST = 1000

interface Sample {
  readonly started: number
  readonly wallMs: number
  /** Of the server's main thread. */
  readonly threadMs: number
}

interface Samples {
  readonly kept: ReadonlyArray<Sample>
  /** Of one keystroke, on average, with the server's other threads. */
  readonly cpuMs: number
}

/** Watches the garbage collections of this program; `stop` answers them. */
const collections = () => {
  const seen: Array<PerformanceEntry> = []
  const observer = new PerformanceObserver((list) => void seen.push(...list.getEntries()))
  observer.observe({ entryTypes: ["gc"] })
  return {
    stop: async (): Promise<ReadonlyArray<PerformanceEntry>> => {
      // They are told of a moment later.
      await setTimeout(100)
      seen.push(...observer.takeRecords())
      observer.disconnect()
      return seen
    }
  }
}

const isDisturbed = ({ started, wallMs }: Sample, by: ReadonlyArray<PerformanceEntry>): boolean =>
  by.some(({ duration, startTime }) => startTime < started + wallMs && startTime + duration > started)

const opened = async (file: string, { files, languageId, path: name, text }: Text) => {
  const folder = files === undefined ? undefined : LanguageServer.workspace({ ...files, [name]: text })
  const session = await LanguageServer.start(file, folder)
  // The pass over the workspace is over when its report is there.
  if (folder !== undefined)
    await session.connection.sendRequest("workspace/executeCommand", { command: "segue.openReport" })
  const uri = `file://${folder ?? "/nowhere"}/${name}`
  await session.open(uri, languageId, text)
  return { session, uri }
}

const samplesOf = async (file: string, text: Text): Promise<Samples> => {
  const { keystrokes, warmUp = WARM_UP } = text
  const { session, uri } = await opened(file, text)
  const first = await session.pull(uri)
  const found = first.kind === "full" ? first.items.length : 0
  if (found < text.findings) throw new Error(`${found} findings instead of ${text.findings}`)
  const lineCount = text.text.split("\n").length
  const samples: Array<Sample> = []
  const garbage = collections()
  let shown = first.resultId
  let cpuMs = 0
  for (let index = 0; index < keystrokes + warmUp; index++) {
    if (index === warmUp) cpuMs = session.cpuMs()
    const key = text.key(index, lineCount)
    const at = { line: key.line, character: key.character }
    const before = session.threadMs()
    const started = performance.now()
    await session.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: index + 2 },
      contentChanges: [{ range: { start: at, end: at }, text: key.text }]
    })
    shown = (await session.pull(uri, shown)).resultId
    const wallMs = performance.now() - started
    if (index >= warmUp) samples.push({ started, wallMs, threadMs: session.threadMs() - before })
  }
  cpuMs = (session.cpuMs() - cpuMs) / keystrokes
  const disturbances = await garbage.stop()
  await session.stop()
  return { kept: samples.filter((sample) => !isDisturbed(sample, disturbances)), cpuMs }
}

const P99 = 0.99

const at = (values: ReadonlyArray<number>, share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!

const p99Of = ({ kept }: Samples): number =>
  at(
    kept.map(({ wallMs }) => wallMs),
    P99
  )

const figuresOf = ({ aimMs, name }: Text, { cpuMs, kept }: Samples): ReadonlyArray<Figure> => {
  const walls = kept.map(({ wallMs }) => wallMs)
  const p99 = p99Of({ cpuMs, kept })
  return [
    { name: `keystroke to diagnostics, median: ${name}`, value: at(walls, 0.5), unit: "ms" },
    {
      name: "the same, p99",
      value: p99,
      unit: "ms",
      ...(aimMs === undefined ? {} : { aim: { text: `<= ${aimMs} ms`, met: p99 <= aimMs } })
    },
    {
      name: "processor time of the server's main thread, p99",
      value: at(
        kept.map(({ threadMs }) => threadMs),
        P99
      ),
      unit: "ms"
    },
    { name: "processor time of all its threads on average", value: cpuMs, unit: "ms" }
  ]
}

/** The first keystrokes after a start, beside a server that does nothing but answer. */
const first = async (file: string, text: Text): Promise<Figure> => {
  const own = await samplesOf(file, { ...text, keystrokes: FIRST, warmUp: WARM_UP })
  const empty = await samplesOf(LanguageServer.empty(), { ...text, keystrokes: FIRST, warmUp: WARM_UP })
  return {
    name: `the first ${FIRST} keystrokes of all, p99`,
    value: p99Of(own),
    unit: "ms",
    baseline: { name: "empty server", value: p99Of(empty) }
  }
}

export const lspTyping: Benchmark = {
  name: "lsp-typing",
  run: async () => {
    const file = LanguageServer.bundled()
    const figures: Array<Figure> = []
    // This program's own first steps are slow, too; each server is a process of its own.
    await samplesOf(file, texts[0]!)
    for (const text of texts) {
      figures.push(...figuresOf(text, await samplesOf(file, text)))
      if (text.warmUp !== undefined) figures.push(await first(file, text))
    }
    return figures
  }
}
