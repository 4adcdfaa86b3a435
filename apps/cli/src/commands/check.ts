/** `segue check`: finds what still uses the deprecated API, and changes nothing. */
import * as path from "node:path"
import { buffer } from "node:stream/consumers"

import type { Plan } from "@segue/migrate/config/Plan"
import { type Command, Option } from "commander"
import * as Result from "effect/Result"

import type { Held } from "../baseline/apply.ts"
import { STALE } from "../baseline/notes.ts"
import * as Check from "../check/Check.ts"
import * as Document from "../check/Document.ts"
import { exitCode, type FailOn, levels } from "../check/failOn.ts"
import * as outside from "../check/outside.ts"
import { isWhole, projectRest } from "../check/project.ts"
import { load, severitiesOf } from "../config/load.ts"
import { type ExitCode, exitCodes } from "../exit.ts"
import * as Content from "../files/Content.ts"
import * as targets from "../files/targets.ts"
import type { Host } from "../Host.ts"
import { type Format, formats, print } from "../render/check-formats.ts"
import * as progress from "../render/progress.ts"
import * as Stats from "../render/stats.ts"
import { mistakes, refuse, repeated } from "../usage.ts"

interface Flags {
  readonly format: Format
  readonly failOn: FailOn
  readonly rule: ReadonlyArray<string>
  readonly config?: string
  readonly ignore: boolean
  readonly stdin?: true
  readonly stdinFilepath?: string
  readonly changed?: string | true
  readonly baseline?: string
  readonly writeBaseline?: true
  readonly failOnUnused?: true
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
  segue check --write-baseline                          live with what is there now,
  segue check --baseline segue-baseline.json            and hear of what is new
  cat request.json | segue check --stdin --stdin-filepath request.json

In CI, --format github, gitlab, junit and markdown say the same in the service's own form; the exit
code is the verdict, whatever the format. docs/ci.md in the repository has recipes.

Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 usage, configuration or
unreadable input.
`

/** What the user named. */
interface Named {
  readonly flags: Flags
  readonly paths: ReadonlyArray<string>
}

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
    order: new Map([[entry.absolute, 0]]),
    texts: candidates,
    skipped,
    unknown: new Set<string>()
  }
  return { ...(await Check.checkTexts(candidates, around, options)), skipped, counts }
}

const fromFiles = async (
  host: Host,
  plan: Plan,
  { collected, flags, paths }: { readonly collected: Stats.Stats | undefined } & Named
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
    onFile: (files) => shown.update(() => `${files} files looked into`),
    ...(collected === undefined ? {} : { onInspected: collected.onInspected, onTime: collected.onTime })
  })
  shown.clear()
  return Result.succeed(outcome)
}

/** Flags that contradict each other. */
const contradiction = ({ flags, paths }: Named): string | undefined => {
  const isStdin = flags.stdin === true
  if (isStdin && (paths.length > 0 || flags.changed !== undefined))
    return "--stdin reads one text; it goes with neither paths nor --changed"
  if (flags.stdinFilepath !== undefined && !isStdin) return "--stdin-filepath names what --stdin reads"
  if (flags.writeBaseline === true && (isStdin || flags.changed !== undefined))
    return "--write-baseline needs all findings of its paths; it goes with neither --stdin nor --changed"
  return undefined
}

/** Holds the outcome against the baseline, where one is asked for. */
const held = async (
  host: Host,
  plan: Plan,
  { flags, outcome, paths }: Named & { readonly outcome: Check.Outcome }
): Promise<Result.Result<Pick<Held, "notes" | "outcome">, ReadonlyArray<string>>> => {
  const writes = flags.writeBaseline === true
  if (flags.baseline === undefined && plan.baseline === undefined && !writes) {
    return Result.succeed({ outcome, notes: [] })
  }
  const { fileName } = await import("../baseline/Baseline.ts")
  const { hold } = await import("../baseline/apply.ts")
  return hold(host, outcome, {
    file: flags.baseline ?? targets.shownFrom(host.cwd, path.join(plan.folder, plan.baseline ?? fileName)),
    writes,
    covered: (paths.length === 0 ? ["."] : paths).map((one) => path.resolve(host.cwd, one)),
    isOff: (absolute, rule) => plan.configOf(absolute).rules[rule] === "off",
    isPartial: flags.stdin === true || flags.changed !== undefined
  })
}

/** Notes that `--fail-on-unused` is about. */
const unused = new Set(["unused-suppression", STALE])

const verdict = (
  host: Host,
  { flags, paths }: Named,
  { document, outcome }: { readonly document: Document.Document; readonly outcome: Check.Outcome }
): ExitCode => {
  const mistake = mistakes(host, outcome.skipped)
  if (mistake !== undefined) return mistake
  const named = new Set(paths.map((one) => targets.shownFrom(host.cwd, path.resolve(host.cwd, one))))
  const unread = outcome.skipped.filter(({ file, isFailure }) => isFailure === true && named.has(file))
  if (unread.length > 0) {
    return refuse(
      host,
      unread.map(({ file, why }) => `${file} ${why}`)
    )
  }
  if (flags.failOnUnused === true && document.notes.some(({ code }) => unused.has(code))) return exitCodes.findings
  return exitCode(document.findings, flags.failOn)
}

const run = async (host: Host, paths: ReadonlyArray<string>, flags: Flags): Promise<ExitCode> => {
  const startMs = performance.now()
  const said = contradiction({ flags, paths })
  if (said !== undefined) return refuse(host, [said])
  const severities = severitiesOf(flags.rule)
  if (Result.isFailure(severities)) return refuse(host, [severities.failure])
  const plan = load(host, {
    ...(flags.config === undefined ? {} : { config: flags.config }),
    severities: severities.success
  })
  if (Result.isFailure(plan)) return refuse(host, plan.failure)
  const collected = flags.stats === true ? Stats.make() : undefined
  const found =
    flags.stdin === true
      ? Result.succeed(await fromStdin(host, plan.success, flags.stdinFilepath))
      : await fromFiles(host, plan.success, { collected, flags, paths })
  if (Result.isFailure(found)) return refuse(host, [found.failure])
  const left = await held(host, plan.success, { flags, outcome: found.success, paths })
  if (Result.isFailure(left)) return refuse(host, left.failure)
  const { notes, outcome } = left.success
  const made = Document.make(outcome, performance.now() - startMs)
  const document = notes.length === 0 ? made : { ...made, notes: [...made.notes, ...notes] }
  const failingNotes = flags.failOnUnused === true ? unused : new Set<string>()
  await print(host, flags.format, { outcome, document, failOn: flags.failOn, failingNotes })
  if (collected !== undefined) host.stderr.write(collected.text(outcome, document))
  return verdict(host, { flags, paths }, { document, outcome })
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
    .option("--baseline <file>", "report only what this file does not know")
    .option("--write-baseline", "know everything that is found from now on (--baseline, or segue-baseline.json)")
    .option("--fail-on-unused", "exit with 1 also for suppressions and baseline entries that nothing needs")
    .option("--stats", "say on standard error what it took, by tier and language, and what each rule found")
    .addHelpText("after", HELP)
    .action(async (paths: ReadonlyArray<string>, flags: Flags) => finish(await run(host, paths, flags)))
}
