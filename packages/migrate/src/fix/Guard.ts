/** What must hold after an edit: the text is read as well as before, and a rewritten request is what core makes of it. */
import type { Model, Subject } from "../model/Subject.ts"
import type { ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Edit from "../text/Edit.ts"
import * as Law from "./Law.ts"

/** A condition on the text after the edit; says what is wrong, or nothing. */
export type Condition = (after: Model, edits: ReadonlyArray<Edit.Edit>) => string | undefined

/** The field that no migration moves or rewrites: by its value a body is found again, wherever its first key went. */
const KEPT = "source_asset"

const anchorOf = (body: ObjectValue): number => Values.range(Values.get(body, KEPT) ?? body).start

const anchors = new WeakMap<Model, ReadonlyMap<number, ObjectValue>>()

/** The object whose anchor stands at an offset; the first one, where an empty file range holds several. */
const objectAt = (model: Model, offset: number): ObjectValue | undefined => {
  const known = anchors.get(model)
  if (known !== undefined) return known.get(offset)
  const byOffset = new Map<number, ObjectValue>()
  for (const root of model.roots) {
    for (const value of Values.walk(root)) {
      if (value.kind !== "object") continue
      const anchor = anchorOf(value)
      if (!byOffset.has(anchor)) byOffset.set(anchor, value)
    }
  }
  anchors.set(model, byOffset)
  return byOffset.get(offset)
}

/** The legacy request bodies of a subject. */
const bodies = (subject: Subject): ReadonlyArray<ObjectValue> =>
  subject.kind === "payload" && subject.form === "request"
    ? [subject.value]
    : subject.kind === "site" && subject.operation === "create" && subject.body?.kind === "object"
      ? [subject.body]
      : []

/** The condition that a subject's bodies, once rewritten, decode to what core's migration of them gives. */
export const semantic = (subject: Subject): Condition => {
  const checks = bodies(subject).flatMap((body) => {
    const holds = Law.expectation(body)
    return holds === undefined ? [] : [{ offset: anchorOf(body), holds }]
  })
  return (after, edits) => {
    for (const { holds, offset } of checks) {
      const mapped = Edit.mapOffset(offset, edits)
      const object = mapped === undefined ? undefined : objectAt(after, mapped)
      if (object === undefined) return "the rewritten body cannot be found again"
      if (!holds(object)) return "the rewritten body is not what the migration map makes of the old one"
    }
    return undefined
  }
}

/** The condition that nothing became unreadable. */
export const parses =
  (before: Model): Condition =>
  (after) =>
    after.errors > before.errors ? "the text would no longer parse" : undefined
