/** The key that a call reads, and what it reads it of: `reply.get("amount")`, `gjson.Get(text, "amount")`. */
import type { Hold } from "./Holds.ts"
import * as Passing from "./Passing.ts"
import type { Call, Expression, Node } from "./Program.ts"
import * as Shapes from "./Shapes.ts"
import * as Walk from "./Walk.ts"

export interface Keyed {
  readonly hold: Hold
  readonly keys: ReadonlyArray<Expression>
}

/** What a call reads by a key, given what nodes hold and which calls answer themselves. */
export const of = (
  call: Call,
  holdOf: (node: Node) => Hold | undefined,
  isAnswer: (call: Call) => boolean
): Keyed | undefined => {
  const receiver = Walk.receiver(call)
  const given = call.arguments.filter((one) => one.name === undefined).map((one) => one.value)
  // gjson.Get(text, "amount"): the answer is handed in.
  const [text, key] = /^Get(?:Bytes)?$/u.test(call.name) ? given : []
  const isHandedIn = text !== undefined && key !== undefined && Walk.bare(key).kind === "text"
  const handed = isHandedIn ? holdOf(text) : undefined
  const asserted = Shapes.asserts(call) && isAnswer(call) ? holdOf(call) : undefined
  const hold =
    handed ?? asserted ?? (receiver === undefined || !Passing.KEYED.test(call.name) ? undefined : holdOf(receiver))
  const keys = handed === undefined ? given : given.slice(1)
  const [first] = keys
  return hold === undefined || first === undefined || Walk.bare(first).kind !== "text" ? undefined : { hold, keys }
}
