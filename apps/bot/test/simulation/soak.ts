/**
 * Lives many random lives: `pnpm soak --seed 1 --count 1000`. Prints every seed that went wrong with what was wrong, and
 * the figures at the end; exits 1 when a life went wrong. To resume, start from the seed it was at; `--log` shows what
 * the bots say.
 */
import { parseArgs } from "node:util"

import * as TestServer from "@segue/storage/TestServer"

import { live } from "./life.ts"
import * as Server from "./Server.ts"

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1000" },
    log: { type: "boolean", default: false }
  }
})

const [first, count] = [Number(values.seed), Number(values.count)]
const { stop, url } = await TestServer.start()
const server = await Server.make(url)
const failing: Array<number> = []
const totals = { orchestrations: 0, crashes: 0, freezes: 0, duplicates: 0, digests: 0, virtualMs: 0, statements: 0 }
const started = performance.now()
const logged = values.log ? (level: string, message: unknown) => console.error(level, message) : undefined

for (let seed = first; seed < first + count; seed++) {
  const { wrong, ...figures } = await live(server, seed, logged)
  for (const name of Object.keys(totals) as Array<keyof typeof totals>) totals[name] += figures[name]
  if (wrong.length > 0) {
    failing.push(seed)
    console.log(`seed ${seed}: ${wrong.join("; ")}`)
  }
  if ((seed - first + 1) % 50 === 0) console.error(`${seed - first + 1} of ${count}, next seed ${seed + 1}`)
}

const seconds = Math.round((performance.now() - started) / 1_000)
console.log(`${count} lives in ${seconds} s: ${JSON.stringify(totals)}`)
console.log(failing.length === 0 ? "all was told" : `failing seeds: ${failing.join(", ")}`)
await server.close()
await stop()
process.exitCode = failing.length === 0 ? 0 : 1
