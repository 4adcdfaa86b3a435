/** Prints the figures of a bot at scale: `node --expose-gc test/simulation/scale-command.ts [open] [seconds]`. */
import * as TestServer from "@segue/storage/TestServer"

import { scale } from "./scale.ts"
import * as Server from "./Server.ts"

const [open = "100000", seconds = "900"] = process.argv.slice(2)
const { stop, url } = await TestServer.start()
const server = await Server.make(url)
const [startMs, cpu] = [performance.now(), process.cpuUsage()]
const figures = await scale(server, Number(open), Number(seconds))
const { system, user } = process.cpuUsage(cpu)
console.log({
  ...figures,
  realSeconds: (performance.now() - startMs) / 1_000,
  processorSeconds: (system + user) / 1_000_000,
  residentMb: Math.round(process.memoryUsage().rss / 2 ** 20)
})
await server.close()
await stop()
