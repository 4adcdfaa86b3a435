/** From requests, reads, tests and types to the subjects that rules look at. */
import * as Sites from "../evidence/Sites.ts"
import type { Subject } from "../model/Subject.ts"
import type { Module } from "./Module.ts"
import type { Node } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

export interface Found {
  readonly subjects: ReadonlyArray<Subject>
  /** Nodes that the subjects are made of, beyond those the requests claim. */
  readonly claimed: ReadonlyArray<Node>
}

/** The subjects of a module's requests. */
export const of = (module: Module, requests: ReadonlyArray<Request>): Found => ({
  subjects: requests.map((request) =>
    Sites.make({
      ...(request.method === undefined ? {} : { method: request.method }),
      path: request.path.ref,
      ...([...request.path.literals].some((literal) => Walk.holds(request.node, literal))
        ? {}
        : { at: module.source.range(request.argument.start, request.argument.end) }),
      query: request.query,
      ...(request.body?.value?.kind === "object" ? { body: request.body.value } : {}),
      hasBody: request.hasBody,
      replies: request.replies,
      ...(request.isMock ? { isMock: true } : {}),
      ...(request.blockers.length === 0 ? {} : { blockers: request.blockers })
    })
  ),
  claimed: []
})
