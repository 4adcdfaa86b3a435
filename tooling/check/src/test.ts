/** `pnpm test`: every ordinary test, ending with one line `N passed, N failed`. */
import { runTests, summary } from "./run.ts"

const tally = runTests(process.argv.slice(2))
console.log(summary(tally))
process.exitCode = tally.failed === 0 ? 0 : 1
