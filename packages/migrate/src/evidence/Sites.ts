/** From the parts of a request to a call site: the method and the path decide which operation it is. */
import type { Blocker, Evidence, Operation, QueryEntry, Read, Site, StatusTest } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import type { Range } from "../text/Range.ts"
import type { PathRef } from "./Paths.ts"
import * as Strings from "./Strings.ts"

/** What an adapter knows of a request; what it leaves out is unknown, not absent. */
export interface Parts {
  readonly method?: { readonly text: string; readonly range?: Range }
  readonly path: PathRef
  readonly query?: ReadonlyArray<QueryEntry>
  readonly body?: Value
  readonly bodyElsewhere?: Evidence
  /** A body is sent, in reach or not. */
  readonly hasBody?: boolean
  readonly replies?: ReadonlyArray<Value>
  readonly reads?: ReadonlyArray<Read>
  readonly statusTests?: ReadonlyArray<StatusTest>
  readonly loop?: Range
  /** Where the call names the path, when the path itself is written elsewhere. */
  readonly at?: Range
  readonly isMock?: boolean
  readonly isRecorded?: boolean
  readonly blockers?: ReadonlyArray<Blocker>
  readonly group?: string
  readonly caution?: string
  readonly bystanders?: ReadonlyArray<string>
  readonly isElsewhere?: boolean
}

/** Why a path is not changed for one call alone: what it is kept in is used in other files, too. */
export const sharedPath = (range: Range, name: string, files: ReadonlyArray<string>): Blocker => ({
  range,
  message: `${name} is used in ${files.join(", ")}, too.`,
  needs: "Migrate every call that uses the path, then change it; keep the old path for what stays on the legacy API."
})

const operations: Readonly<Record<string, Readonly<Record<PathRef["target"], Operation>>>> = {
  POST: { collection: "create", item: "unknown", open: "create" },
  GET: { collection: "list", item: "get", open: "unknown" },
  DELETE: { collection: "unknown", item: "cancel", open: "cancel" }
}

/** The operation that a method and a path address. */
export const operationOf = (method: string | undefined, path: PathRef, sendsBody: boolean): Operation => {
  if (method === undefined) return sendsBody && path.target !== "item" ? "create" : "unknown"
  return operations[method.toUpperCase()]?.[path.target] ?? "unknown"
}

const does: Readonly<Record<Operation, string>> = {
  create: "creates a conversion: it posts to the legacy path",
  get: "reads one conversion from the legacy path",
  list: "lists conversions from the legacy path",
  cancel: "cancels a conversion at the legacy path",
  unknown: "names the legacy path"
}

/** A call site made of its parts. */
export const make = (parts: Parts): Site => {
  const operation = operationOf(parts.method?.text, parts.path, parts.body !== undefined || parts.hasBody === true)
  const because =
    parts.path.api === "legacy" ? does[operation] : "calls the path of the new API (orchestration/orchestrations)"
  return {
    kind: "site",
    api: parts.path.api,
    operation,
    ...(parts.method === undefined ? {} : { method: parts.method }),
    path: parts.path,
    query: parts.query ?? [],
    ...(parts.body === undefined ? {} : { body: parts.body }),
    ...(parts.bodyElsewhere === undefined ? {} : { bodyElsewhere: parts.bodyElsewhere }),
    replies: parts.replies ?? [],
    reads: parts.reads ?? [],
    statusTests: parts.statusTests ?? [],
    ...(parts.loop === undefined ? {} : { loop: parts.loop }),
    ...(parts.isMock === undefined ? {} : { isMock: parts.isMock }),
    ...(parts.isRecorded === undefined ? {} : { isRecorded: parts.isRecorded }),
    ...(parts.blockers === undefined ? {} : { blockers: parts.blockers }),
    ...(parts.group === undefined ? {} : { group: parts.group }),
    ...(parts.caution === undefined ? {} : { caution: parts.caution }),
    ...(parts.bystanders === undefined || parts.bystanders.length === 0 ? {} : { bystanders: parts.bystanders }),
    ...(parts.isElsewhere === undefined ? {} : { isElsewhere: parts.isElsewhere }),
    evidence: parts.at === undefined ? Strings.pathEvidence(parts.path, because) : { range: parts.at, because }
  }
}
