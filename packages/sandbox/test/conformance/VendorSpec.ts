/**
 * The vendor's own OpenAPI document as a second judge, its objects closed: a key that its schemas do not name is an
 * error. The document is not part of the project: SEGUE_VENDOR_SPEC names the folder that holds it.
 */
import * as fs from "node:fs"
import * as path from "node:path"

import { Ajv, type ValidateFunction } from "ajv"
import addFormats from "ajv-formats"

/** The file looked for in the folder. */
const FILE = "paxos-v2.slice.openapi.json"

/** Said in the name of tests that cannot run without the file. */
export const WHERE = `needs SEGUE_VENDOR_SPEC, a folder with ${FILE}`

/** A schema as it stands in the document. */
export type Schema = { readonly [key: string]: unknown }

export interface MediaType {
  readonly schema?: Schema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value?: unknown; readonly $ref?: string }>>
}

export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
}

export interface Operation {
  readonly operationId: string
  readonly parameters?: ReadonlyArray<Parameter>
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, MediaType>> }>>
  readonly security?: ReadonlyArray<Readonly<Record<string, ReadonlyArray<string>>>>
}

export interface Document {
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
  }
}

/** Reads a document. */
export const read = (file: string): Document => JSON.parse(fs.readFileSync(file, "utf8")) as Document

const folder = process.env["SEGUE_VENDOR_SPEC"]

/** The document, where there is one. */
export const given: Document | undefined =
  folder !== undefined && fs.existsSync(path.join(folder, FILE)) ? read(path.join(folder, FILE)) : undefined

/** Every operation of a document with its place. */
export const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([at, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation.operationId === undefined ? [] : [{ path: at, method: method.toUpperCase(), operation }]
    )
  )

/** What says nothing about validity, or says it in OpenAPI's own words. */
const dropped = new Set(["example", "examples", "xml", "externalDocs", "discriminator"])

const isObject = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const mapValues = (schemas: Schema): Schema =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema)]))

/** The schema for a validator of plain JSON Schema, with every object that lists its keys closed. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (!isObject(schema)) return schema
  const result: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (dropped.has(keyword)) continue
    result[keyword] =
      keyword === "properties" && isObject(value)
        ? mapValues(value)
        : keyword === "enum" || keyword === "default"
          ? value
          : closed(value)
  }
  const isComposed = ["allOf", "oneOf", "anyOf"].some((keyword) => keyword in result)
  if ("properties" in result && result["additionalProperties"] === undefined && !isComposed) {
    result["additionalProperties"] = false
  }
  if (result["nullable"] === true && typeof result["type"] === "string") result["type"] = [result["type"], "null"]
  delete result["nullable"]
  // OpenAPI 3.0 has these two as flags beside the bound, JSON Schema as the bound itself.
  for (const [flag, bound] of [
    ["exclusiveMaximum", "maximum"],
    ["exclusiveMinimum", "minimum"]
  ] as const) {
    if (result[flag] !== true) continue
    result[flag] = result[bound]
    delete result[bound]
  }
  return result
}

/** Validates values by the schemas of a document. */
export interface Validator {
  /** What is wrong with a value by a schema that stands in the document; empty when nothing is. */
  readonly check: (schema: Schema, value: unknown) => ReadonlyArray<string>
}

/** A validator over closed copies of the document's schemas. */
export const validator = (document: Document): Validator => {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { int32: true, int64: true, uint64: true, decimal: /^-?(?:\d+(?:\.\d+)?|\.\d+)$/u }
  })
  addFormats.default(ajv)
  ajv.addSchema({ $id: "vendor", components: { schemas: mapValues(document.components.schemas) } })
  const compiled = new Map<string, ValidateFunction>()
  const compile = (schema: Schema): ValidateFunction => {
    const key = JSON.stringify(schema)
    const known = compiled.get(key)
    if (known !== undefined) return known
    const made = ajv.compile(JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/', '"vendor#/')) as object)
    compiled.set(key, made)
    return made
  }
  return {
    check: (schema, value) => {
      const validate = compile(schema)
      if (validate(value)) return []
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`
      )
    }
  }
}
