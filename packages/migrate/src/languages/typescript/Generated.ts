/** Clients that a generator made from the vendor's contract: their imports, and the calls of their operations. */
import type { GeneratedClient } from "../../model/Subject.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Module } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

const OPERATION = /^(create|get|list|cancel)StablecoinConversions?(?:Raw|WithHttpInfo)?$/u
const SYMBOL =
  /^(?:StablecoinConversions?(?:Api|Service|Client)\w*|(?:[Cc]reate|[Gg]et|[Ll]ist|[Cc]ancel)StablecoinConversions?(?:Request|OperationRequest|OrderEnum|Data|Response|Error)?)$/u

const traps: Readonly<Record<string, string>> = {
  create:
    "createOrchestration takes another body: source, destination, source_amount, destination_asset, and ref_id is required",
  get: "getOrchestration takes an orchestration's id, which no conversion's id is",
  list: "listOrchestrations takes its parameters in another order (the rule's id first), and profileId and refId are lists",
  cancel: "no operation cancels an orchestration"
}

export interface Found {
  readonly clients: ReadonlyArray<GeneratedClient>
  /** Bodies that the generated code takes in its old form: they change when it is generated anew. */
  readonly claimed: ReadonlyArray<SyntaxNode>
}

const nothing: Found = { clients: [], claimed: [] }

const CALLS: ReadonlySet<string> = new Set(["call_expression"])

/**
 * The imports and calls of a generated client. A name like these proves nothing by itself: the import, the file's path or
 * an address of the vendor in the file must tie it to Paxos.
 */
export const find = (module: Module): Found => {
  if (!module.text.includes("tablecoinConversion")) return nothing
  const imported = module.bindings.all.filter((binding) => binding.origin.kind === "import")
  const named = imported.filter(
    (binding) =>
      binding.origin.kind === "import" &&
      SYMBOL.test(binding.origin.name === "default" ? binding.name : binding.origin.name)
  )
  const isTied =
    /paxos/iu.test(module.source.file.path) ||
    /\b(?:api|oauth)\.(?:sandbox\.)?paxos\.com\b/u.test(module.text) ||
    imported.some((binding) => binding.origin.kind === "import" && /paxos/iu.test(binding.origin.from + binding.name))
  if (!isTied) return nothing
  const claimed: Array<SyntaxNode> = []
  const found: Array<GeneratedClient> = named.map((binding) => ({
    kind: "generated-client",
    name: binding.name,
    evidence: {
      range: module.source.range(binding.node.start, binding.node.end),
      because: "it is imported from a client of the vendor's"
    }
  }))
  Trees.each(module.root, CALLS, (node) => {
    if (Syntax.receiver(node) === undefined) return
    const name = Syntax.calleeName(node, module.text)
    const operation = OPERATION.exec(name)?.[1]
    const callee = Trees.field(node, "function")
    const key = callee === undefined ? undefined : Trees.field(Syntax.bare(callee), "property")
    if (operation === undefined || key === undefined) return
    claimed.push(...Syntax.argumentsOf(node).map(Syntax.bare))
    found.push({
      kind: "generated-client",
      name,
      evidence: { range: module.source.range(key.start, key.end), because: traps[operation]! }
    })
  })
  return { clients: found, claimed }
}
