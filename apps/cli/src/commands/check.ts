import * as path from "node:path"
/** `segue check`: finds what still uses the deprecated API, and changes nothing. */
import { buffer } from "node:stream/consumers"

import type { Plan } from "@segue/migrate/config/Plan"
import { type Command, Option } from "commander"
import * as Result from "effect/Result"

import * as Check from "../check/Check.ts"
import * as Document from "../check/Document.ts"
import { exitCode, type FailOn, levels } from "../check/failOn.ts"
import * as outside from "../check/outside.ts"
import { isWhole, projectRest } from "../check/project.ts"
import { load, severitiesOf } from "../config/load.ts"
import type { ExitCode } from "../exit.ts"
import * as Content from "../files/Content.ts"
import * as targets from "../files/targets.ts"
import type { Host } from "../Host.ts"
import * as progress from "../render/progress.ts"
import { mistakes, refuse, repeated } from "../usage.ts"

const formats = ["pretty", "json", "sarif"] as const

interface Flags {
  readonly format: (typeof formats)[number]
  readonly failOn: FailOn
  readonly rule: ReadonlyArray<string>
  readonly config?: string
  readonly ignore: boolean
  readonly stdin?: true
  readonly stdinFilepath?: string
  readonly changed?: string | true
  readonly stats?: true
}

const HELP = `
Looks into every text file below the paths (the current folder without any), except what .gitignore,
.ignore and segue.config.jsonc keep out, and node_modules. A file that is named is looked into
although an ignore file names it.

Examples:
  segue check
  segue check src config/paxos.json
  segue check --changed=main --format sarif > segue.sarif
  segue check --rule polling=off --fail-on error
  cat request.json | segue check --stdin --stdin-filepath request.json

Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 usage, configuration or
unreadable input.
`

const fromStdin = async (host: Host, plan: Plan, named: string | undefined): Promise<Check.Outcome> => {
  const shown = named === undefined ? "stdin" : targets.shownFrom(host.cwd, path.resolve(host.cwd, named))
  const entry = { absolute: path.resolve(host.cwd, shown), shown }
  const config = plan.configOf(entry.absolute)
  const bytes = await buffer(host.stdin)
  const isModule = outside.isModule(shown)
  const first = Content.ofBytes(bytes, config.isPayloadFile)
  // What other modules prove may reach a text that says nothing by itself.
  const whole = isModule && first.kind === "quiet" ? Content.ofBytes(bytes, true) : first
  const content = whole.kind === "skipped" ? first : whole
  const skipped = content.kind === "skipped" ? [{ file: shown, why: content.why }] : []
  const options = { plan, moves: Check.movesSafe, rest: projectRest(host, plan, true) }
  const candidates = content.kind === "text" ? [{ entry, config, text: content.text, hasBom: content.hasBom }] : []
  const counts = { files: 1, scanned: 1 - skipped.length, inspected: candidates.length, bytes: bytes.length }
  const around = {
    modules: isModule && candidates.length > 0 ? [entry] : [],
    order: [entry.absolute],
    texts: candidates,
    skipped,
    unknown: new Set<string>()
  }
  return { ...(await Check.checkTexts(candidates, around, options)), skipped, counts }
}

const fromFiles = async (
  host: Host,
  plan: Plan,
  { flags, paths }: { readonly flags: Flags; readonly paths: ReadonlyArray<string> }
): Promise<Result.Result<Check.Outcome, string>> => {
  const found = targets.find(host.cwd, plan, {
    paths,
    respectsIgnores: flags.ignore,
    ...(flags.changed === undefined ? {} : { changedSince: flags.changed === true ? "HEAD" : flags.changed })
  })
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const shown = progress.make(host)
  const outcome = await Check.check(found.success, {
    plan,
    moves: Check.movesSafe,
    rest: projectRest(host, plan, flags.ignore),
    isWhole: flags.changed === undefined && isWhole(host, plan, paths),
    onFile: (files) => shown.update(() => `${files} files looked into`)
  })
  shown.clear()
  return Result.succeed(outcome)
}

const print = async (host: Host, flags: Flags, made: { outcome: Check.Outcome; document: Document.Document }) => {
  const { document, outcome } = made
  // Each format is loaded when it is asked for; SARIF brings the texts of all rules along.
  switch (flags.format) {
    case "json":
      return host.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
    case "sarif":
      return host.stdout.write((await import("../render/check-sarif.ts")).sarif(document))
    case "pretty":
      return host.stdout.write((await import("../render/check-pretty.ts")).pretty(host.stdout, outcome, document))
  }
}

const stats = (host: Host, { counts }: Check.Outcome, { summary }: Document.Document): void => {
  host.stderr.write(
    `${counts.files} files found, ${counts.scanned} scanned (${(counts.bytes / 1e6).toFixed(1)} MB), ` +
      `${counts.inspected} inspected, ${summary.skipped.length} skipped; ${summary.ms} ms, ` +
      `${Math.round(process.memoryUsage.rss() / 1e6)} MB of memory\n`
  )
}

const run = async (host: Host, paths: ReadonlyArray<string>, flags: Flags): Promise<ExitCode> => {
  const startMs = performance.now()
  if (flags.stdin === true && (paths.length > 0 || flags.changed !== undefined)) {
    return refuse(host, ["--stdin reads one text; it goes with neither paths nor --changed"])
  }
  if (flags.stdinFilepath !== undefined && flags.stdin !== true)
    return refuse(host, ["--stdin-filepath names what --stdin reads"])
  const severities = severitiesOf(flags.rule)
  if (Result.isFailure(severities)) return refuse(host, [severities.failure])
  const plan = load(host, {
    ...(flags.config === undefined ? {} : { config: flags.config }),
    severities: severities.success
  })
  if (Result.isFailure(plan)) return refuse(host, plan.failure)
  const outcome =
    flags.stdin === true
      ? Result.succeed(await fromStdin(host, plan.success, flags.stdinFilepath))
      : await fromFiles(host, plan.success, { flags, paths })
  if (Result.isFailure(outcome)) return refuse(host, [outcome.failure])
  const document = Document.make(outcome.success, performance.now() - startMs)
  await print(host, flags, { outcome: outcome.success, document })
  if (flags.stats === true) stats(host, outcome.success, document)
  const mistake = mistakes(host, outcome.success.skipped)
  if (mistake !== undefined) return mistake
  const named = new Set(paths.map((one) => targets.shownFrom(host.cwd, path.resolve(host.cwd, one))))
  const unread = outcome.success.skipped.filter(({ file, isFailure }) => isFailure === true && named.has(file))
  if (unread.length > 0) {
    return refuse(
      host,
      unread.map(({ file, why }) => `${file} ${why}`)
    )
  }
  return exitCode(document.findings, flags.failOn)
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command
    .argument("[paths...]", "files and folders; the current folder without any")
    .addOption(new Option("--format <format>", "form of the answer").choices(formats).default("pretty"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on").choices(levels).default("warning")
    )
    .option(
      "--rule <name=severity>",
      "another severity for a rule: error, warning, info, off; repeatable",
      repeated,
      []
    )
    .option("--config <file>", "the configuration, instead of the nearest segue.config.jsonc")
    .option("--no-ignore", "look into what ignore files keep out, and node_modules")
    .option("--stdin", "check the text on standard input")
    .option("--stdin-filepath <path>", "what that text is called; its name tells the language")
    .option("--changed [since]", "only files that are not committed, or differ from this commit (--changed=main)")
    .option("--stats", "say on standard error what it took")
    .addHelpText("after", HELP)
    .action(async (paths: ReadonlyArray<string>, flags: Flags) => finish(await run(host, paths, flags)))
}
