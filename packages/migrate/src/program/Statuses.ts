/** Places where a status of a reply is compared, matched, looked up or listed. */
import type { StatusTest } from "../model/Subject.ts"
import * as Elsewhere from "./Elsewhere.ts"
import type { Owner } from "./Holds.ts"
import * as Holds from "./Holds.ts"
import type { Proven } from "./Models.ts"
import * as Models from "./Models.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Passing from "./Passing.ts"
import type { Call, Expression, If, Loop, Node, Switch } from "./Program.ts"
import type { Reach } from "./Reach.ts"
import * as Shapes from "./Shapes.ts"
import * as Walk from "./Walk.ts"
import type { Word } from "./Words.ts"
import * as Words from "./Words.ts"

export interface OwnedTest {
  readonly test: StatusTest
  readonly owners: ReadonlySet<Owner>
}

/** Names of functions and constants that say when it is over. */
const FINAL = /final|terminal|done|finish|complete|settled|ended|is_?over|stop/iu

interface Found {
  readonly words: ReadonlyArray<Word>
  readonly how: StatusTest["how"]
  readonly owners: ReadonlySet<Owner>
  readonly isNegated: boolean
  readonly isTerminal: boolean
  readonly together: ReadonlyArray<Word>
}

/** What the tests of a module are found with. */
interface Scene {
  readonly module: Module
  readonly reach: Reach
  readonly proven: Proven
}

/** Every test in a module. */
export const find = (module: Module, reach: Reach, proven: Proven): ReadonlyArray<OwnedTest> => {
  const scene: Scene = { module, reach, proven }
  const found: Array<Found> = []
  Walk.walk(module.root, (node) => {
    const one = testAt(scene, node)
    if (one !== undefined) found.push(one)
  })
  compareWith(scene, found)
  // A constant is said once, for the use that matters most: where waiting ends, then where anything is decided.
  const weight = (one: Found): number => (one.isTerminal ? 2 : one.how === "list" ? 0 : 1)
  const chosen = new Map<Node, { readonly one: Found; readonly word: Word }>()
  for (const one of found) {
    for (const word of one.words) {
      const at = word.use ?? word.node
      const known = chosen.get(at)
      if (known === undefined || weight(one) > weight(known.one)) chosen.set(at, { one, word })
    }
  }
  return [...chosen.values()].map(({ one, word }) => ({ owners: one.owners, test: Words.test(module, word, one) }))
}

/** An enumeration whose members a status is compared with says what goes over the wire: it changes with the call. */
const compareWith = ({ module, proven }: Scene, found: ReadonlyArray<Found>): void => {
  for (const { owners, words } of found) {
    for (const word of words) {
      const node = module.parents.get(word.node)
      if (word.use === undefined || node?.kind !== "enum" || proven.has(node)) continue
      proven.set(node, { node, form: "status", requests: new Set([...owners].flatMap(Holds.requestsOf)) })
    }
  }
}

const testAt = (scene: Scene, node: Node): Found | undefined => {
  switch (node.kind) {
    case "binary":
      return node.operator === "in" || node.operator === "!in"
        ? listed(scene, node, { list: node.right, status: node.left, isNegated: node.operator === "!in" })
        : /^(?:==|!=|===|!==|=~|===)$/u.test(node.operator)
          ? compared(scene, node, [node.left, node.right], node.operator.startsWith("!"))
          : undefined
    case "call":
      return called(scene, node)
    case "switch":
      return switched(scene, node)
    case "index":
      return lookedUp(scene, node.object, node.index)
    case "assign":
      return typed(scene, node)
    default:
      return undefined
  }
}

/** A list or an enumeration of another file that a status is compared with. */
const want = (scene: Scene, outer: Expression, owners: ReadonlySet<Owner>): void => {
  const node = Walk.bare(outer)
  const origin = Elsewhere.originOf(scene.module, node)
  const inner = node.kind === "member" ? Elsewhere.originOf(scene.module, node.object) : undefined
  for (const one of [origin, inner]) Elsewhere.want(scene.module, one, { api: Holds.apiOf(owners), use: "status" })
}

const statusOf = (scene: Scene, node: Expression): ReadonlySet<Owner> | undefined => {
  const hold = scene.reach.of(node)
  return hold?.shape === "status" ? hold.owners : undefined
}

const compared = (
  scene: Scene,
  node: Node,
  [left, right]: readonly [Expression, Expression],
  isNegated: boolean
): Found | undefined => {
  for (const [status, word] of [
    [left, right],
    [right, left]
  ] as const) {
    const owners = statusOf(scene, status)
    if (owners === undefined) continue
    const words = Words.inside(scene.module, word)
    if (words.every(isElsewhere)) want(scene, word, owners)
    if (words.length === 0) return undefined
    return {
      words,
      how: "compare",
      owners,
      isNegated: isNegated || standsForOthers(scene.module, node),
      isTerminal: decidesTheEnd(scene.module, node),
      together: [...wordsBeside(scene, node), ...words]
    }
  }
  return undefined
}

/** `"SETTLED".equals(status)`, `FINAL.contains(status)`, `labels.get(status)` */
const called = (scene: Scene, node: Call): Found | undefined => {
  const receiver = Walk.receiver(node)
  const given = node.arguments.map((one) => one.value)
  const [first, second] = given
  const parent = scene.module.parents.get(Walk.outermost(scene.module.parents, node))
  const isNegated = parent?.kind === "unary" && parent.operator === "!"
  const rows = receiver === undefined || !Passing.WHERE.test(node.name) ? undefined : scene.reach.of(receiver)
  const ofOne = rows?.shape === "items" ? ofRows(scene, node, rows) : undefined
  if (ofOne !== undefined) return ofOne
  if (
    /^(?:equals?\w*|eql\??|compare_?to\w*|strcmp|casecmp\w*|EqualFold|assert_?equals?|assertSame)$/iu.test(node.name)
  ) {
    // "SETTLED".equals(status), status.Equals("SETTLED"), string.Equals(status, "SETTLED", …)
    const all = [...(receiver === undefined ? [] : [receiver]), ...given]
    const status = all.find((one) => statusOf(scene, one) !== undefined)
    if (status === undefined) return undefined
    for (const other of all) {
      const found = other === status ? undefined : compared(scene, node, [status, other], isNegated)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (
    /^(?:contains\w*|includes?\??|include\?|member\??|has|any_?of|is_?in|in_array|in\?|Contains)$/iu.test(node.name)
  ) {
    // in_array($status, [...]), slices.Contains(list, status), list.contains(status)
    const list = statusOf(scene, first ?? node) === undefined ? (first ?? node) : (second ?? receiver)
    const status = statusOf(scene, first ?? node) === undefined ? second : first
    if (list === undefined || status === undefined) return undefined
    return listed(scene, node, { list, status, isNegated })
  }
  if (Shapes.asserts(node)) return asserted(scene, node)
  if (/^(?:get\w*|fetch)$/u.test(node.name) && receiver !== undefined && first !== undefined) {
    return lookedUp(scene, receiver, first)
  }
  return undefined
}

const isStatus = (hold: Holds.Hold, outer: Expression): boolean => {
  const key = Walk.bare(outer)
  return key.kind === "text" && Holds.project(hold, key.content.text, new Set())?.shape === "status"
}

/** `$rows->where('status', 'SETTLED')`, `->whereIn('status', ['CREATED', 'SETTLED'])`, `->where('status', '!=', 'SETTLED')` */
const ofRows = ({ module }: Scene, node: Call, rows: Holds.Hold): Found | undefined => {
  const [key, ...rest] = node.arguments.map((one) => one.value)
  const row = Holds.project(rows, "*")
  if (key === undefined || row === undefined || !isStatus(row, key)) return undefined
  const words = rest.flatMap((one) => Words.inside(module, one))
  if (words.length === 0) return undefined
  const [first] = rest
  const operator = first === undefined ? undefined : Walk.bare(first)
  const isNegated =
    /not|doesnt/iu.test(node.name) || (operator?.kind === "text" && /^(?:!==?|<>)$/u.test(operator.content.text))
  return { words, how: "compare", owners: rows.owners, isNegated, isTerminal: false, together: words }
}

/** `.body("status", equalTo("SETTLED"), "id", …)`: the words in the matcher behind the key. */
const asserted = ({ module, reach }: Scene, node: Call): Found | undefined => {
  const one = reach.keyed(node)
  const at = one?.keys.findIndex((key) => isStatus(one.hold, key)) ?? -1
  const matcher = one?.keys[at + 1]
  if (one === undefined || at < 0 || matcher === undefined) return undefined
  const words: Array<Word> = []
  Walk.walk(matcher, (inner) => {
    if (inner.kind !== "call") words.push(...Words.inside(module, inner as Expression))
    return inner.kind === "call"
  })
  if (words.length === 0) return undefined
  return { words, how: "compare", owners: one.hold.owners, isNegated: false, isTerminal: false, together: words }
}

interface Listed {
  readonly list: Expression
  readonly status: Expression
  readonly isNegated: boolean
}

const listed = (scene: Scene, node: Node, { isNegated, list, status }: Listed): Found | undefined => {
  const owners = statusOf(scene, status)
  const words = owners === undefined ? [] : Words.inside(scene.module, list)
  if (owners !== undefined && words.every(isElsewhere)) want(scene, list, owners)
  if (owners === undefined || words.length === 0) return undefined
  const isNamed = FINAL.test(textOf(scene.module, list).split(/[[({]/u)[0]!)
  return {
    words,
    how: "list",
    owners,
    isNegated,
    isTerminal: isNamed || decidesTheEnd(scene.module, node),
    together: words
  }
}

/** A word that is written in another file. */
const isElsewhere = (word: Word): boolean =>
  word.use !== undefined && word.node.kind === "name" && word.isSymbol === true

const isNew = (word: Word): boolean => !/^(?:CREATED|SETTLED|CANCELL?ED)$/iu.test(word.status)

const switched = (scene: Scene, node: Switch): Found | undefined => {
  if (node.subject === undefined) return undefined
  const hold = scene.reach.of(node.subject)
  if (hold === undefined) return undefined
  const isStatus = hold.shape === "status"
  const tests = node.cases.flatMap((one) => one.tests)
  // case {"status": "SETTLED"}:
  const inner = tests.flatMap((test) => {
    const pattern = Walk.bare(test)
    if (isStatus || pattern.kind !== "dictionary") return isStatus ? [test] : []
    return pattern.entries.filter((entry) => entry.name === "status").map((entry) => entry.value)
  })
  const words = inner.flatMap((test) => {
    const own = Words.inside(scene.module, test)
    if (own.every(isElsewhere)) want(scene, test, hold.owners)
    return own
  })
  if (words.length === 0) return undefined
  const hasDefault = node.cases.some((one) => one.tests.length === 0)
  return {
    words,
    how: hasDefault && words.every(isNew) ? "compare" : "case",
    owners: hold.owners,
    isNegated: false,
    isTerminal: decidesTheEnd(scene.module, node),
    together: words
  }
}

/** `LABELS[reply["status"]]` */
const lookedUp = (scene: Scene, object: Expression, index: Expression): Found | undefined => {
  const owners = statusOf(scene, index)
  if (owners === undefined) return undefined
  const dictionary = tableOf(scene.module, object)
  const words = dictionary === undefined ? [] : Words.keysOf(scene.module, dictionary)
  return words.length === 0
    ? undefined
    : { words, how: "key", owners, isNegated: false, isTerminal: false, together: words }
}

const tableOf = (module: Module, node: Expression): Extract<Expression, { kind: "dictionary" }> | undefined => {
  const bare = Walk.bare(node)
  if (bare.kind === "dictionary") return bare
  const [only, more] = bare.kind === "name" ? (module.bindings.of(bare)?.definitions ?? []) : []
  const value = (only?.kind === "value" || only?.kind === "field") && more === undefined ? only.value : undefined
  const inner = value === undefined ? undefined : Walk.bare(value)
  return inner?.kind === "dictionary" ? inner : undefined
}

/** `FINAL: set[ConversionStatus] = {…}` */
const typed = (scene: Scene, node: Extract<Node, { kind: "assign" }>): Found | undefined => {
  if (node.type === undefined || node.value === undefined) return undefined
  const hold = Models.holdOf(scene.module, scene.proven, node.type)
  if (hold?.shape !== "status") return undefined
  const literal = Walk.bare(node.value)
  const isTable = literal.kind === "dictionary"
  const words = isTable ? Words.keysOf(scene.module, literal) : Words.inside(scene.module, literal)
  const [target] = node.targets
  return words.length === 0
    ? undefined
    : {
        words,
        how: isTable ? "key" : "list",
        owners: hold.owners,
        isNegated: false,
        // One word alone has its own name.
        isTerminal:
          !isTable && literal.kind !== "text" && target !== undefined && FINAL.test(textOf(scene.module, target)),
        together: words
      }
}

const isLoop = (node: Node): node is Loop => node.kind === "loop" && node.collects === undefined

/** The statuses that the same condition, an `else if` of the same chain, or the same loop asks for. */
const wordsBeside = (scene: Scene, node: Node): ReadonlyArray<Word> => {
  const { module, reach } = scene
  let chain: Node = node
  for (let at = module.parents.get(node); at !== undefined; at = module.parents.get(at)) {
    const isBlockOfElse = at.kind === "block" && module.parents.get(at)?.kind === "if"
    if (!/^(?:binary|unary|wrapped|if|conditional)$/u.test(at.kind) && !isBlockOfElse) break
    if (at.kind === "block" && (module.parents.get(at) as If).otherwise !== at) break
    chain = at
  }
  const found: Array<Word> = []
  const take = (status: Expression, word: Expression): void => {
    if (reach.of(status)?.shape === "status") found.push(...Words.inside(module, word))
  }
  // In a loop, every status that ends it counts, wherever in its body it is asked for.
  Walk.walk(Walk.around(module.parents, node, isLoop) ?? chain, (inner) => {
    if (inner.kind === "binary") {
      take(inner.left, inner.right)
      take(inner.right, inner.left)
    } else if (inner.kind === "call") {
      const parts = [
        ...inner.arguments.map((one) => one.value),
        ...(Walk.receiver(inner) === undefined ? [] : [Walk.receiver(inner)!])
      ]
      for (const part of parts) for (const other of parts) if (part !== other) take(part, other)
    }
  })
  return found
}

/** Whether another branch takes all statuses that were not asked for: an `else`, or what follows an exit. */
const standsForOthers = (module: Module, node: Node): boolean => {
  let at = node
  for (
    let next = module.parents.get(at);
    next !== undefined && /^(?:binary|wrapped)$/u.test(next.kind);
    next = module.parents.get(at)
  )
    at = next
  const parent = module.parents.get(at)
  if (parent?.kind === "conditional") return parent.test === at
  if (parent?.kind !== "if" || parent.test !== at) return false
  let last: If = parent
  while (last.otherwise !== undefined) {
    if (last.otherwise.kind !== "if") return true
    last = last.otherwise
  }
  if (last !== parent) return false
  const block = module.parents.get(parent)
  const exit = parent.consequence.kind === "block" ? parent.consequence.statements.at(-1) : parent.consequence
  // A single `if done: return` inside a loop is the loop's end, not a choice between two outcomes.
  return (
    exit?.kind === "exit" &&
    (exit.how === "return" || exit.how === "throw") &&
    Walk.around(module.parents, parent, isLoop) === undefined &&
    block?.kind === "block" &&
    block.statements.at(-1) !== parent
  )
}

/** Whether the test decides when waiting ends: in a loop, or in a function named for it. */
const decidesTheEnd = (module: Module, node: Node): boolean => {
  const loop = Walk.around(module.parents, node, isLoop)
  const fn = Walk.functionAround(module.parents, node)
  if (loop !== undefined && (fn === undefined || Walk.holds(fn, loop))) return isWaiting(loop)
  const name = fn?.name?.name
  return name !== undefined && /^_*(?:is|has|should)|\?$/iu.test(name) && FINAL.test(name)
}

/** A loop over rows goes through them; any other waits. */
const isWaiting = (loop: Loop): boolean => {
  if (loop.over === undefined) return true
  const over = Walk.bare(loop.over)
  // Rounds that are counted, or that a clock gives.
  return over.kind === "call"
    ? /^(?:range|count|repeat|cycle|xrange|times|until|upto|Range|Repeat|Tick|NewTicker|interval)$/u.test(over.name)
    : over.kind === "member" && over.name === "C"
}
