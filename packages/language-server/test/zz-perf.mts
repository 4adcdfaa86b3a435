import * as Client from "../test/support/client.ts"
import * as texts from "../test/support/texts.ts"
const filler = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    i % 5 === 0
      ? `export const value${i} = (input: number): number => {`
      : i % 5 === 1
        ? `  // doubles what it is given`
        : i % 5 === 2
          ? `  const doubled = twice(input * ${i})`
          : i % 5 === 3
            ? `  return doubled + ${i}`
            : `}`
  ).join("\n")
const call = (i: number) => `
export const create${i} = async (id: string): Promise<void> => {
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", {
    method: "POST",
    body: JSON.stringify({
      profile_id: id,
      amount: "100.00",
      source_asset: "USD",
      target_asset: "PYUSD",
      ref_id: "payout-${i}"
    })
  })
}
`
const ts50 = Array.from({ length: 13 }, (_, i) => call(i) + filler(370)).join("\n")
const quiet = filler(5000)
const json =
  "[\n" +
  Array.from({ length: 3600 }, (_, i) =>
    i % 400 === 200
      ? texts.request.trim()
      : `{ "id": "row-${i}", "name": "some name that is long enough ${i}", "values": [1, 2, 3, ${i}], "nested": { "a": true, "b": null, "c": "text", "d": "some more text to fill up a row of data with a reasonable length", "e": "and again some more text so that the row is 250 bytes long or so" } }`
  ).join(",\n") +
  "\n]\n"
const run = async (name: string, uri: string, lang: string, text: string, n: number) => {
  const c = await Client.start()
  await c.open(uri, lang, text)
  const first = await c.diagnostics(uri)
  const lines = text.split("\n").length
  const samples: number[] = []
  for (let i = 0; i < n; i++) {
    const line = Math.floor(lines * (((i * 37) % 100) / 100))
    const at = { line, character: 0 }
    const t0 = performance.now()
    const text = lang === "json" ? " " : i % 2 === 0 ? " " : "\n"
    void c.change(uri, [{ range: { start: at, end: at }, text }])
    await c.pull(uri)
    samples.push(performance.now() - t0)
  }
  samples.sort((a, b) => a - b)
  console.log(
    name,
    (text.length / 1024).toFixed(0) + "kB",
    lines + " lines",
    first.length + " findings",
    "p50",
    samples[n >> 1]!.toFixed(2),
    "p99",
    samples[Math.floor(n * 0.99)]!.toFixed(2)
  )
  await c.stop()
}
await run("quiet", "file:///x/q.ts", "typescript", quiet, 500)
await run("ts50", "file:///x/a.ts", "typescript", ts50, 40)
await run("json", "file:///x/a.json", "json", json, 40)
process.exit(0)
