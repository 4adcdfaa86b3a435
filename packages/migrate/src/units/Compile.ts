/** From changes of the model to edits of the file. */
import type { Node, ObjectValue } from "../model/Value.ts"
import * as Edit from "../text/Edit.ts"
import * as Source from "../text/Source.ts"
import type { ObjectOp, Op } from "../write/Writer.ts"

const isWhole = ({ end, source, start }: Node): boolean => Source.isContiguous(source, start, end)

/** What is said where a writer does not know why it cannot write something. */
const UNWRITABLE =
  "This cannot be written here without touching something else (an anchor, a value over several lines); change it by hand."

/** Why a set of changes cannot be written. */
export const refusal = (ops: ReadonlyArray<Op>): string => {
  for (const [object, objectOps] of byObjectOf(ops)) {
    const said = object.writer.refusal?.(object, objectOps)
    if (said !== undefined) return said
  }
  return UNWRITABLE
}

const byObjectOf = (ops: ReadonlyArray<Op>): ReadonlyMap<ObjectValue, ReadonlyArray<ObjectOp>> => {
  const byObject = new Map<ObjectValue, Array<ObjectOp>>()
  for (const op of ops) {
    if (op.op === "text" || op.op === "value" || op.op === "raw") continue
    byObject.set(op.object, [...(byObject.get(op.object) ?? []), op])
  }
  return byObject
}

/** The edits of a set of changes, sorted; `undefined` when they cannot be written or get in each other's way. */
export const compile = (ops: ReadonlyArray<Op>): ReadonlyArray<Edit.Edit> | undefined => {
  const edits: Array<Edit.Edit> = []
  for (const op of ops) {
    switch (op.op) {
      case "text":
        if (!Source.isContiguous(op.source, op.start, op.end)) return undefined
        edits.push(Source.edit(op.source, op.start, op.end, op.text))
        break
      case "value": {
        const edit = op.writer.value(op.value, op.to)
        if (edit === undefined) return undefined
        edits.push(edit)
        break
      }
      case "raw":
        edits.push(...op.edits)
        break
      default:
    }
  }
  for (const [object, objectOps] of byObjectOf(ops)) {
    if (objectOps.some((op) => op.op === "rename" && !isWhole(op.entry.keyNode))) return undefined
    const compiled = object.writer.compile(object, objectOps)
    if (compiled === undefined) return undefined
    edits.push(...compiled)
  }
  const sorted = Edit.normalise(edits)
  return Edit.isConsistent(sorted) ? sorted : undefined
}
