/**
 * A module of JavaScript or TypeScript in top-level statements. The analysis follows names, so statements that share none
 * with a statement that says something, directly or by way of others, can change without changing what is said.
 */
import * as Config from "../Config.ts"
import * as Engine from "../Engine.ts"
import type { Language } from "../languages/Language.ts"
import * as Literals from "../languages/typescript/Literals.ts"
import * as Syntax from "../languages/typescript/Syntax.ts"
import * as Grammars from "../syntax/Grammars.ts"
import type { SyntaxNode } from "../syntax/Tree.ts"
import * as Change from "./Change.ts"
import * as Names from "./Names.ts"
import type { Parts } from "./Parts.ts"

interface Statement {
  readonly start: number
  readonly end: number
  readonly type: string
  readonly links: Links
}

/** What stays as it is when a statement moves. */
interface Links {
  readonly words: ReadonlySet<string>
  readonly declares: ReadonlySet<string>
  readonly isProof: boolean
}

/** More is read anew as a whole. */
const GROUP_MAX_CHARACTERS = 30_000

/** Words of which one file's analysis is about as a whole: generated clients, copies of a contract. */
const WIDE = /tablecoinConversion|openapi|swagger/u

const linksOf = (node: SyntaxNode, text: string, isProof: boolean): Links => ({
  words: Names.wordsOf(text.slice(node.start, node.end)),
  declares: Names.declaredIn(node, text),
  isProof
})

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const word of few) if (many.has(word)) return true
  return false
}

const isLinked = (a: Links, b: Links): boolean => meets(a.declares, b.words) || meets(b.declares, a.words)

/** The statements that share names with some, by way of others, too; `undefined` when a proof is among them. */
const groupOf = (seeds: ReadonlyArray<Statement>, others: ReadonlyArray<Statement>): Set<Statement> | undefined => {
  const group = new Set(seeds)
  const open = [...seeds]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.links.isProof) return undefined
    // What two statements import, neither changes for the other.
    if (one.type === "import_statement" && !seeds.includes(one)) continue
    for (const other of others) {
      if (group.has(other) || !isLinked(one.links, other.links)) continue
      group.add(other)
      open.push(other)
    }
  }
  return group
}

const textOf = (text: string, { end, start }: { readonly start: number; readonly end: number }): string =>
  text.slice(start, end)

/** The nodes of a few statements, parsed apart from the rest; `undefined` when they are not the same there. */
const nodesOf = (
  grammar: Grammars.GrammarName,
  text: string,
  places: ReadonlyArray<Grammars.Place>
): ReadonlyArray<SyntaxNode> | undefined => {
  const first = places[0]
  const last = places.at(-1)
  if (first === undefined || last === undefined) return []
  const part = text.slice(first.start, last.end)
  const children = Syntax.parseApart(grammar, part)?.root.children
  const isSame =
    children?.length === places.length &&
    children.every((child, index) => {
      const place = places[index]!
      return (
        child.type === place.type && child.start + first.start === place.start && child.end + first.start === place.end
      )
    })
  return isSame ? children : undefined
}

/** Whether statements say nothing by themselves. */
const isSilent = (path: string, text: string, count: number, grammar: Grammars.GrammarName): boolean => {
  if (WIDE.test(text) || Syntax.parseApart(grammar, text)?.root.children.length !== count) return false
  const model = Engine.read({ path, text }, Config.defaults, Engine.noFacts, new Set())
  return model.subjects.length + model.errors + model.notes.length === 0
}

const isQuote = /['"]/u

/** The statements of a judged module, if nothing in it is broken. */
export const of = (file: Engine.File, language: Language, checked: Engine.Checked): Parts | undefined => {
  const grammar = language.grammars?.[0]
  const tree = grammar === undefined ? undefined : Syntax.parse(grammar, file.text)
  if (grammar === undefined || tree === undefined || tree.errors > 0 || checked.model.errors > 0) return undefined
  if (WIDE.test(file.text)) return undefined
  const said = Change.placesOf(checked)
  let { text } = file
  let statements: ReadonlyArray<Statement> = tree.root.children.map((node) => ({
    start: node.start,
    end: node.end,
    type: node.type,
    links: linksOf(
      node,
      text,
      said.some((place) => place.start <= node.end && node.start <= place.end)
    )
  }))
  const take = (next: string, change: Change.Change): boolean => {
    const shift = Change.shiftOf(change)
    const lines = Change.linesAround(text, change)
    if (statements.some(({ end, links, start }) => links.isProof && start <= lines.end && lines.start <= end))
      return false
    const touched = statements.filter(({ end, start }) => start <= change.oldEnd && change.start <= end)
    const region = {
      start: Math.min(change.start, touched[0]?.start ?? change.start),
      end: Math.max(change.oldEnd, touched.at(-1)?.end ?? change.oldEnd) + shift
    }
    const places = Grammars.follow(grammar, Syntax.readable(grammar, text), Syntax.readable(grammar, next), region)
    if (places === undefined || places.count !== statements.length - touched.length + places.inside.length) return false
    const changed = text.slice(change.start, change.oldEnd) + next.slice(change.start, change.newEnd)
    if (isQuote.test(changed) && Literals.quoteOf(text) !== Literals.quoteOf(next)) return false
    const nodes = nodesOf(grammar, next, places.inside)
    if (nodes === undefined) return false
    const offset = places.inside[0]?.start ?? 0
    const part = next.slice(offset, places.inside.at(-1)?.end ?? 0)
    const fresh = nodes.map((node, index): Statement => ({
      ...places.inside[index]!,
      links: linksOf(node, part, false)
    }))
    const before = statements.filter((one) => one.end < change.start && !touched.includes(one))
    const behind = statements
      .filter((one) => one.start > change.oldEnd && !touched.includes(one))
      .map((one) => ({ ...one, start: one.start + shift, end: one.end + shift }))
    // What was there may have mattered as well as what is there now.
    const others = [...before, ...behind]
    if (groupOf(touched, others) === undefined) return false
    const group = groupOf(fresh, others)
    if (group === undefined) return false
    const members = [...group].toSorted((a, b) => a.start - b.start)
    const together = members.map((one) => textOf(next, one)).join("\n")
    if (together.length > GROUP_MAX_CHARACTERS || !isSilent(file.path, together, members.length, grammar)) return false
    statements = [...before, ...fresh, ...behind]
    text = next
    return true
  }
  return { take }
}
