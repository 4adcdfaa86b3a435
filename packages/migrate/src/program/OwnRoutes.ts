/** Calls of tests that reach a route of the application itself, not the API. */
import type { Blocker } from "../model/Subject.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import type { Call } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** `$this->postJson("/…")` of a framework's test: it calls a route of the application itself. */
export const blockers = (module: Module, node: Call): ReadonlyArray<Blocker> => {
  const receiver = Walk.receiver(node)
  const isOwn =
    /^(?:get|post|put|patch|delete|options)Json$/u.test(node.name) &&
    receiver !== undefined &&
    Constants.isSelf(module, receiver)
  if (!isOwn) return []
  return [
    {
      range: module.source.range(node.start, node.start),
      message: "This calls a route of the application itself, which has the deprecated path.",
      needs:
        "Who calls this route speaks the legacy form: leave it and translate behind it, or move it together with its callers."
    }
  ]
}
