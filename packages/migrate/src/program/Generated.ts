/** Clients that a generator made from the vendor's contract: their imports, and the calls of their operations. */
import type { GeneratedClient } from "../model/Subject.ts"
import type { Module } from "./Module.ts"
import type { Node } from "./Program.ts"
import * as Walk from "./Walk.ts"

const OPERATION =
  /^(?:new_?|api_?)?(create|get|list|cancel)_?stablecoin_?conversions?(?:_?(?:raw|with_?http_?info|without_?preload_?content|async|execute|call|request|async_?with_?http_?info|with_?http_?info_?async|with_?defaults)){0,2}$/iu
const SYMBOL =
  /(?:^|[./\\_])(?:I|Api|Nullable|New)?(?:(?:create|get|list|cancel)_?)?stablecoin_?conversions?(?:_?(?:api|service|client|request|response|operation_?request|opts|data|api_?service|a_?p_?i|api_?sync|api_?async))*$/iu

const traps: Readonly<Record<string, string>> = {
  create:
    "createOrchestration takes another body: source, destination, source_amount, destination_asset, and ref_id is required; constructors take four texts in another order and meaning",
  get: "getOrchestration takes an orchestration's id, which no conversion's id is",
  list: "listOrchestrations takes its parameters in another order (the rule's id first), and profileId and refId are lists",
  cancel: "no operation cancels an orchestration"
}

export interface Found {
  readonly clients: ReadonlyArray<GeneratedClient>
  /** Bodies that the generated code takes in its old form: they change when it is generated anew. */
  readonly claimed: ReadonlyArray<Node>
}

const nothing: Found = { clients: [], claimed: [] }

const isImplied = (module: Module, name: Node): boolean => {
  const parent = module.parents.get(name)
  return parent?.kind === "import" && parent.isImplied === true
}

/**
 * The imports and calls of a generated client. A name like these proves nothing by itself: the import, the file's path or
 * an address of the vendor in the file must tie it to Paxos.
 */
export const find = (module: Module): Found => {
  if (!/tablecoin_?conversion/iu.test(module.text)) return nothing
  const imports = module.bindings.all.flatMap((binding) =>
    binding.definitions.flatMap((one) => (one.kind === "import" && !isImplied(module, one.name) ? [one] : []))
  )
  const isTied =
    /paxos/iu.test(module.source.file.path) ||
    /\b(?:api|oauth)\.(?:sandbox\.)?paxos\.com\b/u.test(module.text) ||
    imports.some((one) => /paxos/iu.test(`${one.from} ${one.imported}`))
  if (!isTied) return nothing
  const clients: Array<GeneratedClient> = imports
    .filter((one) => SYMBOL.test(one.imported === "*" ? one.from : one.imported))
    .map((one) => ({
      kind: "generated-client",
      name: one.imported === "*" ? one.name.name : one.imported,
      evidence: {
        range: module.source.range(one.name.start, one.name.end),
        because: "it is imported from a client of the vendor's"
      }
    }))
  const claimed: Array<Node> = []
  Walk.each(module.root, Walk.CALLS, (node) => {
    if (node.callee.kind !== "member") return
    const operation = OPERATION.exec(node.name)?.[1]
    if (operation === undefined) return
    claimed.push(...node.arguments.map((one) => Walk.bare(one.value)))
    const { key } = node.callee
    clients.push({
      kind: "generated-client",
      name: node.name,
      evidence: { range: module.source.range(key.start, key.end), because: traps[operation.toLowerCase()]! }
    })
  })
  return { clients, claimed }
}
