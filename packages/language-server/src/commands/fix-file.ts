import * as Access from "../Access.ts"
import * as Delivery from "../Delivery.ts"
import * as Fixes from "../Fixes.ts"
import { commands } from "../Protocol.ts"
import { applyIn, type Command, fieldsOf, levelIn, rulesIn, textIn } from "./Command.ts"

/** Fixes one file, or one rule in it, to a fixpoint. */
export const fixFile: Command = {
  name: commands.fixFile,
  run: async (session, argument) => {
    const fields = fieldsOf(argument)
    const uri = textIn(fields, "uri")
    if (uri === undefined) return Delivery.nothing("No file was named.")
    const accessed = await Access.file(session, uri)
    if (typeof accessed === "string") return Delivery.nothing(accessed)
    const options = { level: levelIn(fields), rules: Fixes.rulesOf(rulesIn(fields)) }
    const fixed = Fixes.ofText(session.host, accessed.judgement, options)
    if (fixed === undefined) return Delivery.nothing("This file took too long and was given up; please report it.")
    const { result } = fixed
    return Delivery.deliver(
      session,
      {
        label: "Segue: fix this file",
        files: [{ uri: accessed.uri, version: accessed.version, changes: fixed.changes }],
        units: result.applied.map(({ title }) => title),
        needs: result.applied.flatMap(({ needs }) => needs),
        withdrawn: result.withdrawn.map(({ title, why }) => `${title}: ${why}`)
      },
      applyIn(fields)
    )
  }
}
