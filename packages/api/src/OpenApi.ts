/** The API as an OpenAPI 3.1 document, made from the router: what tRPC serves, for those who call it without tRPC. */
import * as JsonSchema from "effect/JsonSchema"
import * as Schema from "effect/Schema"

import { Failure } from "./Failure.ts"
import type { ProcedureMeta } from "./Procedure.ts"
import { router } from "./Router.ts"

interface Procedure {
  readonly path: string
  readonly type: "query" | "mutation" | "subscription"
  readonly meta: ProcedureMeta
  readonly input: Schema.Top | undefined
}

/** tRPC keeps procedures flat by name at run time and types them nested; the inputs are the schemas that `Input` made. */
interface Definition {
  readonly _def: {
    readonly inputs: ReadonlyArray<Schema.Top>
    readonly meta: ProcedureMeta
    readonly type: Procedure["type"]
  }
}

/** The procedures by name, with what is known of them. */
export const procedures: ReadonlyArray<Procedure> = Object.entries(
  router._def.procedures as unknown as Readonly<Record<string, Definition>>
).map(([path, { _def }]) => ({ path, type: _def.type, meta: _def.meta, input: _def.inputs[0] }))

type Json = JsonSchema.JsonSchema

/** Collects what schemas refer to, under `components`. */
const collector = () => {
  const schemas: Record<string, Json> = {}
  const add = (schema: Schema.Top, onExcessProperty: "ignore" | "error"): Json => {
    const { definitions, schema: root } = Schema.toJsonSchemaDocument(schema, { onExcessProperty })
    const document = JsonSchema.toMultiDocumentOpenApi3_1({ dialect: "draft-2020-12", schemas: [root], definitions })
    Object.assign(schemas, document.definitions)
    return document.schemas[0]
  }
  return { schemas, add }
}

const json = (schema: Json) => ({ "application/json": { schema } })

const object = (properties: Record<string, Json>, required = Object.keys(properties)): Json => ({
  type: "object",
  properties,
  required
})

const errorSchema = (failure: Json): Json =>
  object({
    error: object({
      message: { type: "string" },
      code: { type: "integer", description: "The code of JSON-RPC" },
      data: object(
        {
          code: { type: "string", description: "tRPC's code, such as NOT_FOUND" },
          httpStatus: { type: "integer" },
          path: { type: "string" },
          requestId: { type: ["string", "null"] },
          failure: { anyOf: [failure, { type: "null" }] },
          problem: { type: ["object", "null"], description: "The vendor's problem" },
          issues: { type: "array", items: { $ref: "#/components/schemas/Issue" } },
          inDoubt: { type: "boolean" },
          retryAfterMs: { type: ["integer", "null"] }
        },
        ["code", "httpStatus", "requestId", "failure", "problem", "issues", "inDoubt", "retryAfterMs"]
      )
    })
  })

/** How an input travels: in the address of a GET, as JSON text; in the body of a POST. */
const inputOf = (type: Procedure["type"], schema: Json | undefined) => {
  if (schema === undefined) return {}
  if (type === "mutation") return { requestBody: { required: true, content: json(schema) } }
  return { parameters: [{ name: "input", in: "query", required: true, content: json(schema) }] }
}

const success = (type: Procedure["type"], output: Json) =>
  type === "subscription"
    ? {
        description: "Server-sent events. Each message's id resumes the stream, as lastEventId of the input.",
        content: { "text/event-stream": { schema: { type: "string" }, "x-message": output } }
      }
    : { description: "Success", content: json(object({ result: object({ data: output }) })) }

/** The document. `version` is the host's, `url` where it serves the router. */
export const openApi = (options: { readonly version: string; readonly url: string }) => {
  const { add, schemas } = collector()
  const failure = add(Failure, "ignore")
  const paths = procedures.map(({ input, meta, path, type }) => {
    const operation = {
      operationId: path,
      tags: [path.split(".")[0]!],
      summary: meta.summary,
      security: [{ key: [meta.scope] }],
      ...inputOf(type, input === undefined ? undefined : add(input, "error")),
      responses: {
        "200": success(type, meta.output === undefined ? {} : add(meta.output, "ignore")),
        default: { description: "Refused or failed", content: json({ $ref: "#/components/schemas/Error" }) }
      }
    }
    return [`/${path}`, { [type === "mutation" ? "post" : "get"]: operation }] as const
  })
  return {
    openapi: "3.1.0",
    info: { title: "Segue gateway", version: options.version },
    servers: [{ url: options.url }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: { ...schemas, Error: errorSchema(failure) },
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "A key of this gateway" } }
    }
  }
}
