/** What the requests of a module prove of its types, and what is in reach once they are proven; followed to the end. */
import type { Api } from "../evidence/Paths.ts"
import * as Across from "./Across.ts"
import * as Elsewhere from "./Elsewhere.ts"
import * as Holds from "./Holds.ts"
import type { Hold, Owner, ProvenType } from "./Holds.ts"
import * as Models from "./Models.ts"
import type { Module } from "./Module.ts"
import type { Node, Type } from "./Program.ts"
import * as ReachOf from "./Reach.ts"
import type { Request } from "./Requests.ts"
import * as Sent from "./Sent.ts"
import * as Walk from "./Walk.ts"

export interface Proof {
  readonly reach: ReachOf.Reach
  readonly proven: Models.Proven
  readonly apiOf: (type: ProvenType) => Api
}

const ROUNDS_MAX = 6

/** Types prove values and values prove types, so both are followed in turns. */
export const follow = (module: Module, requests: ReadonlyArray<Request>): Proof => {
  const proven: Models.Proven = new Map()
  Models.fromOutside(module, proven)
  const apiOf = (type: ProvenType): Api =>
    type.elsewhere ??
    ([...type.requests].some((request) => request.path.match.api === "legacy") ? "legacy" : "orchestration")
  for (let round = 0; ; round++) {
    const reach = ReachOf.make(module, requests, proven)
    const before = sizeOf(proven)
    if (round < ROUNDS_MAX) seed(module, requests, reach, proven)
    if (sizeOf(proven) === before || round >= ROUNDS_MAX) return { reach, proven, apiOf }
  }
}

const sizeOf = (proven: Models.Proven): number =>
  [...proven.values()].reduce((sum, one) => sum + 1 + one.requests.size, 0)

/** The owners of a held answer, where it is one whole answer rather than a field of it. */
const ownersOf = (hold: Hold | undefined): ReadonlyArray<Owner> =>
  hold === undefined ||
  hold.shape === "status" ||
  hold.shape === "meta" ||
  hold.shape === "error" ||
  hold.shape === "id"
    ? []
    : [...hold.owners]

const seed = (module: Module, requests: ReadonlyArray<Request>, reach: ReachOf.Reach, proven: Models.Proven): void => {
  const named = (
    type: Type | undefined,
    use: "request" | "reply",
    owners: ReadonlyArray<Owner>,
    isWhole = false
  ): void => {
    if (owners.length === 0) return
    for (const name of type?.names ?? []) {
      const node = Models.declared(module, name)
      if (node !== undefined) Models.add(module, proven, node, use, owners)
    }
    const requests = owners.flatMap(Holds.requestsOf)
    if (type === undefined || requests.length === 0) return
    const api = requests.some((request) => request.path.match.api === "legacy") ? "legacy" : "orchestration"
    for (const origin of Elsewhere.originsOf(module, type)) {
      Elsewhere.want(module, origin, { api, use, ...(isWhole ? { isWhole } : {}) })
    }
  }
  for (const request of requests) {
    const { body } = request
    named(body?.type, "request", [request], Sent.sendsWhole(module, request))
    if (!request.isMock) named(request.fn?.returns, "reply", [request])
    if (body?.model !== undefined) Models.add(module, proven, body.model, "request", [request])
    for (const answer of request.answers) {
      if (answer.kind !== "call" || request.isMock) continue
      for (const node of Models.namedBy(module, answer)) Models.add(module, proven, node, "reply", [request])
    }
  }
  Walk.walk(module.root, (node) => visit(module, node, reach, { named, proven }))
}

interface Seeds {
  readonly named: (type: Type | undefined, use: "request" | "reply", owners: ReadonlyArray<Owner>) => void
  readonly proven: Models.Proven
}

const visit = (module: Module, node: Node, reach: ReachOf.Reach, seeds: Seeds): void => {
  const { named, proven } = seeds
  switch (node.kind) {
    case "assign": {
      named(node.type, "reply", node.value === undefined ? [] : ownersOf(reach.of(node.value)))
      const type = node.type ?? (node.value === undefined ? undefined : Models.madeType(node.value))
      if (type !== undefined) {
        // A variable that a parser fills in, or the request itself.
        for (const target of node.targets) named(type, "reply", ownersOf(reach.of(Walk.bare(target))))
      }
      return
    }
    case "wrapped":
      named(node.type, "reply", ownersOf(reach.of(node.value)))
      return
    case "function":
      if (node.returns !== undefined) {
        const owners = Walk.returned(node).flatMap((one) => ownersOf(reach.of(one)))
        named(node.returns, "reply", owners)
      }
      return
    case "call": {
      const receiver = Walk.receiver(node)
      const holds = [...node.arguments.map((one) => one.value), ...(receiver === undefined ? [] : [receiver])]
      const owners = holds.flatMap((one) => ownersOf(reach.of(one)))
      if (owners.length === 0) return
      const [first] = node.arguments
      const handed = first === undefined ? undefined : reach.of(first.value)
      if (handed !== undefined) Across.want(module, node, handed, Holds.apiOf(handed.owners))
      for (const found of Models.namedBy(module, node)) Models.add(module, proven, found, "reply", owners)
      return
    }
    default:
  }
}

/** Whether a request is one of an owner's. */
export const isOf = (owner: Owner, request: Request): boolean => Holds.requestsOf(owner).includes(request)
