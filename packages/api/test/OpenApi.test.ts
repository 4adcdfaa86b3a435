/** The document is OpenAPI 3.1 and loses nothing that the schemas say. */
import { Validator } from "@seriousme/openapi-schema-validator"
import { expect, it } from "vitest"

import { openApi } from "../src/index.ts"
import { procedures } from "../src/OpenApi.ts"

const document = JSON.parse(JSON.stringify(openApi({ version: "1.2.3", url: "https://gateway.example/trpc" })))

it("is valid, and every reference leads somewhere", async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true })
  expect(validator.version).toBe("3.1")
  const references = JSON.stringify(document).match(/"\$ref":"#\/components\/schemas\/([^"]+)"/gu) ?? []
  const names = references.map((text) => text.split("/").at(-1)!.replace('"', ""))
  expect(names.length).toBeGreaterThan(20)
  expect([...new Set(names)].filter((name) => !(name in document.components.schemas))).toEqual([])
})

it("has every procedure with its scope", () => {
  const found = Object.entries<Record<string, { security: unknown }>>(document.paths).map(([path, methods]) => [
    path.slice(1),
    Object.values(methods)[0]!.security
  ])
  expect(found).toEqual(procedures.map(({ meta, path }) => [path, [{ key: [meta.scope] }]]))
})

it("keeps limits, patterns and closed objects", () => {
  const create = document.paths["/orchestrations.create"].post.requestBody.content["application/json"].schema
  expect(create.additionalProperties).toBe(false)
  expect(create.required).toContain("ref_id")
  const text = JSON.stringify(document.paths["/orchestrations.wait"].get)
  expect(text).toContain('"maximum":50000')
  expect(JSON.stringify(document.components.schemas)).toContain('"pattern"')
})
