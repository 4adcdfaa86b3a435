/** Requests that are declared: `@POST("v2/conversion/stablecoins")` on a client's method, a route of a fake server. */
import type { Blocker, QueryEntry } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import * as Bodies from "./Bodies.ts"
import type { Shape } from "./Clients.ts"
import * as Lower from "./Lower.ts"
import * as Models from "./Models.ts"
import type { Module } from "./Module.ts"
import type { Annotation, Call, FunctionNode, Type } from "./Program.ts"
import * as Queries from "./Queries.ts"
import type { Request } from "./Requests.ts"
import * as Shapes from "./Shapes.ts"
import * as Texts from "./Texts.ts"
import * as Walk from "./Walk.ts"

/** Every declared request of a module. */
export const find = (module: Module): ReadonlyArray<Request> =>
  [...module.functions.values()]
    .flat()
    .flatMap((fn) => fn.annotations.flatMap((annotation) => fromAnnotation(module, fn, annotation) ?? []))

/** Routes without a row of their own: `@app.post("/…")`, `@GetMapping("/…")`. */
const shapeOf = (module: Module, annotation: Annotation): Shape | undefined => {
  const { annotations } = module.dialect.clients
  if (annotations !== undefined && Object.hasOwn(annotations, annotation.name)) return annotations[annotation.name]
  const verb = /^(get|post|put|patch|delete)(?:Mapping|_mapping)?$/iu.exec(annotation.name)?.[1]
  return verb === undefined
    ? /^(?:route|RequestMapping|Route)$/u.test(annotation.name)
      ? {}
      : undefined
    : { method: verb.toUpperCase() }
}

const fromAnnotation = (module: Module, fn: FunctionNode, annotation: Annotation): Request | undefined => {
  const shape = shapeOf(module, annotation)
  if (shape === undefined) return undefined
  const call: Call = {
    ...Lower.call(
      annotation,
      { kind: "name", start: annotation.start, end: annotation.start, name: annotation.name },
      annotation.arguments
    )
  }
  for (const { value } of annotation.arguments) {
    const found = Texts.path(module, value)
    if (found === undefined) continue
    const path = routed(found)
    const said = annotation.arguments.flatMap((one) => methodsIn(module, one.value))[0]
    const fixed = typeof shape.method === "string" ? shape.method : (said ?? found.match.method)
    const asked = askedOf(module, fn, path, fixed)
    const isServer = fn.body.kind !== "block" || fn.body.statements.length > 0
    const hasBody = !isServer && fixed === "POST"
    const type = hasBody ? sentType(module, fn) : undefined
    return {
      node: call,
      fn,
      answers: new Set(isServer ? [] : [fn]),
      related: [],
      path,
      argument: value,
      method: fixed === undefined ? undefined : { text: fixed },
      query: asked.entries,
      body: type === undefined ? undefined : { value: undefined, blockers: [], nodes: [], type },
      hasBody,
      replies: isServer ? repliesOf(module, fn) : [],
      opened: [],
      isMock: isServer,
      claimed: [...path.literals],
      blockers: asked.blockers
    }
  }
  return undefined
}

const QUERY = /^(?:Query|QueryParam|QueryValue|RequestParam|RestQuery|AliasAs|FromQuery)$/u
const QUERIES = /^(?:QueryMap|SpringQueryMap|BeanParam|QueryName|ModelAttribute)$/u

/** The query that parameters say, each under its name: `@Query("created_at.begin") begin: String`. */
const askedOf = (
  module: Module,
  fn: FunctionNode,
  path: Texts.FoundPath,
  method: string | undefined
): Pick<Queries.Query, "entries" | "blockers"> => {
  const entries: Array<QueryEntry> = [...Queries.inUrl(path)]
  const blockers: Array<Blocker> = []
  const isList = (method === undefined || method === "GET") && path.match.target !== "item"
  for (const { annotations, name } of fn.parameters) {
    for (const one of annotations ?? []) {
      const said = one.arguments.find((given) => given.name === undefined || /^(?:value|name)$/u.test(given.name))
      const key = said === undefined ? undefined : Walk.bare(said.value)
      if (QUERY.test(one.name) && key?.kind === "text" && key.holes.length === 0) {
        entries.push(Queries.fromText(module, key, undefined))
      } else if (isList && QUERIES.test(one.name)) blockers.push(Queries.hidden(module, name))
    }
  }
  return { entries, blockers }
}

/** `/stablecoins/<id>` is a route to one of them. */
const routed = (path: Texts.FoundPath): Texts.FoundPath => {
  if (path.match.target !== "open" || path.text[path.match.stop] !== "<") return path
  return { ...path, ref: { ...path.ref, target: "item" }, match: { ...path.match, target: "item" } }
}

/** `methods=["POST"]`, `method = RequestMethod.POST` */
const methodsIn = (module: Module, node: Annotation["arguments"][number]["value"]): ReadonlyArray<string> => {
  const bare = Walk.bare(node)
  const items = bare.kind === "list" ? bare.items : [bare]
  return items.flatMap((item) => Shapes.methodText(module, item) ?? [])
}

/** The parameter that is sent: the one whose type describes a body, else the only one. */
const sentType = (module: Module, fn: FunctionNode): Type | undefined => {
  const types = fn.parameters.filter((one) => one.isSelf !== true).flatMap((one) => one.type ?? [])
  const isBody = (type: Type): boolean =>
    type.names.some((name) => {
      const node = Models.declared(module, name)
      return node?.kind === "class" && Models.formOf(node, "request") !== undefined
    })
  return types.find(isBody) ?? (types.length === 1 ? types[0] : undefined)
}

const repliesOf = (module: Module, fn: FunctionNode): ReadonlyArray<Value> =>
  Walk.returned(fn).flatMap((one) => {
    const { value } = Bodies.read(module, one)
    return value?.kind === "object" ? [value] : []
  })
