/** `pnpm test`, `pnpm test:editor`: every test of that kind, ending with one line `N passed, N failed`. */
import { runTests, summary } from "./run.ts"

const [kind, ...extra] = process.argv.slice(2)
const tally = kind === "editor" ? runTests("test:editor", extra) : runTests("test", process.argv.slice(2))
console.log(summary(tally))
process.exitCode = tally.failed === 0 ? 0 : 1
