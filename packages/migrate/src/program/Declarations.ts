/** Classes and enumerations that a request proves, as subjects: wire names change, symbols do not. */
import type { Declaration, Read, StatusTest } from "../model/Subject.ts"
import * as Constants from "./Constants.ts"
import type { ProvenType } from "./Holds.ts"
import * as Models from "./Models.ts"
import type { Module } from "./Module.ts"
import * as Passing from "./Passing.ts"
import type { ClassNode, Expression, Field, Name } from "./Program.ts"
import * as Sent from "./Sent.ts"
import * as Walk from "./Walk.ts"
import * as Words from "./Words.ts"

interface Parts {
  readonly reads: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
  readonly group: string | undefined
}

const IMPLICIT =
  "Its fields have no names of their own for the wire: give each the new one (an alias, a tag, an annotation), and keep the symbol."

/** Said of what another file makes the call for. */
export const ELSEWHERE = "The call behind this is made in another file; migrate the two together."

/** A list or a table of statuses that code in other files compares with. */
export const statuses = (
  module: Module,
  name: Name,
  value: Expression,
  api: Declaration["api"]
): ReadonlyArray<Declaration> => {
  const literal = Walk.bare(value)
  const isTable = literal.kind === "dictionary"
  const words = isTable ? Words.keysOf(module, literal) : Words.inside(module, literal)
  if (words.length === 0) return []
  const isTerminal = !isTable && /final|terminal|done|finish|complete|settled|ended|over|stop/iu.test(name.name)
  return [
    {
      kind: "declaration",
      form: "status",
      api,
      fields: [],
      statusTests: words.map((word) =>
        Words.test(module, word, { how: isTable ? "key" : "list", isNegated: false, isTerminal, together: words })
      ),
      isElsewhere: true,
      caution: ELSEWHERE,
      evidence: {
        range: module.source.range(name.start, name.end),
        because: `${name.name} is compared with the status of a call in another file`
      }
    }
  ]
}

/** A struct without a name is known by its place. */
const nameOf = (name: string): string => (name.includes("@") ? "this type" : name)

/** The declaration of a type. */
export const of = (module: Module, type: ProvenType, api: Declaration["api"], parts: Parts): Declaration => {
  const { node } = type
  const words = node.kind === "enum" ? Words.wordsOf(node) : node.kind === "class" ? statusWords(module, node) : []
  const own = words.map((word) =>
    Words.test(module, word, { how: "type", isNegated: false, isTerminal: false, together: words })
  )
  const isSymbolic = node.kind === "class" && node.isDictionary !== true && isMapped(module, node)
  const fields =
    node.kind === "class"
      ? node.fields
          .filter((field) => !isSymbolic || field.wire !== undefined)
          .map((field) => read(module, node, type, field))
      : []
  const isImplicit =
    node.kind === "class" &&
    node.isDictionary !== true &&
    !isSymbolic &&
    node.fields.some((field) => isChanged(field) && field.wire === undefined)
  const name = node.kind === "name" ? node : node.name
  return {
    kind: "declaration",
    form: type.form,
    api,
    fields: [...fields, ...parts.reads],
    statusTests: [...own, ...parts.statusTests],
    ...(Sent.lacksRefId(module, type) ? { lacksRefId: true } : {}),
    ...(parts.group === undefined ? {} : { group: parts.group }),
    ...(type.elsewhere === undefined
      ? isImplicit
        ? { caution: IMPLICIT }
        : {}
      : { isElsewhere: true, caution: ELSEWHERE }),
    evidence: {
      range: module.source.range(name.start, name.end),
      because: `${nameOf(name.name)} describes what a call of the ${api === "legacy" ? "legacy" : "new"} API ${type.form === "request" ? "sends" : "answers"}`
    }
  }
}

const isChanged = (field: Field): boolean =>
  /^(?:amount|target_asset|recipient_profile_id)$/u.test(Models.wireOf(field))

/** `status: Literal["CREATED", "SETTLED"]`, `status: str = "CREATED"` in the type itself. */
const statusWords = (module: Module, node: ClassNode): ReadonlyArray<Words.Word> =>
  node.fields.flatMap((field) => {
    if (Models.wireOf(field) !== "status") return []
    const named = (field.type?.names ?? []).flatMap((name) => Constants.constant(module, name) ?? [])
    const values = [...(field.type?.texts ?? []), ...named, ...(field.value === undefined ? [] : [field.value])]
    return values.flatMap((value) => Words.inside(module, value))
  })

/** Whether the class is filled in field by field from keys (`cls(amount=data["amount"])`): then its names are symbols. */
const isMapped = (module: Module, node: ClassNode): boolean =>
  [node.name.name, ...module.dialect.self]
    .flatMap((name) => module.calls.get(name) ?? [])
    .some((call) => {
      const made = Walk.bare(call.callee)
      const isOwn =
        made.kind === "name" &&
        (Models.declared(module, made) === node || (module.dialect.self.has(made.name) && Walk.holds(node, made)))
      return isOwn && call.arguments.some((one) => one.isSpread !== true && readsKey(one.value))
    })

/** `data["amount"]`, `Decimal(data["amount"])`, `data.get("amount")` */
const readsKey = (node: Expression): boolean => {
  let found = false
  const isKey = (one: Expression | undefined): boolean => {
    const bare = one === undefined ? undefined : Walk.bare(one)
    return bare?.kind === "text" && /^\w+$/u.test(bare.content.text)
  }
  Walk.walk(node, (inner) => {
    if (inner.kind === "index" && isKey(inner.index)) found = true
    if (inner.kind === "call" && Passing.KEYED.test(inner.name) && isKey(inner.arguments[0]?.value)) found = true
    return !found
  })
  return found
}

const read = (module: Module, node: ClassNode, type: ProvenType, field: Field): Read => {
  const name = Models.wireOf(field)
  const place = field.wire ?? field.name
  const plain: Read = {
    field: name,
    range: module.source.range(place.start, place.end),
    how: "key",
    isOptional: field.isOptional === true
  }
  // Of a side a person writes a type of its own; a list's rows keep their names.
  if (name === "recipient_profile_id" || type.form === "list") return plain
  const { wire } = field
  if (wire !== undefined) {
    return {
      ...plain,
      rename: (to) => [{ op: "text", source: wire.content, start: 0, end: wire.content.text.length, text: to }]
    }
  }
  // The keys of a typed dictionary are what is sent; any other field's name is a symbol of the program.
  if (node.isDictionary !== true) return plain
  return {
    ...plain,
    rename: (to) => [{ op: "text", source: module.source, start: field.name.start, end: field.name.end, text: to }]
  }
}
