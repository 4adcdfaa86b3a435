/**
 * A module of JavaScript or TypeScript in top-level statements. The analysis follows names, so statements that share none
 * with a statement that says something, directly or by way of others, can change without changing what is said.
 */
import * as Config from "../Config.ts"
import * as Engine from "../Engine.ts"
import * as Beside from "../evidence/Beside.ts"
import * as Senders from "../evidence/Senders.ts"
import * as Watching from "../evidence/Watching.ts"
import type { Language } from "../languages/Language.ts"
import * as Literals from "../languages/typescript/Literals.ts"
import * as Syntax from "../languages/typescript/Syntax.ts"
import * as Grammars from "../syntax/Grammars.ts"
import type { SyntaxNode } from "../syntax/Tree.ts"
import * as Range from "../text/Range.ts"
import * as Change from "./Change.ts"
import * as Excerpt from "./Excerpt.ts"
import type { Exchange } from "./Exchange.ts"
import type { Statement } from "./Group.ts"
import * as Group from "./Group.ts"
import * as Names from "./Names.ts"
import type { Part, Parts, Taken } from "./Parts.ts"

/** More is read anew as a whole. */
const PART_MAX_CHARACTERS = 30_000

/** Words of which one file's analysis is about as a whole: generated clients, copies of a contract, hooks, doubles, scopes. */
const WIDE =
  /tablecoinConversion|openapi|swagger|interceptors|beforeRequest|afterResponse|\bnock\b|setupServer|[mM]ock|_conversion_stablecoin/u

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

const isQuote = /['"]/u

/** What makes a string, a comment or a pattern of what stands behind it, when it is not closed. */
const isOpening = /['"`\\/]/u

/** Whether places lie in a statement, or at its edge. */
const isSaid = (said: ReadonlyArray<Range.Range>, statement: Range.Range): boolean =>
  said.some((place) => Range.meets(place, statement))

/** Statements as a module of their own, with the comments that stand on their lines. */
const partOf = (
  grammar: Grammars.GrammarName,
  text: string,
  { all, members }: { readonly all: ReadonlyArray<Statement>; readonly members: ReadonlySet<Statement> }
): Part | undefined => {
  const lines = Excerpt.linesOf(
    text,
    all.filter((one) => members.has(one))
  )
  const onLines = all.filter((one) => members.has(one) || lines.some((run) => Range.meets(run, one)))
  if (onLines.some((one) => !members.has(one) && one.type !== "comment")) return undefined
  const excerpt = Excerpt.of(text, Excerpt.linesOf(text, onLines))
  // They move on before anybody asks.
  const places = onLines.map(({ end, start, type }): Grammars.Place => ({ type, start, end }))
  return {
    excerpt,
    isSame: () => {
      const children = Syntax.parse(grammar, excerpt.text)?.root.children
      return (
        children?.length === places.length &&
        children.every((child, index) => {
          const there = Excerpt.toText(excerpt, child)
          const place = places[index]!
          return child.type === place.type && there?.start === place.start && there.end === place.end
        })
      )
    }
  }
}

/** Whether new strings would be quoted there as in the whole, and nothing is about the file as such. */
const isQuoted = ({ excerpt }: Part, quote: string): boolean =>
  !WIDE.test(excerpt.text) && Literals.quoteOf(excerpt.text) === quote

/** Whether a part says nothing by itself, and is broken or not as expected. */
const isSilent = (path: string, { excerpt: { text }, isSame }: Part, isBroken = false): boolean => {
  if (WIDE.test(text) || Watching.isNear(text)) return false
  const model = Engine.read({ path, text }, Config.defaults, Engine.noFacts, new Set())
  return model.subjects.length + model.notes.length === 0 && model.errors > 0 === isBroken && isSame(model)
}

/** Whether lines that a change made or unmade may be noted of creates far from them; spellings go over two lines. */
const isNoted = (before: string, after: string, { newEnd, oldEnd, start }: Change.Change): boolean => {
  const [gone, come] = (
    [
      [before, oldEnd],
      [after, newEnd]
    ] as const
  ).map(([text, end]) => {
    const lines = Change.linesAround(text, start, end)
    const more = Change.linesAround(text, lines.start - 1, lines.end + 1)
    return text.slice(more.start, more.end)
  }) as [string, string]
  return Beside.mayBeNoted(gone) || Beside.mayBeNoted(come) || Senders.isNamedIn(gone) !== Senders.isNamedIn(come)
}

interface Step {
  readonly next: string
  readonly change: Change.Change
  /** Statements that the change touches, and what stands there now. */
  readonly touched: ReadonlySet<Statement>
  readonly fresh: ReadonlyArray<Statement>
  readonly isBroken: boolean
}

/** The statements of a judged module, if nothing in it is broken. */
export const of = (
  file: Engine.File,
  {
    checked,
    exchange,
    language
  }: { readonly checked: Engine.Checked; readonly exchange: Exchange; readonly language: Language }
): Parts | undefined => {
  const grammar = language.grammars?.[0]
  const tree = grammar === undefined ? undefined : Syntax.parse(grammar, file.text)
  if (grammar === undefined || tree === undefined || tree.errors > 0 || checked.model.errors > 0) return undefined
  const isOfOthers = checked.report.units.some(({ needs }) => needs.some(Watching.isOfOthers))
  if (WIDE.test(file.text) || isOfOthers) return undefined
  const everywhere = Change.placesOf(checked)
  const groups = Group.make()
  let { text } = file
  let isSpent = false
  const quote = Literals.quoteOf(text)
  let statements: ReadonlyArray<Statement> = tree.root.children.map((node) => ({
    start: node.start,
    end: node.end,
    type: node.type,
    ...Names.of(node, text),
    isProof: isSaid(everywhere, node)
  }))
  for (const statement of statements) groups.add(statement)

  /** What the change made of the statements; `undefined` when it reaches further than they do. */
  const stepOf = (next: string, change: Change.Change): Step | undefined => {
    const shift = Change.shiftOf(change)
    const touched = statements.filter(({ end, start }) => start <= change.oldEnd && change.start <= end)
    const region = {
      start: Math.min(change.start, touched[0]?.start ?? change.start),
      end: Math.max(change.oldEnd, touched.at(-1)?.end ?? change.oldEnd) + shift
    }
    const places = Grammars.follow(grammar, Syntax.readable(grammar, text), Syntax.readable(grammar, next), region)
    if (places === undefined || places.count !== statements.length - touched.length + places.inside.length)
      return undefined
    const nodes = nodesOf(grammar, next, places.inside)
    if (nodes === undefined) return undefined
    const offset = places.inside[0]?.start ?? 0
    const part = next.slice(offset, places.inside.at(-1)?.end ?? 0)
    const fresh = nodes.map((node, index): Statement => ({
      ...places.inside[index]!,
      ...Names.of(node, part),
      isProof: false
    }))
    return { next, change, touched: new Set(touched), fresh, isBroken: places.isBroken }
  }

  const swap = (gone: Iterable<Statement>, come: Iterable<Statement>): void => {
    for (const one of gone) groups.remove(one)
    for (const one of come) groups.add(one)
  }

  /** Whatever the change may matter to: what shared names with what was there, or does with what is there now. */
  const reachOf = ({ change, fresh, touched }: Step): ReadonlySet<Statement> | undefined => {
    const lines = Change.linesAround(text, change.start, change.oldEnd)
    const near = statements.filter((one) => one.isProof && one.start <= lines.end && lines.start <= one.end)
    const before = groups.of([...touched, ...near], PART_MAX_CHARACTERS)
    swap(touched, fresh)
    const after = groups.of([...fresh, ...near], PART_MAX_CHARACTERS)
    return before === undefined || after === undefined ? undefined : new Set([...before, ...after])
  }

  /** All statements of the new text; `move` answers one that stands behind the change. */
  const arranged = (
    { change, fresh, touched }: Step,
    move: (statement: Statement) => Statement
  ): ReadonlyArray<Statement> => {
    const kept = statements.filter((one) => !touched.has(one))
    const before = kept.filter(({ end }) => end < change.start)
    const behind = kept.filter(({ start }) => start > change.oldEnd)
    return [...before, ...fresh, ...behind.map(move)]
  }

  /** A text that is broken in some statements, and in no other. */
  const brokenBy = (step: Step): Taken | undefined => {
    const members = reachOf(step)
    // What is gone on with are the statements of the text before.
    swap(step.fresh, step.touched)
    if (members === undefined) return undefined
    const speaking = [...members].filter(({ isProof }) => isProof)
    if (speaking.some(({ type }) => type === "import_statement")) return undefined
    const shift = Change.shiftOf(step.change)
    const moved = new Map<Statement, Statement>()
    const all = arranged(step, (one) => {
      const there = { ...one, start: one.start + shift, end: one.end + shift }
      moved.set(one, there)
      return there
    })
    const now = new Set([...members].map((one) => moved.get(one) ?? one))
    const after = partOf(grammar, step.next, { all, members: now })
    if (after === undefined) return undefined
    if (speaking.length === 0) return isSilent(file.path, after, true) ? { kind: "broken" } : undefined
    const before = partOf(grammar, text, { all: statements, members })
    return before !== undefined && isQuoted(before, quote) && isQuoted(after, quote)
      ? { kind: "broken", both: { before, after } }
      : undefined
  }

  const take: Parts["take"] = (next, change, report) => {
    const changed = text.slice(change.start, change.oldEnd) + next.slice(change.start, change.newEnd)
    if (isQuote.test(changed) && Literals.quoteOf(next) !== quote) return undefined
    if (isNoted(text, next, change)) return undefined
    const step = stepOf(next, change)
    if (step === undefined) return undefined
    if (step.isBroken) return isOpening.test(changed) ? undefined : brokenBy(step)
    // From here on the statements are those of the new text.
    isSpent = true
    const members = reachOf(step)
    if (members === undefined) return undefined
    const isSpeaking = [...members].some(({ isProof }) => isProof)
    // What is said of an import, those who use it say together.
    if ([...members].some((one) => one.isProof && one.type === "import_statement")) return undefined
    const before = isSpeaking ? partOf(grammar, text, { all: statements, members }) : undefined
    const shift = Change.shiftOf(change)
    statements = arranged(step, (one) => {
      one.start += shift
      one.end += shift
      return one
    })
    const after = partOf(grammar, next, { all: statements, members })
    text = next
    if (after === undefined) return undefined
    if (!isSpeaking) {
      isSpent = !isSilent(file.path, after)
      return isSpent ? undefined : { kind: "moved", report: Change.movedReport(report, change) }
    }
    if (before === undefined || !isQuoted(before, quote) || !isQuoted(after, quote)) return undefined
    const both = { before, after }
    const exchanged = exchange.take(both, report, change)
    if (exchanged === undefined) return undefined
    for (const one of members) one.isProof = isSaid(exchanged.said, one)
    isSpent = false
    return { kind: "judged", both, report: exchanged.report }
  }
  return { take, isSpent: () => isSpent }
}
