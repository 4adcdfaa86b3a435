/** What a double of the API answers: in its handler, behind `.reply`, or where a test lets a client's method answer. */
import * as TextBodies from "../../evidence/TextBodies.ts"
import type { Blocker } from "../../model/Subject.ts"
import type { ObjectValue, Value } from "../../model/Value.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Context } from "../Language.ts"
import * as Bodies from "./Bodies.ts"
import * as Mocks from "./Mocks.ts"
import type { Module } from "./Module.ts"
import * as Syntax from "./Syntax.ts"
import * as Transport from "./Transport.ts"

const ANSWERS =
  /^(?:json|send|fulfill|reply|replyOnce|end|status|body|Response|mockResolvedValue(?:Once)?|(?:will|then)?[Rr]espondWith|withResponse)$/u

/** The call of a double, with all that may say what is answered. */
interface Places {
  readonly call: SyntaxNode
  readonly others: ReadonlyArray<SyntaxNode>
  readonly options: ReadonlyArray<SyntaxNode>
  readonly chain: ReadonlyArray<SyntaxNode>
}

/** What a double answers with, as far as it is written out. */
export interface Answered {
  readonly replies: ReadonlyArray<Value>
  /** Documents that were opened in texts. */
  readonly opened: ReadonlyArray<Value>
  /** The nodes that the replies are made of. */
  readonly nodes: ReadonlyArray<SyntaxNode>
  readonly blockers: ReadonlyArray<Blocker>
}

/** Of a call that is no double. */
export const nothing: Answered = { replies: [], opened: [], nodes: [], blockers: [] }

/** What a double answers. */
export const of = (module: Module, context: Context, { call, chain, options, others }: Places): Answered => {
  const answers: Array<SyntaxNode> = []
  for (const argument of others) {
    const handler = Syntax.bare(argument)
    if (!Syntax.isFunction(handler)) continue
    Trees.walk(handler, (node) => {
      if (node.type !== "call_expression" && node.type !== "new_expression") return
      if (ANSWERS.test(Syntax.calleeName(node, module.text))) answers.push(...Syntax.argumentsOf(node))
    })
    answers.push(...Syntax.returned(handler))
  }
  for (const next of chain) {
    if (ANSWERS.test(Syntax.calleeName(next, module.text))) answers.push(...Syntax.argumentsOf(next))
  }
  answers.push(...options, ...Mocks.answersOfExpected(module, call))
  const made: Made = { opened: [], nodes: [], blockers: [] }
  const found = [...new Set(answers)].flatMap((answer) => documents(module, context, answer, made))
  // What a handler returns is also what it gives to the call that makes a response of it.
  const isSame = (one: Value, other: Value): boolean => one.source === other.source && one.start === other.start
  const replies = found.filter((value, index) => found.findIndex((one) => isSame(one, value)) === index)
  return { ...made, replies }
}

/** What comes to light while answers are read. */
interface Made {
  readonly opened: Array<Value>
  readonly nodes: Array<SyntaxNode>
  readonly blockers: Array<Blocker>
}

/** Words and names of the legacy API. */
const OLD =
  /["'`](?:CREATED|SETTLED|CANCELLED)["'`]|\b(?:amount|target_asset|recipient_profile_id|settled_at|cancelled_at)\s*:/u

/** Old words in what makes a field: `status: string("CREATED")`, `items: eachLike({ target_asset: … })`. */
const madeFields = (value: ObjectValue): ReadonlyArray<Blocker> =>
  value.entries.flatMap(({ key, value: given }) =>
    given.kind === "expression" && OLD.test(given.text)
      ? [
          {
            range: given.source.range(given.start, given.end),
            message: `What stands for ${key} here is made of the legacy API's words.`,
            needs: `Write what stands for ${key} in the new API's words, and move it together with the path.`
          }
        ]
      : []
  )

/** What makes a response of a body, and matchers of contracts that hold an example: `like({…})`. */
const WRAPS = /^(?:Response|json|resolve|like|eachLike|somethingLike|atLeastOneLike)$/u

const REPLY_KEYS = ["status", "items", "source_asset", "meta", "title"]

const documents = (module: Module, context: Context, outer: SyntaxNode, made: Made): ReadonlyArray<ObjectValue> => {
  const node = Syntax.settled(outer)
  if (node.type === "array") return Trees.named(node).flatMap((item) => documents(module, context, item, made))
  // `json: async () => ({…})`, `new Response(…)`, `Promise.resolve(…)`
  if (Syntax.isFunction(node)) {
    return Syntax.returned(node).flatMap((answer) => documents(module, context, answer, made))
  }
  if (/^(?:call|new)_expression$/u.test(node.type) && WRAPS.test(Syntax.calleeName(node, module.text))) {
    const [inside] = Syntax.argumentsOf(node)
    return inside === undefined ? [] : documents(module, context, inside, made)
  }
  const body = TextBodies.open(context, Bodies.read(module, node), made.opened)
  const { value } = body
  if (value?.kind !== "object") return []
  const inner = value.entries.find((entry) => /^(?:json|body|data|response)$/u.test(entry.key))
  if (inner !== undefined) {
    const child = Transport.under(module, node.type === "object" ? node : (body.nodes[0] ?? node), [inner.key])
    return child === undefined ? [] : documents(module, context, child, made)
  }
  if (!value.entries.some((entry) => REPLY_KEYS.includes(entry.key))) return []
  made.nodes.push(...body.nodes)
  made.blockers.push(...madeFields(value))
  return [value]
}
