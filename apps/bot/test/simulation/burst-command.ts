/** Prints a burst's figures: `node test/simulation/burst-command.ts [changes]`. */
import * as TestServer from "@segue/storage/TestServer"

import { burst } from "./burst.ts"
import * as Server from "./Server.ts"

const { stop, url } = await TestServer.start()
const server = await Server.make(url)
const [startMs, cpu] = [performance.now(), process.cpuUsage()]
const figures = await burst(server, Number(process.argv[2] ?? "10000"))
const { system, user } = process.cpuUsage(cpu)
console.log({
  ...figures,
  realSeconds: (performance.now() - startMs) / 1_000,
  processorSeconds: (system + user) / 1_000_000,
  residentMb: Math.round(process.memoryUsage().rss / 2 ** 20)
})
await server.close()
await stop()
