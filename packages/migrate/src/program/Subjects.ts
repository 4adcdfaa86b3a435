/** From requests, reads, tests and types to the subjects that rules look at; what shares code becomes one group. */
import * as Sites from "../evidence/Sites.ts"
import { Ties } from "../evidence/Ties.ts"
import type { Blocker, Declaration, Read, Site, StatusTest, Subject } from "../model/Subject.ts"
import * as Bystanders from "./Bystanders.ts"
import * as Changed from "./Changed.ts"
import * as Chosen from "./Chosen.ts"
import * as Companions from "./Companions.ts"
import * as Declarations from "./Declarations.ts"
import * as Foreign from "./Foreign.ts"
import * as Handed from "./Handed.ts"
import type { Owner } from "./Holds.ts"
import * as Holds from "./Holds.ts"
import * as Leaks from "./Leaks.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Loop, Node } from "./Program.ts"
import * as Proofs from "./Proofs.ts"
import * as Readers from "./Readers.ts"
import * as Reads from "./Reads.ts"
import type { Request } from "./Requests.ts"
import * as SharedPath from "./SharedPath.ts"
import * as Statuses from "./Statuses.ts"
import * as Walk from "./Walk.ts"

const MOCK = "A test double: it moves together with the code that makes the call."
const LEAK = "What the call answers is handed on to code that is not in reach; see what reads it."
const OPEN =
  "The function that makes this call may be called from elsewhere with bodies in the old form; migrate its callers together with it."
const PATH = "may be used by other files, too; see that nothing else needs the old path."
const KEPT = "keeps this body, and other files may read it there; see that nothing else needs the old names."

export interface Found {
  readonly subjects: ReadonlyArray<Subject>
  /** Nodes that the subjects are made of, beyond those the requests claim. */
  readonly claimed: ReadonlyArray<Node>
  readonly proof: Proofs.Proof
}

/** Lists of statuses that other files compare with. */
const listed = (module: Module): ReadonlyArray<Declaration> =>
  [...(module.outside?.exports ?? [])].flatMap(([name, { api, use }]) =>
    module.bindings.all.flatMap((binding) => {
      const [only, more] = use === "status" && binding.isTop && binding.name === name ? binding.definitions : []
      if (only?.kind === "class" && more === undefined) {
        // A class of constants.
        return only.node.fields.flatMap(({ name: key, value }) =>
          value === undefined ? [] : Declarations.statuses(module, key, value, api)
        )
      }
      return only?.kind === "value" && more === undefined && only.value !== undefined
        ? Declarations.statuses(module, only.name, only.value, api)
        : []
    })
  )

/** The subjects of a module's requests. */
export const of = (module: Module, requests: ReadonlyArray<Request>): Found => {
  const proof = Proofs.follow(module, requests)
  const { proven, reach } = proof
  const reads = Reads.find(module, reach)
  const tests = Statuses.find(module, reach, proven)
  const detailsOf = Reads.details(module, requests)
  const leaked = new Set([...Leaks.find(module, reach, requests)].flatMap(Holds.requestsOf))
  const ties = tie(requests, proof, [...reads, ...tests])
  const groupOf = groups(ties, [...requests, ...proven.values()])
  const mine = <A extends { readonly owners: ReadonlySet<Owner> }>(
    owner: Owner,
    all: ReadonlyArray<A>
  ): ReadonlyArray<A> =>
    // What belongs to several is said once, by the first.
    all.filter(({ owners }) => [...owners][0] === owner)
  const covered = new Set([
    ...[...reads.map((one) => one.read), ...tests.map((one) => one.test)].map(({ range }) => range.start),
    ...requests.flatMap(({ body }) =>
      (body?.mentions ?? []).map((key) => module.source.range(key.start, key.end).start)
    )
  ])
  const bystanders = Bystanders.find(module, requests, { covered, reach })
  const foreign = Foreign.find(module, reach)
  const chosen = Chosen.find(module, reach)
  const companions = Companions.find(module, requests)
  const readers = Readers.find(module, proof)
  const sites = requests.flatMap((request) =>
    sitesOf(module, request, {
      requests,
      reads: [...mine(request, reads).map((one) => one.read), ...detailsOf(request)],
      statusTests: mine(request, tests).map((one) => one.test),
      group: groupOf(request),
      isLeaked: leaked.has(request),
      bystanders: [foreign, chosen, readers, companions, bystanders].flatMap((said) => said(request))
    })
  )
  const declarations = [...proven.values()].map((type): Declaration =>
    Declarations.of(module, type, proof.apiOf(type), {
      reads: mine(type, reads).map((one) => one.read),
      statusTests: mine(type, tests).map((one) => one.test),
      group: groupOf(type)
    })
  )
  const claimed = requests.flatMap(
    (request) => Handed.bodies(module, request)?.bodies.flatMap((body) => body.nodes) ?? []
  )
  return { subjects: [...sites, ...declarations, ...listed(module)], claimed, proof }
}

const tie = (
  requests: ReadonlyArray<Request>,
  { proven, reach }: Proofs.Proof,
  owned: ReadonlyArray<{ readonly owners: ReadonlySet<Owner> }>
): Ties => {
  const ties = new Ties()
  const tieAll = (owners: Iterable<Owner>): void => {
    const [first, ...rest] = owners
    for (const owner of rest) ties.tie(first, owner)
  }
  for (const { owners } of owned) tieAll(owners)
  for (const type of proven.values()) tieAll([type, ...type.requests])
  for (const request of requests) {
    // A request for the id which another one answered goes where that one goes.
    for (const piece of request.path.pieces) {
      const hold = piece.kind === "hole" ? reach.of(piece.node) : undefined
      if (hold?.shape === "id") tieAll([request, ...hold.owners])
    }
    for (const literal of request.path.literals) ties.tie(literal, request)
    for (const node of request.body?.nodes ?? []) ties.tie(node, request)
  }
  return ties
}

/** The name of a thing's group; none for what stands alone. */
const groups = (ties: Ties, things: ReadonlyArray<unknown>): ((thing: unknown) => string | undefined) => {
  const members = new Map<unknown, number>()
  for (const thing of things) {
    const root = ties.root(thing)
    members.set(root, (members.get(root) ?? 0) + 1)
  }
  const names = new Map([...members.keys()].map((root, index) => [root, `group-${index + 1}`]))
  return (thing) => {
    const root = ties.root(thing)
    return (members.get(root) ?? 0) > 1 ? names.get(root) : undefined
  }
}

interface Parts {
  readonly requests: ReadonlyArray<Request>
  readonly reads: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
  readonly group: string | undefined
  readonly isLeaked: boolean
  readonly bystanders: ReadonlyArray<string>
}

const isWaiting = (node: Node): node is Loop => node.kind === "loop" && node.collects === undefined

/** Whether a loop goes through what the request answers, or from page to page: it does not wait. */
const goesThrough = (module: Module, loop: Loop, request: Request): boolean =>
  (loop.over !== undefined && Walk.holds(loop.over, request.node)) ||
  (request.path.match.target !== "item" && /page_?cursor/iu.test(textOf(module, loop)))

const sitesOf = (module: Module, request: Request, parts: Parts): ReadonlyArray<Site> => {
  const handed = Handed.bodies(module, request)
  const hasHanded = handed !== undefined && handed.bodies.length > 0
  const blockers: ReadonlyArray<Blocker> = [
    ...request.blockers,
    ...SharedPath.blockers(module, request, parts.requests),
    ...Changed.blockers(module, request),
    ...Companions.blockers(module, request, parts.requests),
    ...(handed?.isOpen === true && hasHanded
      ? [
          {
            range: module.source.range(request.node.start, request.node.start),
            message: "Bodies come from other callers, too.",
            needs: OPEN
          }
        ]
      : []),
    ...(handed?.bodies ?? []).flatMap((body) => body.blockers)
  ]
  const bodies = hasHanded ? handed.bodies : [request.body]
  const loop = Walk.around(module.parents, request.node, isWaiting)
  const isInside =
    loop !== undefined &&
    (Walk.functionAround(module.parents, request.node)?.start ?? 0) <= loop.start &&
    !goesThrough(module, loop, request)
  const group = bodies.length > 1 ? (parts.group ?? `bodies-${request.node.start}`) : parts.group
  const open = SharedPath.unseenName(module, request)
  const isElsewhere = request.shape !== undefined
  const kept = bodies.find((body) => body?.openName !== undefined)?.openName
  // The first of these that holds: a person looks at one thing and sees the others there.
  const caution = [
    isElsewhere ? Declarations.ELSEWHERE : undefined,
    request.isMock ? MOCK : undefined,
    request.path.caution,
    parts.isLeaked ? LEAK : undefined,
    open === undefined ? undefined : `${open} ${PATH}`,
    kept === undefined ? undefined : `${kept} ${KEPT}`
  ].find((one) => one !== undefined)
  return bodies.map((body, index) =>
    Sites.make({
      ...(request.method === undefined ? {} : { method: request.method }),
      path: request.path.ref,
      ...([...request.path.literals].some((literal) => Walk.holds(request.node, literal))
        ? {}
        : { at: module.source.range(request.argument.start, request.argument.end) }),
      query: index === 0 ? request.query : [],
      ...(body?.value?.kind === "object" ? { body: body.value } : {}),
      hasBody: request.hasBody,
      replies: index === 0 ? request.replies : [],
      reads: index === 0 ? parts.reads : [],
      statusTests: index === 0 ? parts.statusTests : [],
      ...(isInside ? { loop: module.source.range(loop.word.start, loop.word.end) } : {}),
      ...(isElsewhere ? { isElsewhere } : {}),
      ...(request.isMock ? { isMock: true } : {}),
      ...(caution === undefined ? {} : { caution }),
      ...(request.isMock ? {} : { bystanders: parts.bystanders }),
      ...(blockers.length === 0 || index > 0 ? {} : { blockers }),
      ...(group === undefined ? {} : { group })
    })
  )
}
