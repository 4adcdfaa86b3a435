import * as Access from "../Access.ts"
import * as Delivery from "../Delivery.ts"
import * as Fixes from "../Fixes.ts"
import { commands } from "../Protocol.ts"
import { applyIn, type Command, fieldsOf, textIn } from "./Command.ts"

/** Fixes one unit: what a code lens or an entry of the tree stands for. */
export const fixUnit: Command = {
  name: commands.fixUnit,
  run: async (session, argument) => {
    const fields = fieldsOf(argument)
    const uri = textIn(fields, "uri")
    const id = textIn(fields, "unit")
    if (uri === undefined || id === undefined) return Delivery.nothing("No place was named.")
    const accessed = await Access.file(session, uri)
    if (typeof accessed === "string") return Delivery.nothing(accessed)
    const unit = accessed.judgement.checked.report.units.find((one) => one.id === id)
    if (unit === undefined) return Delivery.nothing("The file has changed since; that place is no longer there.")
    if (unit.edits.length === 0) return Delivery.nothing(unit.needs.join(" ") || "A person must do this.")
    const changes = Fixes.ofUnit(accessed.judgement, unit)
    return Delivery.deliver(
      session,
      {
        label: `Segue: ${unit.title}`,
        files: changes === undefined ? [] : [{ uri: accessed.uri, version: accessed.version, changes }],
        units: changes === undefined ? [] : [unit.title],
        needs: unit.needs,
        withdrawn: changes === undefined ? [unit.title] : []
      },
      applyIn(fields)
    )
  }
}
