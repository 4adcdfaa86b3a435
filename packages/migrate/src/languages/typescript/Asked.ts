/** What calls in other files use of this one: parameters of a listing, statuses that a reply is compared with. */
import * as Sites from "../../evidence/Sites.ts"
import type { StatusTest, Subject } from "../../model/Subject.ts"
import type { Use } from "../../project/Outside.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import type { Module } from "./Module.ts"
import * as Statuses from "./Statuses.ts"
import * as Syntax from "./Syntax.ts"
import * as Texts from "./Texts.ts"

const CAUTION = "The call behind this is made in another file; migrate the two together."
const FINAL = /final|terminal|done|finish|complete|settled|ended|isover|stop/iu

/** The subjects that only other files make of what stands here. */
export const subjects = (module: Module): ReadonlyArray<Subject> =>
  module.outside === undefined
    ? []
    : [...module.outside.exports].flatMap(([name, use]): ReadonlyArray<Subject> => {
        if (use.use !== "status" && use.use !== "query") return []
        const binding = module.bindings.all.find((one) => one.name === name && one.origin.kind !== "import")
        if (binding === undefined || binding.path.length > 0) return []
        return use.use === "query" ? parameters(module, binding, use) : statuses(module, binding, use)
      })

/** A type of a listing's query. */
const parameters = (module: Module, binding: Bindings.Binding, { api }: Use): ReadonlyArray<Subject> => {
  const declared = binding.origin.kind === "declared" ? binding.origin.node : undefined
  const body =
    declared === undefined ? undefined : (Trees.field(declared, "body") ?? Trees.field(declared, "value") ?? declared)
  if (body?.type !== "interface_body" && body?.type !== "object_type") return []
  const query = Trees.named(body).flatMap((member) => {
    const key = member.type === "property_signature" ? Trees.field(member, "name") : undefined
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    return key === undefined || name === undefined
      ? []
      : [{ key: name, range: module.source.range(key.start, key.end) }]
  })
  const at = module.source.range(binding.node.start, binding.node.end)
  const { ref } = Texts.elsewhere(api, "collection")
  const site = Sites.make({ path: ref, at, query, isElsewhere: true, caution: CAUTION })
  const because = `a call in another file asks the ${api === "legacy" ? "legacy" : "new"} listing with ${binding.name}`
  return query.length === 0 ? [] : [{ ...site, evidence: { range: at, because } }]
}

/** An enumeration, a list, a set or a table of statuses. */
const statuses = (module: Module, binding: Bindings.Binding, { api }: Use): ReadonlyArray<Subject> => {
  const { origin } = binding
  const node = origin.kind === "declared" || origin.kind === "value" ? origin.node : undefined
  if (node === undefined) return []
  const literal = Syntax.settled(node)
  const isTable = literal.type === "object"
  const keys = isTable ? Statuses.keysOf(module, literal) : []
  const isType = origin.kind === "declared"
  const words =
    keys.length > 0 ? keys : isType || isTable ? Statuses.inType(module, literal) : Statuses.wordsIn(module, literal)
  if (words.length === 0) return []
  const how: StatusTest["how"] = keys.length > 0 ? "key" : isType || isTable ? "type" : "list"
  const isTerminal = how === "list" && FINAL.test(binding.name)
  const range = module.source.range(binding.node.start, binding.node.end)
  return [
    {
      kind: "declaration",
      form: "status",
      api,
      fields: [],
      statusTests: words.map((word) =>
        Statuses.make(module, word, { how, isNegated: false, isTerminal, together: words })
      ),
      isElsewhere: true,
      caution: CAUTION,
      evidence: {
        range,
        because: `a call in another file compares the status of its answer with ${binding.name}`
      }
    }
  ]
}
