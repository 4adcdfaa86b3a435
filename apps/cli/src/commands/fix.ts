/** `segue fix`: rewrites what can be rewritten without a doubt, and says what is left for a person. */
import type { FixOptions } from "@segue/migrate/Fixer"
import { isRuleId, type RuleId, ruleIds } from "@segue/migrate/rules/RuleId"
import { type Command, Option } from "commander"
import * as Result from "effect/Result"

import * as Check from "../check/Check.ts"
import * as Document from "../check/Document.ts"
import { exitCode, type FailOn, levels } from "../check/failOn.ts"
import { isWhole, projectRest } from "../check/project.ts"
import { load } from "../config/load.ts"
import { type ExitCode, exitCodes } from "../exit.ts"
import * as targets from "../files/targets.ts"
import { apply, obstacle } from "../fix/apply.ts"
import * as Fix from "../fix/Fix.ts"
import type { Host } from "../Host.ts"
import * as render from "../render/fix.ts"
import * as progress from "../render/progress.ts"
import { mistakes, refuse, repeated } from "../usage.ts"

interface Flags {
  readonly unsafe?: true
  readonly rule: ReadonlyArray<string>
  readonly dryRun?: true
  readonly allowDirty?: true
  readonly failOn: FailOn
  readonly config?: string
  readonly ignore: boolean
}

const HELP = `
A call is rewritten as a whole (path, body, query, reads of its reply) or not at all. Without
--unsafe only what needs no decision is touched. Each file is replaced at once: whatever happens,
it is the old one or the new one.

Examples:
  segue fix --dry-run
  segue fix
  segue fix src --unsafe --rule request-field
  segue fix --dry-run > segue.patch && git apply segue.patch

Exit codes: 0 nothing at or above --fail-on is left, 1 something is, 2 usage, configuration or
files that cannot be read or written, or work that is not committed.
`

const rulesOf = (names: ReadonlyArray<string>): Result.Result<ReadonlySet<RuleId> | undefined, string> => {
  const unknown = names.find((name) => !isRuleId(name))
  if (unknown !== undefined) {
    return Result.fail(`--rule ${unknown}: no rule is called so; there are: ${ruleIds.join(", ")}`)
  }
  return Result.succeed(names.length === 0 ? undefined : new Set(names.filter(isRuleId)))
}

const workOut = async (
  host: Host,
  paths: ReadonlyArray<string>,
  { flags, options }: { readonly flags: Flags; readonly options: FixOptions }
): Promise<Result.Result<Fix.Fixed, ReadonlyArray<string>>> => {
  const plan = load(host, flags.config === undefined ? {} : { config: flags.config })
  if (Result.isFailure(plan)) return Result.fail(plan.failure)
  const found = targets.find(host.cwd, plan.success, { paths, respectsIgnores: flags.ignore })
  if (Result.isFailure(found)) return Result.fail([found.failure])
  const shown = progress.make(host)
  const outcome = await Check.check(found.success, {
    plan: plan.success,
    moves: Fix.moves(options),
    rest: projectRest(host, plan.success, flags.ignore),
    isWhole: isWhole(host, plan.success, paths),
    onFile: (files) => shown.update(() => `${files} files looked into`)
  })
  shown.clear()
  return Result.succeed(Fix.fix(outcome, options))
}

const run = async (host: Host, paths: ReadonlyArray<string>, flags: Flags): Promise<ExitCode> => {
  const startMs = performance.now()
  const rules = rulesOf(flags.rule)
  if (Result.isFailure(rules)) return refuse(host, [rules.failure])
  const options: FixOptions = {
    level: flags.unsafe === true ? "review" : "safe",
    ...(rules.success === undefined ? {} : { rules: rules.success })
  }
  const worked = await workOut(host, paths, { flags, options })
  if (Result.isFailure(worked)) return refuse(host, worked.failure)
  const fixed = worked.success
  const isDryRun = flags.dryRun === true
  if (!isDryRun && flags.allowDirty !== true) {
    const reason = obstacle(fixed.changes)
    if (reason !== undefined) {
      return refuse(host, [
        reason,
        "nothing was changed; commit first, look with --dry-run, or go on with --allow-dirty"
      ])
    }
  }
  const unwritten = isDryRun ? [] : apply(fixed.changes)
  const document = Document.make(fixed.outcome, performance.now() - startMs)
  if (isDryRun) host.stdout.write(render.diff(fixed.changes))
  // The diff is the result of a dry run, and alone on standard output, so that it can be applied.
  const output = isDryRun ? host.stderr : host.stdout
  output.write(render.report(output, { fixed, document, unwritten, isDryRun }))
  const mistake = mistakes(host, fixed.outcome.skipped)
  if (mistake !== undefined) return mistake
  return unwritten.length > 0 ? exitCodes.unusable : exitCode(document.findings, flags.failOn)
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command
    .argument("[paths...]", "files and folders; the current folder without any")
    .option("--unsafe", "also rewrite what a person has to look at afterwards")
    .option("--rule <name>", "only what has a finding of this rule; repeatable", repeated, [])
    .option("--dry-run", "print the changes as a unified diff and write nothing")
    .option("--allow-dirty", "write although the git work tree holds changes that are not committed")
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 when this or worse is left").choices(levels).default("warning")
    )
    .option("--config <file>", "the configuration, instead of the nearest segue.config.jsonc")
    .option("--no-ignore", "look into what ignore files keep out, and node_modules")
    .addHelpText("after", HELP)
    .action(async (paths: ReadonlyArray<string>, flags: Flags) => finish(await run(host, paths, flags)))
}
