/** `pnpm start`: the launcher and the tour. */
import { launch } from "./launch.ts"
import { steps } from "./steps/index.ts"

const stopping = new AbortController()
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort())

process.exitCode = await launch({
  args: process.argv.slice(2),
  env: process.env,
  steps,
  write: (line) => void process.stdout.write(`${line}\n`),
  stop: stopping.signal
})
