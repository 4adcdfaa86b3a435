import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import * as Settings from "@segue/migrate/config/Settings"
import { ruleIds } from "@segue/migrate/rules/RuleId"
import { Ajv } from "ajv"
import { Result } from "effect"

import { initial } from "../../src/commands/init.ts"

const failure = (text: string): ReadonlyArray<string> => {
  const parsed = Settings.parse(text)
  return Result.isFailure(parsed) ? parsed.failure : []
}

const schemaFile = path.resolve(import.meta.dirname, "../../schemas/segue.config.schema.json")
const schema = JSON.parse(fs.readFileSync(schemaFile, "utf8")) as object
const validates = new Ajv({ strict: true, keywords: ["allowTrailingCommas"] }).compile(schema)

describe("segue.config.jsonc", () => {
  it("takes comments, trailing commas and a byte order mark", () => {
    const text = '\uFEFF{ // why\n "rules": { "polling": "off", }, /* b */ "exclude": ["vendor/"], }'
    assert.deepStrictEqual(Settings.parse(text), Result.succeed({ rules: { polling: "off" }, exclude: ["vendor/"] }))
  })

  it.each([
    ["", "line 1:"],
    ["{", "line 1: Close brace expected"],
    ['{\n"rules": {}\n"exclude": []}', "line 3:"],
    ['{\n "rulez": {} }', "line 2: rulez:"],
    ['{ "rules": {\n "endpont": "off" } }', "line 2: rules.endpont:"],
    ['{ "rules": { "endpoint":\n "of" } }', "line 2: rules.endpoint:"],
    ['{ "include": [\n\n "!a" ] }', "line 3: include[0]:"],
    ['{ "maxFileSizeKb": 0 }', "line 1: maxFileSizeKb:"],
    ['{ "maxFileSizeKb": 1.5 }', "line 1: maxFileSizeKb:"],
    ['{ "exclude": [],\n "exclude": ["a"] }', "line 2: exclude stands here twice"],
    ['{ "overrides": [{ "rules": {} }] }', "line 1: overrides[0].files:"],
    ["[]", "line 1:"]
  ])("says where %j is wrong", (text, expected) => {
    const [first] = failure(text)
    assert.isDefined(first)
    assert.isTrue(first.startsWith(expected), first)
  })

  it("what segue init writes is read, and changes nothing", () => {
    const parsed = Result.getOrThrow(Settings.parse(initial))
    assert.deepInclude(parsed, { rules: {}, exclude: [], payloads: [], overrides: [], maxFileSizeKb: 1024 })
  })
})

describe("its schema for editors", () => {
  it("is the one that the settings make", () => {
    assert.deepStrictEqual(schema, JSON.parse(JSON.stringify(Settings.jsonSchema())))
  })

  it.each([
    [{ rules: Object.fromEntries(ruleIds.map((id) => [id, "info"])) }, true],
    [{ overrides: [{ files: ["a"], rules: { scope: "off" } }], payloads: ["p/**"] }, true],
    [{ $schema: "x" }, true],
    [{ rulez: {} }, false],
    [{ rules: { scope: "loud" } }, false],
    [{ include: ["!a"] }, false],
    [{ maxFileSizeKb: 0 }, false]
  ])("judges %j as the command does", (value, isValid) => {
    assert.strictEqual(validates(value), isValid)
    assert.strictEqual(Result.isSuccess(Settings.parse(JSON.stringify(value))), isValid)
  })
})
