/** From a keystroke to fresh diagnostics, over the wire, in the bundled language server. */
import type { Benchmark, Figure } from "../Benchmark.ts"
import * as LanguageServer from "../LanguageServer.ts"

interface Text {
  readonly name: string
  readonly uri: string
  readonly languageId: string
  readonly text: string
  readonly keystrokes: number
  readonly aimMs: number
  readonly findings: number
}

const code = [
  (index: number) => `export const value${index} = (input: number): number => {`,
  () => "  // doubles what it is given",
  (index: number) => `  const doubled = twice(input * ${index})`,
  (index: number) => `  return doubled + ${index}`,
  () => "}"
]

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => code[index % code.length]!(index)).join("\n")

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

const texts: ReadonlyArray<Text> = [
  {
    name: "5,000 lines of TypeScript without proof",
    uri: "file:///nowhere/quiet.ts",
    languageId: "typescript",
    text: lines(5000),
    keystrokes: 1000,
    aimMs: 1,
    findings: 0
  },
  {
    name: "5,000 lines of TypeScript with 52 findings",
    uri: "file:///nowhere/calls.ts",
    languageId: "typescript",
    text: Array.from({ length: 13 }, (_, index) => create(index) + lines(375)).join("\n"),
    keystrokes: 200,
    aimMs: 20,
    findings: 52
  },
  {
    name: "1 MB of JSON with payloads",
    uri: "file:///nowhere/rows.json",
    languageId: "json",
    text: rows(1024 * 1024 - 2000),
    keystrokes: 200,
    aimMs: 50,
    findings: 20
  }
]

const WARM_UP = 20

const samplesOf = async (file: string, { findings, keystrokes, languageId, text, uri }: Text) => {
  const session = await LanguageServer.start(file)
  await session.open(uri, languageId, text)
  const first = await session.pull(uri)
  const found = first.kind === "full" ? first.items.length : 0
  if (found < findings) throw new Error(`${found} findings instead of ${findings}`)
  const count = text.split("\n").length
  const samples: Array<number> = []
  for (let index = 0; index < keystrokes + WARM_UP; index++) {
    // All over the text, a blank at the start of a line.
    const at = { line: (index * 7919) % count, character: 0 }
    const started = performance.now()
    await session.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: index + 2 },
      contentChanges: [{ range: { start: at, end: at }, text: " " }]
    })
    await session.pull(uri)
    if (index >= WARM_UP) samples.push(performance.now() - started)
  }
  await session.stop()
  return samples.toSorted((a, b) => a - b)
}

export const lspTyping: Benchmark = {
  name: "lsp-typing",
  run: async () => {
    const file = LanguageServer.bundled()
    const figures: Array<Figure> = []
    for (const text of texts) {
      const samples = await samplesOf(file, text)
      const p99 = samples[Math.floor(samples.length * 0.99)]!
      figures.push(
        { name: `keystroke to diagnostics, median: ${text.name}`, value: samples[samples.length >> 1]!, unit: "ms" },
        {
          name: `the same, p99`,
          value: p99,
          unit: "ms",
          aim: { text: `<= ${text.aimMs} ms`, met: p99 <= text.aimMs }
        }
      )
    }
    return figures
  }
}
