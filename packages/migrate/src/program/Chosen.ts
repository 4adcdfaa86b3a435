/** Fields of an answer that are chosen when the program runs: their names stand elsewhere, and do not move with the call. */
import * as Watching from "../evidence/Watching.ts"
import * as Holds from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Argument, Call } from "./Program.ts"
import type { Reach } from "./Reach.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

/** The sentences for each request. */
export const find = (module: Module, reach: Reach): ((request: Request) => ReadonlyArray<string>) => {
  const found = new Map<Request, Set<string>>()
  Walk.each(module.root, Walk.CALLS, (call) => {
    const receiver = isChosen(call) ? Walk.receiver(call) : undefined
    const hold = receiver === undefined ? undefined : reach.of(receiver)
    if (hold?.shape !== "object" && hold?.shape !== "raw") return
    const sentence = Watching.names(textOf(module, call), "a field")
    for (const request of [...hold.owners].flatMap(Holds.requestsOf)) {
      found.set(request, (found.get(request) ?? new Set<string>()).add(sentence))
    }
  })
  return (request) => [...(found.get(request) ?? [])]
}

const SEVERAL = /^(?:values_at|slice|fetch_values|only|pick|except)$/u

/** `reply.get(name, "")`, `reply.values_at(*names)` */
const isChosen = ({ arguments: given, name }: Call): boolean => {
  if (SEVERAL.test(name)) return given.some((one) => one.isSpread === true || isVariable(one))
  const [first] = given
  return first !== undefined && /^(?:get|opt|fetch|dig|path|GetProperty|offsetGet)$/u.test(name) && isVariable(first)
}

const isVariable = ({ value }: Argument): boolean => {
  const node = Walk.bare(value)
  return node.kind === "name" && /^[a-z]/u.test(node.name)
}
