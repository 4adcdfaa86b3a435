/** Which statements share names, directly or by way of others. */
import type { Range } from "../text/Range.ts"
import type { Names } from "./Names.ts"

/** A top-level statement; its place moves. */
export interface Statement extends Names {
  start: number
  end: number
  readonly type: string
  /** Something is said in it. */
  isProof: boolean
}

export interface Groups {
  readonly add: (statement: Statement) => void
  readonly remove: (statement: Statement) => void
  /**
   * The statements that share names with some, by way of others, too; `undefined` when they are longer together than
   * `charactersMax`.
   */
  readonly of: (seeds: Iterable<Statement>, charactersMax: number) => Set<Statement> | undefined
}

type Index = Map<string, Set<Statement>>

const none: ReadonlySet<Statement> = new Set()

const enter = (index: Index, words: Iterable<string>, statement: Statement): void => {
  for (const word of words) {
    const known = index.get(word)
    if (known === undefined) index.set(word, new Set([statement]))
    else known.add(statement)
  }
}

const leave = (index: Index, words: Iterable<string>, statement: Statement): void => {
  for (const word of words) index.get(word)?.delete(statement)
}

const lengthOf = ({ end, start }: Range): number => end - start

/** The groups among statements, of which there are none yet. */
export const make = (): Groups => {
  const byWord: Index = new Map()
  const byDeclared: Index = new Map()
  const byWritten: Index = new Map()
  const linkedWith = function* ({ closed, declares, words, writes }: Statement): Generator<Statement> {
    for (const word of declares) yield* byWord.get(word) ?? none
    for (const word of writes) for (const one of byWord.get(word) ?? none) if (!one.closed.has(word)) yield one
    for (const word of words) {
      yield* byDeclared.get(word) ?? none
      if (!closed.has(word)) yield* byWritten.get(word) ?? none
    }
  }
  return {
    add: (statement) => {
      enter(byWord, statement.words, statement)
      enter(byDeclared, statement.declares, statement)
      enter(byWritten, statement.writes, statement)
    },
    remove: (statement) => {
      leave(byWord, statement.words, statement)
      leave(byDeclared, statement.declares, statement)
      leave(byWritten, statement.writes, statement)
    },
    of: (seeds, charactersMax) => {
      const first = new Set(seeds)
      const group = new Set(first)
      let characters = [...group].reduce((sum, one) => sum + lengthOf(one), 0)
      for (const one of group) {
        if (characters > charactersMax) return undefined
        // What two statements import, neither changes for the other.
        if (one.type === "import_statement" && !first.has(one)) continue
        for (const other of linkedWith(one)) {
          if (group.has(other)) continue
          group.add(other)
          characters += lengthOf(other)
        }
      }
      return characters > charactersMax ? undefined : group
    }
  }
}
