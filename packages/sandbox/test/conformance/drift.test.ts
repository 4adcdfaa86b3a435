import * as Scope from "@segue/core/Scope"
/** The drift check finds every kind of difference, in a document of our own making and in the vendor's. */
import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"

import { drift, enumerations, queries, replies, requests } from "./drift.ts"
import * as table from "./table.ts"
import * as VendorSpec from "./VendorSpec.ts"

const jsonSchema = (schema: Schema.Top): VendorSpec.Schema => {
  const { definitions, schema: root } = Schema.toJsonSchemaDocument(schema as unknown as Schema.Codec<unknown, unknown>)
  const inline = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inline)
    if (typeof value !== "object" || value === null) return value
    const { $ref } = value as { readonly $ref?: string }
    if ($ref !== undefined) return inline((definitions as Record<string, unknown>)[$ref.split("/").at(-1)!])
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inline(inner)]))
  }
  return inline(root) as VendorSpec.Schema
}

/** A document that says exactly what core says. */
const own = (): VendorSpec.Document => {
  const paths: Record<string, Record<string, VendorSpec.Operation>> = {}
  for (const [operationId, { method, path }] of Object.entries(table.operations)) {
    const query = queries[operationId]
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId,
        responses: {},
        security: [{ OAuth2: [Scope.byOperation[operationId as Scope.Operation]] }],
        parameters: [...(query?.known ?? [])].map((name) => ({
          name,
          in: "query",
          schema: { type: query!.repeated.has(name) ? "array" : "string" }
        }))
      }
    }
  }
  const schemas = {
    ...Object.fromEntries(Object.entries({ ...replies, ...requests }).map(([name, one]) => [name, jsonSchema(one)])),
    ...Object.fromEntries(Object.entries(enumerations).map(([name, values]) => [name, { enum: [...values] }]))
  }
  return { info: { title: "core", version: "0" }, paths, components: { schemas } }
}

// A doctored document is edited as what it is: JSON.
// oxlint-disable-next-line typescript/no-explicit-any -- the edits reach anywhere into the document
const doctored = (document: VendorSpec.Document, edit: (copy: any) => void) => {
  const copy = structuredClone(document)
  edit(copy)
  const before = new Set(drift(document).map((one) => `${one.at}: ${one.what}`))
  return drift(copy)
    .map((one) => `${one.at}: ${one.what}`)
    .filter((one) => !before.has(one))
}

const LIST = "/orchestration/orchestrations"

const finds = (document: () => VendorSpec.Document) => {
  it("a new field of a reply, a field that is gone, a changed type", () => {
    expect(
      doctored(document(), ({ components }) => {
        const { properties } = components.schemas.Orchestration
        properties.destination_amount = { type: "string" }
        delete properties.metadata
        properties.source_amount = { type: "number" }
      }).toSorted()
    ).toEqual([
      "Orchestration.destination_amount: new in the document",
      "Orchestration.metadata: gone from the document",
      "Orchestration.source_amount: string here, number in the document"
    ])
  })

  it("a field of a request that became required", () => {
    expect(
      doctored(document(), ({ components }) =>
        components.schemas.CreateStablecoinConversionRequest.required.push("ref_id")
      )
    ).toEqual(["CreateStablecoinConversionRequest.ref_id: optional here, required in the document"])
  })

  it("a status that came and one that went", () => {
    expect(
      doctored(document(), ({ components }) => {
        components.schemas.OrchestrationStatus.enum = ["PROCESSING", "COMPLETED", "FAILED", "REJECTED", "CANCELLED"]
      })
    ).toEqual([
      "OrchestrationStatus: CANCELLED is new in the document",
      "OrchestrationStatus: PENDING is gone from the document"
    ])
  })

  it("query parameters that came, went, or became single", () => {
    expect(
      doctored(document(), ({ paths }) => {
        const { get } = paths[LIST]
        get.parameters = get.parameters.filter((one: VendorSpec.Parameter) => one.name !== "ref_id")
        get.parameters.push({ name: "updated_at.gte", in: "query", schema: { type: "string" } })
        get.parameters.find((one: VendorSpec.Parameter) => one.name === "status").schema = { type: "string" }
      }).toSorted()
    ).toEqual([
      "ListOrchestrations (repeated parameters): ?ref_id is gone from the document",
      "ListOrchestrations (repeated parameters): ?status is gone from the document",
      "ListOrchestrations: ?ref_id is gone from the document",
      "ListOrchestrations: ?updated_at.gte is new in the document"
    ])
  })

  it("an operation that came, went, moved or asks for another scope", () => {
    expect(
      doctored(document(), ({ paths }) => {
        paths[`${LIST}/{id}`].delete = { operationId: "CancelOrchestration", responses: {} }
        delete paths["/conversion/stablecoins/{id}"].delete
        paths["/v3/events"] = paths["/events"]
        delete paths["/events"]
        paths[LIST].post.security = [{ OAuth2: ["orchestration:create"] }]
      }).toSorted()
    ).toEqual([
      "CancelOrchestration: DELETE /orchestration/orchestrations/{id} is new",
      "CancelStablecoinConversion: gone from the document",
      "CreateOrchestration: asks for orchestration:create in the document",
      "ListEvents: is GET /v3/events in the document"
    ])
  })
}

describe("drift against a document of our own finds", () => {
  finds(own)

  it("nothing where nothing differs", () => {
    expect(drift(own())).toEqual([])
  })
})

describe.skipIf(VendorSpec.given === undefined)(
  `drift against the vendor's document (${VendorSpec.WHERE}) finds`,
  () => {
    finds(() => VendorSpec.given!)

    it("only what we know", () => {
      expect(drift(VendorSpec.given!).filter((one) => one.known === undefined)).toEqual([])
    })
  }
)
