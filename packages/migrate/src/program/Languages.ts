/** A language of the engine made of a dialect: parse, lower, analyse. */
import * as Code from "../evidence/Code.ts"
import * as Data from "../evidence/Data.ts"
import type { Context, Language } from "../languages/Language.ts"
import type { Model } from "../model/Subject.ts"
import { emptyModel } from "../model/Subject.ts"
import type { Exported } from "../project/Linker.ts"
import type { Outside } from "../project/Outside.ts"
import * as Traffic from "../project/Traffic.ts"
import * as Grammars from "../syntax/Grammars.ts"
import { Recent } from "../syntax/Recent.ts"
import * as Trees from "../syntax/Tree.ts"
import * as Source from "../text/Source.ts"
import type { Dialect } from "./Dialect.ts"
import * as Exports from "./Exports.ts"
import * as Generated from "./Generated.ts"
import * as Leftover from "./Leftover.ts"
import * as Module from "./Module.ts"
import * as Requests from "./Requests.ts"
import * as SharedPath from "./SharedPath.ts"
import * as Subjects from "./Subjects.ts"
import * as Walk from "./Walk.ts"

/** The language that a dialect describes. */
export const make = (dialect: Dialect): Language => ({
  id: dialect.id,
  aliases: dialect.aliases,
  extensions: dialect.extensions,
  fileNames: dialect.fileNames ?? [],
  grammars: [dialect.grammar],
  lineComment: { open: `${dialect.comment} `, close: "" },
  parse: (source, context) => parse(source, context, dialect)
})

interface Read {
  readonly lowered: Module.Lowered
  readonly comments: ReadonlyArray<{ readonly start: number; readonly end: number }>
  readonly errors: number
}

/** A program takes some eighty times its text. */
const recent = new Recent<Read>(200_000)

/** A file's program; a text inside another one is not asked for again. */
const read = (source: Source.Source, dialect: Dialect): Read | undefined => {
  const make = (): Read | undefined => {
    const tree = Grammars.parse(dialect.grammar, source.text)
    if (tree === undefined) return undefined
    Trees.settle(tree.root)
    const comments = Trees.all(tree.root, dialect.comments).map(({ end, start }) => ({ start, end }))
    return { lowered: Module.lowered(source, dialect.lower(tree, source), dialect), comments, errors: tree.errors }
  }
  return source.depth > 0 ? make() : recent.of(`${dialect.id}\n${source.file.path}\n${source.text}`, make)
}

const FUNCTIONS: ReadonlySet<"function"> = new Set(["function"])

const parse = (source: Source.Source, context: Context, dialect: Dialect): Model => {
  if (source.depth > Source.DEPTH_MAX) return emptyModel
  const known = read(source, dialect)
  if (known === undefined) return Code.literally(source, dialect.grammar)
  const module = Module.make(known.lowered, context.outside)
  const requests = Requests.find(module, context)
  const found = Subjects.of(module, requests)
  const generated = Generated.find(module)
  const claimed = [...found.claimed, ...generated.claimed, ...requests.flatMap((one) => one.claimed)]
  const rest = Leftover.of(module, new Set(claimed))
  const described = Data.describe(rest, context)
  return Code.modelOf(module.source, {
    errors: known.errors,
    comments: known.comments,
    functions: Walk.all(module.root, FUNCTIONS),
    subjects: found.subjects,
    opened: requests.flatMap((one) => one.opened),
    described: { ...described, subjects: described.subjects.map(Code.inCode) },
    others: generated.clients
  })
}

const nothing: Context = { isVouched: false, signals: new Set(), parse: () => emptyModel }

/** What a file proves for the files that import it; nothing without its grammar. */
export const exportsOf = (file: Source.SourceFile, outside: Outside | undefined, dialect: Dialect): Exported => {
  const known = read(Source.fromFile(file), dialect)
  if (known === undefined) return { names: new Map(), wanted: [] }
  const module = Module.make(known.lowered, outside)
  const requests = Requests.find(module, nothing)
  const { proof } = Subjects.of(module, requests)
  return {
    ...Exports.of(module, proof, requests, outside),
    traffic: Traffic.trafficOf(requests, (request) => SharedPath.openName(module, request))
  }
}
