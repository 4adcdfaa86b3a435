/** From changes of the model to edits of the file. */
import type { Node, ObjectValue } from "../model/Value.ts"
import * as Edit from "../text/Edit.ts"
import * as Source from "../text/Source.ts"
import type { ObjectOp, Op } from "../write/Writer.ts"

const isWhole = ({ end, source, start }: Node): boolean => Source.isContiguous(source, start, end)

/** The edits of a set of changes, sorted; `undefined` when they cannot be written or get in each other's way. */
export const compile = (ops: ReadonlyArray<Op>): ReadonlyArray<Edit.Edit> | undefined => {
  const byObject = new Map<ObjectValue, Array<ObjectOp>>()
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
        byObject.set(op.object, [...(byObject.get(op.object) ?? []), op])
    }
  }
  for (const [object, objectOps] of byObject) {
    if (objectOps.some((op) => op.op === "rename" && !isWhole(op.entry.keyNode))) return undefined
    const compiled = object.writer.compile(object, objectOps)
    if (compiled === undefined) return undefined
    edits.push(...compiled)
  }
  const sorted = Edit.normalise(edits)
  return Edit.isConsistent(sorted) ? sorted : undefined
}
