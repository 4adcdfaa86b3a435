/** Runs the workspace's tools and sums up what the test suites wrote. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

const root = path.resolve(import.meta.dirname, "../../..")

/** Runs a command in the root with its output passed through; true when it exits with 0. */
export const run = (command: string, args: ReadonlyArray<string>): boolean => {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env["PATH"]}` }
  })
  if (result.error !== undefined) console.error(`${command}: ${result.error.message}`)
  return result.status === 0
}

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What failed, ready to print. */
  readonly failures: ReadonlyArray<string>
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: ReadonlyArray<{
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: ReadonlyArray<{
      readonly fullName: string
      readonly status: string
      readonly failureMessages: ReadonlyArray<string>
    }>
  }>
}

const MESSAGE_LINES = 15

/** What failed in one suite, each with the beginning of its message: the end of a log is what people are shown of it. */
const failures = (result: VitestReport): ReadonlyArray<string> =>
  result.testResults
    .filter((file) => file.status === "failed")
    .flatMap((file) => {
      const failed = file.assertionResults.filter((test) => test.status === "failed")
      const said = failed.map((test) => [test.fullName, ...test.failureMessages].join("\n"))
      return (said.length > 0 ? said : [file.message]).map((text) => {
        const lines = text.split("\n").filter((line) => !line.includes("node_modules"))
        return `${path.relative(root, file.name)}: ${lines.slice(0, MESSAGE_LINES).join("\n    ")}`
      })
    })

/** The ordinary tests, or those that need a real editor. */
export type Task = "test" | "test:editor"

const suites = (task: Task): ReadonlyArray<string> =>
  ["packages", "apps", "tooling"]
    .filter((area) => fs.existsSync(path.join(root, area)))
    .flatMap((area) => fs.readdirSync(path.join(root, area)).map((name) => path.join(root, area, name)))
    .filter((dir) => fs.existsSync(path.join(dir, "package.json")))
    .filter((dir) => {
      const manifest = JSON.parse(fs.readFileSync(path.join(dir, "package.json"), "utf8")) as {
        scripts?: Record<string, string>
      }
      return manifest.scripts?.[task] !== undefined
    })

const report = (dir: string, task: Task): string =>
  path.join(dir, ".cache", task === "test" ? "test-results.json" : "test-editor-results.json")

/** Every suite of the workspace through turbo, and the sum of what they report. A suite without a report has failed. */
export const runTests = (task: Task, extra: ReadonlyArray<string>): Tally => {
  const dirs = suites(task)
  for (const dir of dirs) fs.rmSync(report(dir, task), { force: true })
  const ok = run("turbo", ["run", task, "--continue", "--output-logs=new-only", "--concurrency=1", ...extra])
  let tally: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] }
  for (const dir of dirs) {
    if (!fs.existsSync(report(dir, task))) {
      const missing = `no test report from ${path.relative(root, dir)}`
      tally = { ...tally, failed: tally.failed + 1, failures: [...tally.failures, missing] }
      continue
    }
    const result = JSON.parse(fs.readFileSync(report(dir, task), "utf8")) as VitestReport
    // A file that fails before its first test (an import error, say) is in no test count.
    const broken = result.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0
    ).length
    tally = {
      passed: tally.passed + result.numPassedTests,
      failed: tally.failed + result.numFailedTests + broken,
      skipped: tally.skipped + result.numPendingTests + result.numTodoTests,
      failures: [...tally.failures, ...failures(result)]
    }
  }
  return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 }
}

/** The end of every run: what failed, then the line `N passed, N failed`, and what was skipped if anything was. */
export const summary = (tally: Tally): string =>
  `${tally.failures.map((text) => `${text}\n\n`).join("")}${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ""}`
