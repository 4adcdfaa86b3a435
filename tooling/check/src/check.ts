/** `pnpm check`: everything that must hold before a change lands, each once; a failed stage counts as one failure. */
import { run, runTests, summary } from "./run.ts"

const stages: ReadonlyArray<readonly [name: string, command: string, ...args: Array<string>]> = [
  ["format", "oxfmt", "--check"],
  ["lint", "oxlint"],
  ["types", "tsc", "-b"],
  ["boundaries", "turbo", "boundaries"],
  ["dead code", "knip"],
  ["build", "turbo", "run", "build", "--output-logs=errors-only"]
]

const failedStages: Array<string> = []
for (const [name, command, ...args] of stages) {
  console.log(`\n── ${name}`)
  if (!run(command, args)) failedStages.push(name)
}
console.log("\n── test")
const tests = runTests("test", process.argv.slice(2))
console.log("\n── test:editor")
const editor = runTests("test:editor", process.argv.slice(2))
if (failedStages.length > 0) console.error(`failed stages: ${failedStages.join(", ")}`)
const tally = {
  passed: tests.passed + editor.passed,
  failed: tests.failed + editor.failed + failedStages.length,
  skipped: tests.skipped + editor.skipped,
  failures: [...tests.failures, ...editor.failures]
}
console.log(summary(tally))
process.exitCode = tally.failed === 0 ? 0 : 1
