/** `segue report`: how far the migration is, for people who decide and people who plan. */
import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { pathToFileURL } from "node:url"

import type { Report, Task } from "@segue/migrate/report/Report"
import { type Command, Option } from "commander"
import * as Result from "effect/Result"

import * as Check from "../check/Check.ts"
import * as Document from "../check/Document.ts"
import { isWhole, projectRest } from "../check/project.ts"
import { load, severitiesOf } from "../config/load.ts"
import { type ExitCode, exitCodes } from "../exit.ts"
import * as targets from "../files/targets.ts"
import type { Host } from "../Host.ts"
import { uriOf } from "../render/place.ts"
import * as progress from "../render/progress.ts"
import { make } from "../report/make.ts"
import { history } from "../report/since.ts"
import * as Tally from "../report/Tally.ts"
import { mistakes, refuse, repeated } from "../usage.ts"

const linkKinds = ["relative", "vscode", "none"] as const

interface Flags {
  readonly html?: string
  readonly markdown?: true
  readonly json?: true
  readonly since?: string
  readonly links: (typeof linkKinds)[number]
  readonly rule: ReadonlyArray<string>
  readonly config?: string
  readonly ignore: boolean
}

const HELP = `
Counts calls of both APIs that are proven, and what is left, by rule, folder, language and by who can
do it. The page is one file without script or request; it may be mailed. Keep the JSON form and give
it to the next report with --since: the trend grows with every report.

Examples:
  segue report
  segue report --html report.html --json --since last.json > now.json
  segue report src --markdown

Exit codes: 0 made, whatever it says; 2 usage, configuration or input that cannot be read.
`

const checked = async (
  host: Host,
  { flags, paths }: { readonly flags: Flags; readonly paths: ReadonlyArray<string> }
): Promise<Result.Result<{ outcome: Check.Outcome; tally: Tally.Tally }, ReadonlyArray<string>>> => {
  const severities = severitiesOf(flags.rule)
  if (Result.isFailure(severities)) return Result.fail([severities.failure])
  const plan = load(host, {
    ...(flags.config === undefined ? {} : { config: flags.config }),
    severities: severities.success
  })
  if (Result.isFailure(plan)) return Result.fail(plan.failure)
  const found = targets.find(host.cwd, plan.success, { paths, respectsIgnores: flags.ignore })
  if (Result.isFailure(found)) return Result.fail([found.failure])
  const tally = Tally.make()
  const shown = progress.make(host)
  const outcome = await Check.check(found.success, {
    plan: plan.success,
    moves: Check.movesSafe,
    rest: projectRest(host, plan.success, flags.ignore),
    isWhole: isWhole(host, plan.success, paths),
    onFile: (files) => shown.update(() => `${files} files looked into`),
    onInspected: tally.onInspected
  })
  shown.clear()
  return Result.succeed({ outcome, tally })
}

/** Where the page's links lead. */
const linking = (host: Host, page: string, kind: Flags["links"]): ((task: Task) => string | undefined) => {
  const folder = path.dirname(path.resolve(host.cwd, page))
  return ({ column, file, line }) => {
    const absolute = path.resolve(host.cwd, file)
    switch (kind) {
      case "none":
        return undefined
      case "vscode":
        return `vscode://file${uriOf(pathToFileURL(absolute).pathname.split("/").map(decodeURIComponent).join("/"))}:${line}:${column}`
      case "relative":
        return `./${uriOf(path.relative(folder, absolute).replaceAll(path.sep, "/"))}#L${line}`
    }
  }
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64")

const writePage = async (
  host: Host,
  report: Report,
  flags: Flags & { readonly html: string }
): Promise<string | undefined> => {
  const { page } = await import("@segue/migrate/report/page")
  try {
    fs.writeFileSync(
      path.resolve(host.cwd, flags.html),
      page(report, { link: linking(host, flags.html, flags.links), sha256 })
    )
  } catch (error) {
    return `${flags.html} cannot be written: ${(error as Error).message}`
  }
  return undefined
}

const textOf = async (report: Report, flags: Flags): Promise<string> => {
  if (flags.json === true) return `${JSON.stringify(report, null, 2)}\n`
  if (flags.markdown === true) return (await import("../render/report/markdown.ts")).markdown(report)
  return (await import("../render/report/text.ts")).text(report)
}

const run = async (host: Host, paths: ReadonlyArray<string>, flags: Flags): Promise<ExitCode> => {
  const startMs = performance.now()
  if (flags.json === true && flags.markdown === true)
    return refuse(host, ["--json and --markdown both want standard output; ask for one"])
  // Before the run: an earlier report that cannot be read should not cost a minute first.
  const before = history(host, flags.since)
  if (Result.isFailure(before)) return refuse(host, before.failure)
  const found = await checked(host, { flags, paths })
  if (Result.isFailure(found)) return refuse(host, found.failure)
  const { outcome, tally } = found.success
  const report = make({
    outcome,
    document: Document.make(outcome, performance.now() - startMs),
    counted: tally.files(),
    paths: paths.length === 0 ? ["."] : paths,
    made: new Date().toISOString(),
    history: before.success
  })
  if (flags.html !== undefined) {
    const failed = await writePage(host, report, { ...flags, html: flags.html })
    if (failed !== undefined) return refuse(host, [failed])
    host.stderr.write(`${flags.html} written\n`)
  }
  host.stdout.write(await textOf(report, flags))
  return mistakes(host, outcome.skipped) ?? exitCodes.done
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command
    .argument("[paths...]", "files and folders; the current folder without any")
    .option("--html <file>", "write the report as one page")
    .option("--json", "print it as data")
    .option("--markdown", "print it as Markdown")
    .option("--since <file>", "compare it with an earlier report's JSON")
    .addOption(new Option("--links <kind>", "where the page's places lead").choices(linkKinds).default("relative"))
    .option("--rule <name=severity>", "another severity for a rule; off leaves it out; repeatable", repeated, [])
    .option("--config <file>", "the configuration, instead of the nearest segue.config.jsonc")
    .option("--no-ignore", "look into what ignore files keep out, and node_modules")
    .addHelpText("after", HELP)
    .action(async (paths: ReadonlyArray<string>, flags: Flags) => finish(await run(host, paths, flags)))
}
