/** Requests that a vendor document allows: required parts always, optional ones at random, from a seed. */
import type * as Exchange from "../../src/Exchange.ts"
import * as Random from "../../src/Random.ts"
import type * as VendorSpec from "./VendorSpec.ts"

/** Values that mean something to the sandbox, by the end of a key's name; everything else is odd text. */
export type Pools = Readonly<Record<string, ReadonlyArray<string>>>

const amounts = ["1", "0", "0.01", ".5", "10.5", "1.001", "0.0000001", "500000.01", "99999999999999999999", "007"]
const instants = ["2026-11-22T12:00:00Z", "2020-01-01T00:00:00.123456789Z", "2040-12-31T23:59:59+02:00"]
const odd = ["x", "", "ünïcödé ✓", "a b", "%2F..%00", "0".repeat(40), "null", "-1"]
const addressLine = ["1 Main Street", "NY", "USA", "10101"]

const record = (value: unknown): VendorSpec.Schema =>
  typeof value === "object" && value !== null ? (value as VendorSpec.Schema) : {}

/** Generates requests for the operations of a document. */
export class Requests {
  readonly #document: VendorSpec.Document
  readonly #stream: Random.Stream
  readonly #pools: Pools
  /** How many of 20 optional parts the present request has: some requests are sparse, others nearly full. */
  #density = 10

  constructor(document: VendorSpec.Document, seed: string, pools: Pools) {
    this.#document = document
    this.#stream = Random.Stream.seeded(seed, "requests")
    this.#pools = pools
  }

  #pick<A>(values: ReadonlyArray<A>): A {
    return values[this.#stream.below(values.length)]!
  }

  #isChosen(): boolean {
    return this.#stream.below(20) < this.#density
  }

  #text(schema: VendorSpec.Schema, key: string): string {
    const { format, maxLength, pattern } = schema
    if (format === "date-time") return this.#pick(instants)
    if (format === "decimal") return this.#pick(amounts)
    if (typeof pattern === "string" && pattern.startsWith("^[0-9]*")) {
      return this.#pick(amounts.filter((amount) => new RegExp(pattern, "u").test(amount)))
    }
    if (pattern === "^[A-Z]{3}$") return "USA"
    if (typeof maxLength === "number" || pattern !== undefined) return this.#pick(addressLine)
    const pool = Object.entries(this.#pools).find(([end]) => key.endsWith(end))?.[1]
    return this.#pick(pool === undefined || this.#stream.below(12) === 0 ? odd : pool)
  }

  #object(schema: VendorSpec.Schema): unknown {
    const required = new Set((schema["required"] as ReadonlyArray<string> | undefined) ?? [])
    const all = Object.entries(record(schema["properties"]))
    // An object of optional parts is often meant as a choice among them: half of the time just one is there.
    const only = required.size === 0 && all.length > 0 && this.#stream.below(2) === 0 ? this.#pick(all)[0] : undefined
    const entries = all.filter(([key]) => (only === undefined ? required.has(key) || this.#isChosen() : key === only))
    const map = schema["additionalProperties"]
    const extra = typeof map === "object" && this.#isChosen() ? [["key", this.value(record(map), "key")] as const] : []
    return Object.fromEntries([...entries.map(([key, one]) => [key, this.value(record(one), key)] as const), ...extra])
  }

  /** A value that the schema allows. */
  value(schema: VendorSpec.Schema, key: string): unknown {
    const { $ref, enum: values, type } = schema
    if (typeof $ref === "string") {
      return this.value(this.#document.components.schemas[$ref.split("/").at(-1)!]!, key)
    }
    if (Array.isArray(values)) return this.#pick(values)
    switch (type) {
      case "string":
        return this.#text(schema, key)
      case "integer":
        return this.#pick([1, 2, 100, 1000, 1001, 0, -1])
      case "boolean":
        return this.#isChosen()
      case "array":
        return Array.from({ length: this.#stream.below(3) }, () => this.value(record(schema["items"]), key))
      default:
        return this.#object(schema)
    }
  }

  #query(parameters: ReadonlyArray<VendorSpec.Parameter>): string {
    return parameters
      .filter((one) => one.in === "query" && (one.required === true || this.#stream.below(4) === 0))
      .flatMap(({ name, schema = {} }) => [this.value(schema, name)].flat().map((value) => [name, String(value)]))
      .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
      .join("&")
  }

  /** The parts of a request for an operation; the caller adds the token. */
  next(path: string, operation: VendorSpec.Operation, shared: ReadonlyArray<VendorSpec.Parameter> = []) {
    this.#density = this.#pick([4, 10, 19])
    const schema = operation.requestBody?.content["application/json"]?.schema
    const body = schema === undefined ? undefined : this.value(schema, "")
    const filled = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
      encodeURIComponent(this.#text({}, name === "id" ? `${operation.operationId}.id` : name) || "x")
    )
    return {
      schema,
      body,
      request: {
        path: `/v2${filled}`,
        query: this.#query([...shared, ...(operation.parameters ?? [])]),
        body: body === undefined ? "" : JSON.stringify(body)
      } satisfies Partial<Exchange.Request>
    }
  }
}
