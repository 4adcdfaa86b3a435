/**
 * Where a given vendor document differs from core: fields, types, required keys of requests, enumerations, query
 * parameters, operations with their paths and scopes. Made for newer documents than the one we know: what it reports is
 * what somebody has to look at.
 */
import * as Conversion from "@segue/core/Conversion"
import * as Deposit from "@segue/core/Deposit"
import * as Event from "@segue/core/Event"
import * as Orchestration from "@segue/core/Orchestration"
import * as Problem from "@segue/core/Problem"
import * as Profile from "@segue/core/Profile"
import * as Query from "@segue/core/Query"
import * as Rule from "@segue/core/Rule"
import * as Scope from "@segue/core/Scope"
import * as Schema from "effect/Schema"

import * as Networks from "../../src/Networks.ts"
import * as table from "./table.ts"
import * as VendorSpec from "./VendorSpec.ts"

/** One difference. */
export interface Difference {
  /** Where: `Orchestration.source.crypto`, `ListOrchestrations?status`, `GetOrchestration`. */
  readonly at: string
  readonly what: string
  /** Why we know and accept it; absent for news. */
  readonly known?: string
}

/** Objects the vendor sends: compared by keys and types, because core reads them openly. */
export const replies: Readonly<Record<string, Schema.Top>> = {
  StablecoinConversion: Conversion.Conversion,
  ListStablecoinConversionsResponse: Conversion.ConversionList,
  Orchestration: Orchestration.Orchestration,
  ListOrchestrationsResponse: Orchestration.OrchestrationList,
  OrchestrationRule: Rule.Rule,
  CreateOrchestrationRuleResponse: Rule.RuleReply,
  DeleteOrchestrationRuleResponse: Rule.RuleReply,
  ListOrchestrationRulesResponse: Rule.RuleList,
  Event: Event.Event,
  ListEventsResponse: Event.EventList,
  Profile: Profile.Profile,
  ListProfilesResponse: Profile.ProfileList,
  ProfileBalance: Profile.Balance,
  ListProfileBalancesResponse: Profile.BalanceList,
  Problem: Problem.Problem,
  CreateSandboxDepositResponse: Deposit.SandboxDepositReply
}

/** Objects we send: compared by required keys too. */
export const requests: Readonly<Record<string, Schema.Top>> = {
  CreateStablecoinConversionRequest: Conversion.ConversionRequest,
  CreateOrchestrationRequest: Orchestration.OrchestrationRequest,
  CreateOrchestrationRuleRequest: Rule.RuleRequest,
  FundingSandboxCreateSandboxDepositBody: Deposit.SandboxDepositRequest,
  InitiateSandboxFiatDepositRequest: Deposit.SandboxFiatDepositRequest
}

export const enumerations: Readonly<Record<string, ReadonlyArray<string>>> = {
  OrchestrationStatus: Orchestration.statuses,
  TransferDetailsTransferStatus: Orchestration.transferStatuses,
  OrchestrationRuleStatus: Rule.statuses,
  // Core has no list of networks; the sandbox does.
  CryptoNetwork: Networks.networks
}

export const queries: Readonly<Record<string, Pick<Query.Spec<unknown>, "known" | "repeated">>> = {
  ListStablecoinConversions: Query.conversions,
  ListOrchestrations: Query.orchestrations,
  ListOrchestrationRules: Query.rules,
  ListEvents: Query.events
}

/** Differences that stand in every document so far, and why core has them. */
const known: Readonly<Record<string, string>> = {
  "CreateOrchestrationRequest.source: required here, optional in the document":
    "leaving it out may pick the default profile: docs/vendor-facts.md#orch-omitted-side",
  "CreateOrchestrationRequest.destination: required here, optional in the document":
    "leaving it out may pick the default profile: docs/vendor-facts.md#orch-omitted-side",
  "Profile.account_id: new in the document": "core keeps fields it does not know, and needs this one for nothing",
  "Profile.created_at: gone from the document": "optional in core; no profile in the vendor's samples has it"
}

type Node = Readonly<Record<string, unknown>>
const node = (value: unknown): Node => (typeof value === "object" && value !== null ? (value as Node) : {})
const keys = (value: unknown): ReadonlyArray<string> => Object.keys(node(value))

/** Follows references; `allOf` of one reference is the vendor's way to describe a reference. */
const resolve = (schemas: Node, schema: unknown): Node => {
  const { $ref, allOf, anyOf } = node(schema)
  // Core reads null as absent: the schema of a field that may lack is the one beside the null.
  if (Array.isArray(anyOf) && anyOf.length === 2 && anyOf.some((one) => node(one)["type"] === "null")) {
    return resolve(
      schemas,
      anyOf.find((one) => node(one)["type"] !== "null")
    )
  }
  if (typeof $ref === "string") return resolve(schemas, schemas[$ref.split("/").at(-1)!])
  if (Array.isArray(allOf) && allOf.length === 1 && !("properties" in node(schema))) return resolve(schemas, allOf[0])
  return node(schema)
}

interface Side {
  readonly schemas: Node
  readonly schema: unknown
}

const typeOf = (schema: Node): string => {
  const { anyOf, enum: values, type } = schema
  if (Array.isArray(anyOf)) return typeOf(node(anyOf.find((one) => node(one)["type"] !== "null")))
  return typeof type === "string" ? type : Array.isArray(values) ? "string" : "properties" in schema ? "object" : "any"
}

/** Differences of two schemas; `ours` is JSON Schema made from core's. */
const compare = (at: string, theirs: Side, ours: Side, isRequest: boolean): ReadonlyArray<Difference> => {
  const [left, right] = [resolve(theirs.schemas, theirs.schema), resolve(ours.schemas, ours.schema)]
  const [leftType, rightType] = [typeOf(left), typeOf(right)]
  if (leftType !== rightType && leftType !== "any" && rightType !== "any") {
    return [{ at, what: `${rightType} here, ${leftType} in the document` }]
  }
  if (leftType === "array") {
    // Rows that are compared under their own name are not told twice.
    const row = node(left["items"])["$ref"]
    if (typeof row === "string" && row.split("/").at(-1)! in replies) return []
    const items = (side: Side, schema: Node): Side => ({ schemas: side.schemas, schema: schema["items"] })
    return compare(`${at}[]`, items(theirs, left), items(ours, right), isRequest)
  }
  const names = [keys(left["properties"]), keys(right["properties"])] as const
  if (names[0].length === 0 || names[1].length === 0) return []
  const required = (schema: Node, name: string) => ((schema["required"] ?? []) as ReadonlyArray<string>).includes(name)
  return [
    ...names[0]
      .filter((name) => !names[1].includes(name))
      .map((name) => ({ at: `${at}.${name}`, what: "new in the document" })),
    ...names[1]
      .filter((name) => !names[0].includes(name))
      .map((name) => ({ at: `${at}.${name}`, what: "gone from the document" })),
    ...names[0]
      .filter((name) => names[1].includes(name))
      .flatMap((name) => [
        ...(isRequest && at.indexOf(".") < 0 && required(left, name) !== required(right, name)
          ? [
              {
                at: `${at}.${name}`,
                what: required(left, name)
                  ? "optional here, required in the document"
                  : "required here, optional in the document"
              }
            ]
          : []),
        ...compare(
          `${at}.${name}`,
          { schemas: theirs.schemas, schema: node(left["properties"])[name] },
          { schemas: ours.schemas, schema: node(right["properties"])[name] },
          isRequest
        )
      ])
  ]
}

const compareSchemas = (
  document: VendorSpec.Document,
  pairs: Readonly<Record<string, Schema.Top>>,
  isRequest: boolean
): ReadonlyArray<Difference> =>
  Object.entries(pairs).flatMap(([name, schema]) => {
    const theirs = document.components.schemas[name]
    if (theirs === undefined) return [{ at: name, what: "gone from the document" }]
    const ours = Schema.toJsonSchemaDocument(schema as unknown as Schema.Codec<unknown, unknown>)
    return compare(
      name,
      { schemas: document.components.schemas, schema: theirs },
      { schemas: ours.definitions as unknown as Node, schema: ours.schema },
      isRequest
    )
  })

const missing = (
  at: string,
  theirs: Iterable<string>,
  ours: Iterable<string>,
  of: string
): ReadonlyArray<Difference> => {
  const [left, right] = [new Set(theirs), new Set(ours)]
  return [
    ...[...left].filter((one) => !right.has(one)).map((one) => ({ at, what: `${of}${one} is new in the document` })),
    ...[...right].filter((one) => !left.has(one)).map((one) => ({ at, what: `${of}${one} is gone from the document` }))
  ]
}

const compareEnumerations = (document: VendorSpec.Document): ReadonlyArray<Difference> =>
  Object.entries(enumerations).flatMap(([name, ours]) =>
    missing(name, (document.components.schemas[name]?.["enum"] ?? []) as ReadonlyArray<string>, ours, "")
  )

const compareQuery = ({ operationId, parameters = [] }: VendorSpec.Operation): ReadonlyArray<Difference> => {
  const ours = queries[operationId]
  if (ours === undefined) return []
  const theirs = parameters.filter((one) => one.in === "query")
  const arrays = theirs.filter((one) => one.schema?.["type"] === "array").map((one) => one.name)
  return [
    ...missing(
      operationId,
      theirs.map((one) => one.name),
      ours.known,
      "?"
    ),
    ...missing(`${operationId} (repeated parameters)`, arrays, ours.repeated, "?")
  ]
}

/** Paths that belong to what we migrate: an operation that appears under them is news. */
const OURS = /^\/(?:conversion\/stablecoins|orchestration|events)(?:\/|$)/u

const compareOperations = (document: VendorSpec.Document): ReadonlyArray<Difference> => {
  const theirs = VendorSpec.operationsOf(document)
  const scopes = Scope.byOperation as Readonly<Record<string, string>>
  const present = new Set(theirs.map(({ operation }) => operation.operationId))
  return [
    ...Object.keys(table.operations)
      .filter((name) => !present.has(name))
      .map((name) => ({ at: name, what: "gone from the document" })),
    ...theirs.flatMap(({ method, operation, path }) => {
      const { operationId: name, security = [] } = operation
      const ours = (table.operations as Readonly<Record<string, table.Operation>>)[name]
      if (ours === undefined) return OURS.test(path) ? [{ at: name, what: `${method} ${path} is new` }] : []
      const granted = security.flatMap((one) => Object.values(one).flat())
      return [
        ...(ours.method === method && ours.path === path
          ? []
          : [{ at: name, what: `is ${method} ${path} in the document` }]),
        ...(granted.length === 0 || granted.includes(scopes[name]!)
          ? []
          : [{ at: name, what: `asks for ${granted.join(", ")} in the document` }]),
        ...compareQuery(operation)
      ]
    })
  ]
}

/** Every difference between a document and core; the known ones say why they are there. */
export const drift = (document: VendorSpec.Document): ReadonlyArray<Difference> =>
  [
    ...compareOperations(document),
    ...compareSchemas(document, requests, true),
    ...compareSchemas(document, replies, false),
    ...compareEnumerations(document)
  ].map((one) => {
    const reason = known[`${one.at}: ${one.what}`]
    return reason === undefined ? one : { ...one, known: reason }
  })
