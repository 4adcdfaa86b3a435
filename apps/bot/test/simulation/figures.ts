/**
 * Prints figures of large runs: `node test/simulation/figures.ts burst [changes]` or, with `--expose-gc` for the heap,
 * `node --expose-gc test/simulation/figures.ts scale [open] [seconds]`.
 */
import * as TestServer from "@segue/storage/TestServer"

import { burst } from "./burst.ts"
import { scale } from "./scale.ts"
import * as Server from "./Server.ts"

const [what, ...numbers] = process.argv.slice(2)
const [first, second] = numbers.map(Number)
const { stop, url } = await TestServer.start()
const server = await Server.make(url)
const [startMs, cpu] = [performance.now(), process.cpuUsage()]
const figures = await (what === "scale"
  ? scale(server, first ?? 100_000, second ?? 900)
  : burst(server, first ?? 10_000))
const { system, user } = process.cpuUsage(cpu)
console.log({
  ...figures,
  realSeconds: (performance.now() - startMs) / 1_000,
  processorSeconds: (system + user) / 1_000_000,
  residentMb: Math.round(process.memoryUsage().rss / 2 ** 20)
})
await server.close()
await stop()
