import { Id } from "@segue/core/Id"
import * as Issue from "@segue/core/Issue"
/** `segue payload`: one payload of the legacy API becomes one of the new API, or the other way. */
import { type Command, InvalidArgumentError, Option } from "commander"
import * as Result from "effect/Result"

import { type ExitCode, exitCodes } from "../exit.ts"
import type { Host } from "../Host.ts"
import { read } from "../input/read.ts"
import { targets, type Target } from "../payload/Answer.ts"
import { type Kind, kinds } from "../payload/Kind.ts"
import { migrate, whereabouts } from "../payload/migrate.ts"
import * as render from "../render/payload.ts"

interface Options {
  readonly kind?: Kind
  readonly to: Target
  readonly refId?: string
  readonly format: "pretty" | "json"
}

const HELP = `
The result goes to standard output, what did not carry over to standard error. With --format json
both are one document: {"result": …, "notes": […], "refusal": …}.

Examples:
  segue payload request.json                          a create's body
  segue payload --ref-id order-4711 request.json      one that has no ref_id of its own
  echo 'created_at.begin=2026-04-20T11:00:00Z' | segue payload
  echo 'conversion:read_conversion_stablecoin' | segue payload --kind scopes
  segue payload --to conversion --format json page.json

Exit codes: 0 migrated, 1 understood and refused, 2 not readable.
`

const refIdOf = (text: string): string => {
  const checked = Issue.decoder(Id)(text)
  if (Result.isFailure(checked)) throw new InvalidArgumentError(checked.failure[0]?.message ?? "not an id")
  return checked.success
}

const run = async (host: Host, file: string | undefined, options: Options): Promise<ExitCode> => {
  const name = file === undefined || file === "-" ? "standard input" : file
  const text = await read(host, file)
  if (Result.isFailure(text)) {
    host.stderr.write(`segue: ${text.failure}\n`)
    return exitCodes.unusable
  }
  const outcome = migrate(text.success, options.kind, { to: options.to, refId: options.refId })
  if ("sentence" in outcome) {
    host.stderr.write(`segue: ${name}: ${outcome.sentence}\n`)
    return exitCodes.unusable
  }
  const { answer, kind } = outcome
  if (options.refId !== undefined && kind !== "request") {
    host.stderr.write(`segue: --ref-id belongs to requests; ${name} is taken for a ${kind}\n`)
    return exitCodes.unusable
  }
  switch (answer.tag) {
    case "unreadable":
      host.stderr.write(render.unreadable(name, kind, answer.issues, whereabouts(outcome.text)))
      return exitCodes.unusable
    case "refused":
      if (options.format === "json") {
        host.stdout.write(render.json({ result: null, notes: [], refusal: { issues: answer.issues } }))
      } else host.stderr.write(render.refusal(host.stderr, name, kind, answer.issues))
      return exitCodes.findings
    case "migrated":
      if (options.format === "json") {
        host.stdout.write(render.json({ result: answer.result, notes: answer.notes }))
      } else {
        host.stdout.write(answer.lines === undefined ? render.json(answer.result) : `${answer.lines}\n`)
        host.stderr.write(render.notes(host.stderr, answer.notes))
      }
      return exitCodes.done
  }
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command
    .argument("[file]", "file with one payload; - or nothing reads standard input")
    .addOption(new Option("--kind <kind>", "what it is; guessed where that is clear").choices(kinds))
    .addOption(new Option("--to <api>", "the API whose shape is wanted").choices(targets).default("orchestration"))
    .addOption(
      new Option("--ref-id <id>", "for a request without one: stable over retries, never made up").argParser(refIdOf)
    )
    .addOption(new Option("--format <format>", "form of the answer").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", HELP)
    .action(async (file: string | undefined, options: Options) => finish(await run(host, file, options)))
}
