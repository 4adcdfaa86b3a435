/** `pnpm --filter @segue/sandbox happy-path <base> <sandbox>`: walks the happy path through a proxy. CONTRIBUTING.md tells how. */
import { walk } from "./happy-path.ts"

const [base, sandbox] = process.argv.slice(2)
if (base === undefined || sandbox === undefined) {
  console.error("usage: pnpm --filter @segue/sandbox happy-path <base URL, the proxy's> <URL of the sandbox>")
  process.exit(2)
}
try {
  const called = await walk({ base, sandbox })
  for (const { call, status } of called) console.log(`${status} ${call}`)
  console.log(`${called.length} calls, all answered with 200`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
