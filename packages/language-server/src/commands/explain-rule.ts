import { isRuleId } from "@segue/migrate/rules/RuleId"

import { commands, type ExplainRuleAnswer } from "../Protocol.ts"
import { type Command, fieldsOf, textIn } from "./Command.ts"

/** The page of a rule. */
export const explainRule: Command = {
  name: commands.explainRule,
  run: async ({ client, connection, host }, argument): Promise<ExplainRuleAnswer | undefined> => {
    const fields = fieldsOf(argument)
    const rule = typeof argument === "string" ? argument : textIn(fields, "rule")
    if (rule === undefined || !isRuleId(rule)) return undefined
    const { text, uri } = host.rulePage(rule)
    const shows = fields["show"] === true && client.canShowDocuments && uri !== undefined
    if (shows) await connection.window.showDocument({ uri, external: uri.startsWith("http") })
    return { rule, markdown: await text(), ...(uri === undefined ? {} : { uri }) }
  }
}
