/** Scripts that a client runs beside a request (Postman, Insomnia): what they read of the reply, followed as in any code. */
import type { PathRef } from "../../evidence/Paths.ts"
import type { Followed } from "../../evidence/Scripts.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import * as Braces from "../../write/Braces.ts"
import * as Bindings from "./Bindings.ts"
import * as Literals from "./Literals.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call } from "./Requests.ts"
import * as Subjects from "./Subjects.ts"
import * as Syntax from "./Syntax.ts"
import * as Texts from "./Texts.ts"

/** `pm.response.json()`, `insomnia.response.json()`, `bru.res.getBody()`, `JSON.parse(responseBody)` */
const REPLY = /^(?:(?:pm|insomnia)\.response\.json\(\)|res\.getBody\(\)|JSON\.parse\(\s*responseBody\s*\))$/u

/** What a script reads of the reply to a request; `undefined` where it cannot be read as JavaScript. */
export const read = (
  source: Source,
  request: { readonly path: PathRef; readonly method: string | undefined }
): Followed | undefined => {
  const tree = Syntax.parse("javascript", source.text)
  if (tree === undefined || tree.errors > 0) return undefined
  const module: Module = {
    source,
    text: source.text,
    root: tree.root,
    bindings: Bindings.make(tree.root, source.text),
    writer: Braces.make(Literals.dialect(Literals.quoteOf(source.text))),
    values: new Map(),
    resolving: new Set(),
    outside: undefined
  }
  const calls: Array<Call> = []
  Trees.walk(tree.root, (node) => {
    if (node.type === "call_expression" && REPLY.test(textOf(module, node))) calls.push(replyOf(node, request))
  })
  const sites = Subjects.of(module, calls).subjects.flatMap((subject) => (subject.kind === "site" ? [subject] : []))
  return {
    reads: sites.flatMap((site) => site.reads),
    statusTests: sites.flatMap((site) => site.statusTests)
  }
}

const replyOf = (
  node: SyntaxNode,
  { method, path }: { readonly path: PathRef; readonly method: string | undefined }
): Call => ({
  node,
  path: Texts.elsewhere(path.api, path.target),
  argument: node,
  method: method === undefined ? undefined : { text: method },
  query: [],
  body: undefined,
  hasBody: false,
  replies: [],
  opened: [],
  answers: [],
  isMock: false,
  claimed: [node],
  blockers: []
})
