/** Writing an object that is put together in several places: each change goes where its entry stands. */
import type { Entry, ObjectValue } from "../model/Value.ts"
import type { Edit } from "../text/Edit.ts"
import type { ObjectOp, Writer } from "./Writer.ts"

interface Place {
  readonly start: number
  readonly end: number
}

export interface Parts<Mention extends Place> {
  /** The object that each entry stands in; entries of none are names of their own. */
  readonly owners: ReadonlyMap<Entry, ObjectValue | undefined>
  /** Where a key is also read, or written, by name. */
  readonly mentions: ReadonlyMap<string, ReadonlyArray<Mention>>
}

/** The writer of an object whose other parts are these; `rename` spells a key anew where it stands. */
export const writer = <Mention extends Place>(
  main: ObjectValue,
  parts: Parts<Mention>,
  rename: (place: Place, key: string) => Edit
): Writer => ({
  ...main.writer,
  compile: (_object, ops) => {
    const byOwner = new Map<ObjectValue, Array<ObjectOp>>()
    const edits: Array<Edit> = []
    for (const op of withRepeats(ops, parts.owners)) {
      const entry = op.op === "insert" ? op.after : op.entry
      const owner = entry === undefined ? main : parts.owners.get(entry)
      if (op.op !== "insert") {
        const mentions = parts.mentions.get(op.entry.key) ?? []
        const isRepeated = [...parts.owners.keys()].filter((one) => one.key === op.entry.key).length > 1
        if ((mentions.length > 0 || isRepeated) && op.op !== "rename") return undefined
        if (op.op === "rename") edits.push(...mentions.map((node) => rename(node, op.key)))
      }
      if (owner === undefined && op.op === "rename") {
        edits.push(rename(op.entry, op.key))
        continue
      }
      const target = owner ?? (op.op === "insert" ? main : undefined)
      if (target === undefined) return undefined
      const own: ObjectOp =
        op.op === "insert" && owner === undefined
          ? { ...op, object: main, after: main.entries.at(-1) }
          : { ...op, object: target }
      byOwner.set(target, [...(byOwner.get(target) ?? []), own])
    }
    for (const [owner, own] of byOwner) {
      const compiled = owner.writer.compile(owner, own)
      if (compiled === undefined) return undefined
      edits.push(...compiled)
    }
    return edits
  }
})

/** A field that is written more than once is renamed wherever it is written. */
const withRepeats = (
  ops: ReadonlyArray<ObjectOp>,
  owners: ReadonlyMap<Entry, ObjectValue | undefined>
): ReadonlyArray<ObjectOp> =>
  ops.flatMap((op): ReadonlyArray<ObjectOp> =>
    op.op === "rename"
      ? [...owners.keys()].filter((entry) => entry.key === op.entry.key).map((entry) => ({ ...op, entry }))
      : [op]
  )
