/** Reads of reply fields: by key, by member, by accessor. */
import * as Replies from "../evidence/Replies.ts"
import type { Read } from "../model/Subject.ts"
import type { Hold, Owner } from "./Holds.ts"
import * as Holds from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Passing from "./Passing.ts"
import type { Call, Expression, Member, Node, Text } from "./Program.ts"
import type { Reach } from "./Reach.ts"
import type { Request } from "./Requests.ts"
import * as Shapes from "./Shapes.ts"
import * as Walk from "./Walk.ts"

/** A read and whose reply it is of. */
export interface OwnedRead {
  readonly read: Read
  readonly owners: ReadonlySet<Owner>
}

/** Every read in a module. */
export const find = (module: Module, reach: Reach): ReadonlyArray<OwnedRead> => {
  const found: Array<OwnedRead> = []
  Walk.walk(module.root, (node) => {
    switch (node.kind) {
      case "member":
        member(module, reach, found, node)
        return
      case "index": {
        const key = Walk.bare(node.index)
        if (key.kind === "text") keyed(module, found, { hold: reach.of(node.object), key, node })
        return
      }
      case "call":
        call(module, reach, found, node)
        return
      case "binary": {
        // "settled_at" in reply
        const key = /^!?in$/u.test(node.operator) ? Walk.bare(node.left) : undefined
        if (key?.kind === "text") keyed(module, found, { hold: reach.of(node.right), key, node })
        return
      }
      case "switch":
        patterns(module, reach, found, node)
        return
      case "assign":
        for (const target of node.targets)
          if (node.value !== undefined) takenApart(found, module, reach.of(node.value), target)
        return
      case "loop":
        if (node.target !== undefined && node.over !== undefined) {
          const rows = reach.of(node.over)
          takenApart(found, module, rows === undefined ? undefined : Holds.project(rows, "*", new Set()), node.target)
        }
        return
      default:
    }
  })
  return found
}

const push = (found: Array<OwnedRead>, hold: Hold, read: Read): void => {
  const isWrapper = read.field === "orchestration" || read.field === "orchestrations"
  const isReply = hold.shape === "object" || hold.shape === "raw" || (isWrapper && hold.shape === "list")
  if (isReply) found.push({ read, owners: hold.owners })
}

const member = (module: Module, reach: Reach, found: Array<OwnedRead>, node: Member): void => {
  const parent = module.parents.get(node)
  const isCalled = parent?.kind === "call" && parent.callee === node
  if (node.name === "existing") existing(module, found, reach.of(node.object), node.key)
  const hold = reach.of(node.object)
  if (hold === undefined) return
  const at = isCalled ? parent : node
  if (hold.model !== undefined) symbol(module, found, hold, node, at)
  else if (isGone(node.name)) {
    push(found, hold, {
      field: Holds.snake(node.name),
      range: module.source.range(node.key.start, node.key.end),
      how: "member"
    })
  } else if (hold.isForeign !== true && Replies.FIELDS.has(node.name) && !(isCalled && parent.arguments.length > 0)) {
    push(found, hold, {
      field: node.name,
      range: module.source.range(node.key.start, node.key.end),
      how: "member",
      isFloat: isFloat(module, at),
      rename: (field) => [{ op: "text", source: module.source, start: node.key.start, end: node.key.end, text: field }]
    })
  }
}

/** `conversion.SettledAt`: a symbol of a type in another file, for what has no successor there. */
const isGone = (name: string): boolean =>
  /^[A-Z]|[a-z][A-Z]/u.test(name) && /^(?:settled|cancelled)_at$/u.test(Holds.snake(name))

/** A member of a model is a symbol: the class is what changes. Only what becomes of an amount is said here. */
const symbol = (module: Module, found: Array<OwnedRead>, hold: Hold, node: Member, at: Node): void => {
  if (hold.model === undefined || Holds.wireName(hold.model, node.name) !== "amount" || !isFloat(module, at)) return
  push(found, hold, {
    field: "source_amount",
    range: module.source.range(node.key.start, node.key.end),
    how: "member",
    isFloat: true
  })
}

interface Keyed {
  readonly hold: Hold | undefined
  readonly key: Text
  readonly node: Node
}

/** `reply["amount"]`, `reply.get("amount")` */
const keyed = (module: Module, found: Array<OwnedRead>, { hold, key, node }: Keyed): void => {
  const field = key.content.text
  if (hold === undefined || key.holes.length > 0) return
  if (field === "existing") existing(module, found, hold, key)
  if (!Replies.FIELDS.has(field)) return
  push(found, hold, {
    field,
    range: module.source.range(key.start, key.end),
    how: "index",
    isFloat: isFloat(module, node),
    // Three levels down, where every level may be absent: a person writes that one.
    ...(field === "recipient_profile_id" ? {} : { rename: (to: string) => [content(key, to)] })
  })
}

const content = (
  key: Text,
  text: string
): { op: "text"; source: Text["content"]; start: number; end: number; text: string } => ({
  op: "text",
  source: key.content,
  start: 0,
  end: key.content.text.length,
  text
})

/** Calls that read several keys at once. */
const SEVERAL = /^(?:values_at|slice|fetch_values|only|pick)$/u

const call = (module: Module, reach: Reach, found: Array<OwnedRead>, node: Call): void => {
  const receiver = SEVERAL.test(node.name) ? Walk.receiver(node) : undefined
  if (receiver !== undefined) {
    const hold = reach.of(receiver)
    for (const key of node.arguments.map((argument) => Walk.bare(argument.value))) {
      if (key.kind === "text") keyed(module, found, { hold, key, node })
    }
    return
  }
  columns(module, reach, found, node)
  const one = reach.keyed(node)
  // An assertion names several, each before what it awaits.
  const keys = one?.keys.filter((_key, at) => at === 0 || (at % 2 === 0 && Shapes.asserts(node))) ?? []
  for (const key of keys.map(Walk.bare)) {
    if (key.kind === "text") keyed(module, found, { hold: one?.hold, key, node })
  }
}

/** `$rows->pluck('amount', 'id')`, `$rows->sum('amount')`: one field of every row, by its name. */
const columns = (module: Module, reach: Reach, found: Array<OwnedRead>, node: Call): void => {
  const receiver = Passing.COLUMN.test(node.name) ? Walk.receiver(node) : undefined
  const rows = receiver === undefined ? undefined : reach.of(receiver)
  if (rows?.shape !== "items") return
  const hold = Holds.project(rows, "*")
  const isComparison = Passing.WHERE.test(node.name)
  for (const { value } of isComparison ? node.arguments.slice(0, 1) : node.arguments) {
    const key = Walk.bare(value)
    if (key.kind === "text") keyed(module, found, { hold, key, node: key })
  }
}

/** `case {"status": "SETTLED", "amount": amount}:` */
const patterns = (
  module: Module,
  reach: Reach,
  found: Array<OwnedRead>,
  node: Extract<Node, { kind: "switch" }>
): void => {
  const hold = node.subject === undefined ? undefined : reach.of(node.subject)
  if (hold === undefined) return
  for (const test of node.cases.flatMap((one) => one.tests)) {
    const pattern = Walk.bare(test)
    if (pattern.kind !== "dictionary") continue
    for (const { keyNode } of pattern.entries) {
      if (keyNode?.kind === "text") keyed(module, found, { hold, key: keyNode, node: keyNode })
    }
  }
}

/** `['target_asset' => $bought] = $row`, `foreach ($rows as ['amount' => $amount])` */
const takenApart = (found: Array<OwnedRead>, module: Module, hold: Hold | undefined, target: Expression): void => {
  const pattern = Walk.bare(target)
  if (hold === undefined || pattern.kind !== "dictionary") return
  for (const { keyNode } of pattern.entries) {
    if (keyNode?.kind === "text") keyed(module, found, { hold, key: keyNode, node: keyNode })
  }
}

/** `error["meta"]["existing"]`: the record that a repeated ref_id met. */
const existing = (
  module: Module,
  found: Array<OwnedRead>,
  hold: Hold | undefined,
  key: { readonly start: number; readonly end: number }
): void => {
  if (hold?.shape !== "meta") return
  const range = module.source.range(key.start, key.end)
  found.push({ read: { field: "meta.existing", range, how: "member" }, owners: hold.owners })
}

const TEXTS: ReadonlySet<"text"> = new Set(["text"])

/** Tests of a problem's text, which is the legacy API's own: each is the nearest request's, of the function or the file. */
export const details = (
  module: Module,
  requests: ReadonlyArray<Request>
): ((request: Request) => ReadonlyArray<Read>) => {
  const legacy = requests.filter((request) => request.path.match.api === "legacy" && !request.isMock)
  const found = new Map<Request, Array<Read>>()
  if (legacy.length === 0) return () => []
  Walk.each(module.root, TEXTS, (node) => {
    if (!Replies.DETAIL.test(node.content.text)) return
    const fn = Walk.functionAround(module.parents, node)
    const own = fn === undefined ? undefined : legacy.findLast((one) => Walk.holds(fn, one.node))
    const request = own ?? legacy[0]!
    const read: Read = { field: "detail", range: module.source.range(node.start, node.end), how: "member" }
    found.set(request, [...(found.get(request) ?? []), read])
  })
  return (request) => found.get(request) ?? []
}

/** `float(reply["amount"])`, `reply["amount"].to_f`, `strconv.ParseFloat(reply.Amount, 64)` */
const isFloat = (module: Module, node: Node): boolean => {
  const { floats } = module.dialect.clients
  const outer = Walk.outermost(module.parents, node)
  const parent = module.parents.get(outer)
  if (parent?.kind === "call") {
    return (
      floats.has(parent.name) && parent.arguments.some((one: { readonly value: Expression }) => one.value === outer)
    )
  }
  if (parent?.kind === "wrapped" && parent.type !== undefined) return /float|double/iu.test(textOf(module, parent.type))
  const next = parent?.kind === "member" ? module.parents.get(parent) : undefined
  return parent?.kind === "member" && floats.has(parent.name) && (next?.kind === "call" || next !== undefined)
}
