import * as Rules from "@segue/migrate/rules/index"
/** `segue explain`: a rule's page in the terminal. */
import { isRuleId } from "@segue/migrate/rules/RuleId"
import type { Command } from "commander"

import { type ExitCode, exitCodes } from "../exit.ts"
import type { Host } from "../Host.ts"
import * as render from "../render/explain.ts"
import { refuse } from "../usage.ts"

const HELP = `
Examples:
  segue explain                    the rules there are
  segue explain terminal-status

Exit codes: 0 shown, 2 there is no such rule.
`

const run = (host: Host, name: string | undefined): ExitCode => {
  if (name === undefined) {
    host.stdout.write(render.list(host.stdout, Rules.rules))
    return exitCodes.done
  }
  const rule = isRuleId(name) ? Rules.rules.find(({ id }) => id === name) : undefined
  if (rule === undefined) {
    return refuse(host, [`no rule is called ${name}; there are: ${Rules.rules.map(({ id }) => id).join(", ")}`])
  }
  host.stdout.write(render.page(host.stdout, rule))
  return exitCodes.done
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command
    .argument("[rule]", "the rule's name, as findings show it")
    .addHelpText("after", HELP)
    .action((rule: string | undefined) => finish(run(host, rule)))
}
