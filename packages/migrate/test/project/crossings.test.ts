/** Every way in which a proof crosses a file in JavaScript and TypeScript, each in a project of its own. */
import { assert, describe, it } from "@effect/vitest"
import { Engine, Fixer, Project } from "@segue/migrate"
import { Arbitrary, Schema } from "effect"

type Files = Readonly<Record<string, string>>

/** Reads one conversion at a URL, and a field of it. */
const reads = (url: string): string =>
  `export const read = async (http: any, id: string) => (await http.get(${url})).target_asset\n`

const CONSTANT = `export const CONVERSIONS = "/v2/conversion/stablecoins"\n`
const CONVERSION = `{ id: string; amount: string; source_asset: string; target_asset: string; status: string }`

interface Crossing {
  readonly files: Files
  /** Files that must have findings, with a rule of one; every other file without the path has none. */
  readonly found: Readonly<Record<string, string>>
}

const crossings: Readonly<Record<string, Crossing>> = {
  "a named re-export under another name": {
    files: {
      "a.ts": CONSTANT,
      "index.ts": `export { CONVERSIONS as PATH } from "./a.js"\n`,
      "use.ts": `import { PATH } from "./index.ts"\n${reads("`${PATH}/${id}`")}`,
      "no.ts": `import { CONVERSIONS } from "./index.ts"\n${reads("`${CONVERSIONS}/${id}`")}`
    },
    found: { "use.ts": "response-field" }
  },
  "barrels of barrels": {
    files: {
      "lib/a.ts": CONSTANT,
      "lib/index.ts": `export * from "./a"\n`,
      "index.ts": `export * from "./lib"\n`,
      "use.ts": `import { CONVERSIONS } from "."\n${reads("`${CONVERSIONS}/${id}`")}`
    },
    found: { "use.ts": "response-field" }
  },
  "what a file imports and exports again, on its own or in another text": {
    files: {
      "a.ts": CONSTANT,
      "b.ts": `import { CONVERSIONS } from "./a"\nexport { CONVERSIONS }\nexport const PENDING = CONVERSIONS + "?limit=1"\n`,
      "use.ts": `import { CONVERSIONS } from "./b"\n${reads("`${CONVERSIONS}/${id}`")}`,
      "list.ts": `import { PENDING } from "./b"\nexport const list = async (http: any) => (await http.get(PENDING)).items[0].target_asset\n`
    },
    found: { "use.ts": "response-field", "list.ts": "response-field" }
  },
  "a default export": {
    files: {
      "a.ts": `const path = "/v2/conversion/stablecoins"\nexport default path\n`,
      "use.ts": `import anything from "./a"\n${reads("`${anything}/${id}`")}`
    },
    found: { "use.ts": "response-field" }
  },
  "an object of paths, some of them others'": {
    files: {
      "a.ts": `export default { conversions: "/v2/conversion/stablecoins", quotes: "/v2/quotes" }\n`,
      "use.ts": `import paths from "./a"\n${reads("`${paths.conversions}/${id}`")}`,
      "no.ts": `import paths from "./a"\n${reads("`${paths.quotes}/${id}`")}`
    },
    found: { "use.ts": "response-field" }
  },
  "nested objects, taken apart": {
    files: {
      "a.ts": `export const PATHS = Object.freeze({ paxos: { conversions: "/v2/conversion/stablecoins" } } as const)\n`,
      "use.ts": `import { PATHS } from "./a"\nconst { conversions } = PATHS.paxos\n${reads("`${conversions}/${id}`")}`
    },
    found: { "use.ts": "response-field" }
  },
  "an enumeration and a static member": {
    files: {
      "a.ts": `export enum Path { Conversions = "/v2/conversion/stablecoins", Quotes = "/v2/quotes" }\nexport class Paths { static readonly ALL = "/v2/conversion/stablecoins" }\n`,
      "one.ts": `import { Path } from "./a"\n${reads("`${Path.Conversions}/${id}`")}`,
      "two.ts": `import { Paths } from "./a"\n${reads("`${Paths.ALL}/${id}`")}`,
      "no.ts": `import { Path } from "./a"\n${reads("`${Path.Quotes}/${id}`")}`
    },
    found: { "one.ts": "response-field", "two.ts": "response-field" }
  },
  "a namespace": {
    files: { "a.ts": CONSTANT, "use.ts": `import * as paths from "./a"\n${reads("`${paths.CONVERSIONS}/${id}`")}` },
    found: { "use.ts": "response-field" }
  },
  "CommonJS, by name and as a whole": {
    files: {
      "a.js": `const CONVERSIONS = "/v2/conversion/stablecoins"\nmodule.exports = { CONVERSIONS, get: (http, id) => http.get(CONVERSIONS + "/" + id) }\n`,
      "one.js": `const { CONVERSIONS } = require("./a")\nexports.read = async (http, id) => (await http.get(CONVERSIONS + "/" + id)).target_asset\n`,
      "two.js": `const api = require("./a")\nexports.read = async (http, id) => (await api.get(http, id)).target_asset\n`
    },
    found: { "one.js": "response-field", "two.js": "response-field" }
  },
  "aliases of a tsconfig that another one extends, with comments": {
    files: {
      "tsconfig.json": `{ // the base has the aliases\n  "extends": "./tsconfig.base.json", }`,
      "tsconfig.base.json": `{"compilerOptions":{"baseUrl":".","paths":{"@paxos/*":["src/paxos/*"],"~api":["src/paxos/index.ts"]}}}`,
      "src/paxos/endpoints.ts": CONSTANT,
      "src/paxos/index.ts": `export * from "./endpoints"\n`,
      "src/one.ts": `import { CONVERSIONS } from "@paxos/endpoints"\n${reads("`${CONVERSIONS}/${id}`")}`,
      "src/two.ts": `import { CONVERSIONS } from "~api"\n${reads("`${CONVERSIONS}/${id}`")}`,
      "src/three.ts": `import { CONVERSIONS } from "src/paxos"\n${reads("`${CONVERSIONS}/${id}`")}`,
      "src/no.ts": `import { CONVERSIONS } from "@other/endpoints"\n${reads("`${CONVERSIONS}/${id}`")}`
    },
    found: { "src/one.ts": "response-field", "src/two.ts": "response-field", "src/three.ts": "response-field" }
  },
  "packages of a workspace, and a package's own imports": {
    files: {
      "packages/client/package.json": JSON.stringify({
        name: "@acme/client",
        exports: {
          ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
          "./paths": "./dist/paths.js"
        },
        imports: { "#paths": "./src/paths.ts" }
      }),
      "packages/client/src/paths.ts": CONSTANT,
      "packages/client/src/index.ts": `export * from "./paths.js"\n`,
      "packages/client/src/own.ts": `import { CONVERSIONS } from "#paths"\n${reads("`${CONVERSIONS}/${id}`")}`,
      "apps/web/package.json": `{"name":"web"}`,
      "apps/web/one.ts": `import { CONVERSIONS } from "@acme/client"\n${reads("`${CONVERSIONS}/${id}`")}`,
      "apps/web/two.ts": `import { CONVERSIONS } from "@acme/client/paths"\n${reads("`${CONVERSIONS}/${id}`")}`,
      "apps/web/no.ts": `import { CONVERSIONS } from "@other/client"\n${reads("`${CONVERSIONS}/${id}`")}`
    },
    found: {
      "packages/client/src/own.ts": "response-field",
      "apps/web/one.ts": "response-field",
      "apps/web/two.ts": "response-field"
    }
  },
  "a helper that builds the URL": {
    files: {
      "a.ts": `export function conversionUrl(base: string, id?: string) { return \`\${base}/v2/conversion/stablecoins/\${id}\` }\n`,
      "use.ts": `import { conversionUrl } from "./a"\n${reads("conversionUrl(BASE, id)")}`
    },
    found: { "use.ts": "response-field" }
  },
  "a helper that puts the base in front": {
    files: {
      "a.ts": `export const BASE = "https://api.paxos.com"\nexport const v2 = (path: string) => BASE + "/v2" + path\n`,
      "use.ts": `import { v2 } from "./a"\n${reads('v2("/conversion/stablecoins/" + id)')}`
    },
    found: { "use.ts": "response-field" }
  },
  "a type behind a barrel": {
    files: {
      "types/conversion.ts": `export interface Conversion ${CONVERSION}\nexport interface Quote ${CONVERSION}\n`,
      "types/index.ts": `export type { Conversion } from "./conversion.ts"\nexport type { Quote } from "./conversion.ts"\n`,
      "api.ts": `import type { Conversion } from "./types"\nexport const get = (http: any, id: string): Promise<Conversion> => http.get("/conversion/stablecoins/" + id)\n`,
      "show.ts": `import type { Conversion } from "./types/index"\nexport const show = (c: Conversion) => c.target_asset\n`,
      "no.ts": `import type { Quote } from "./types/index"\nexport const show = (q: Quote) => q.target_asset\n`
    },
    found: { "types/conversion.ts": "response-field", "show.ts": "response-field" }
  },
  "a schema in code that reads the reply": {
    files: {
      "schema.ts": `import { z } from "zod"\nexport const Conversion = z.object({ id: z.string(), amount: z.string(), target_asset: z.string() })\nexport const Quote = z.object({ id: z.string(), target_asset: z.string() })\n`,
      "api.ts": `import { Conversion } from "./schema"\nexport const get = async (http: any, id: string) => console.log(Conversion.parse((await http.get("/conversion/stablecoins/" + id)).data).id)\n`,
      "no.ts": `import { Quote } from "./schema"\nexport const show = (body: unknown) => Quote.parse(body).target_asset\n`
    },
    found: { "schema.ts": "response-field" }
  },
  "a schema that a decoder is made of, behind a barrel": {
    files: {
      "schema.ts": `import { Schema } from "effect"\nexport const Conversion = Schema.Struct({ id: Schema.String, target_asset: Schema.String })\n`,
      "index.ts": `export * from "./schema"\n`,
      "api.ts": `import { Schema } from "effect"\nimport { Conversion } from "./index"\nexport const get = async (http: any, id: string) => Schema.decodeUnknownSync(Conversion)((await http.get("/conversion/stablecoins/" + id)).data)\n`
    },
    found: { "schema.ts": "response-field" }
  },
  "a type that is a default export": {
    files: {
      "types.ts": `export default interface Conversion ${CONVERSION}\n`,
      "api.ts": `import type C from "./types"\nexport const get = (http: any, id: string): Promise<C> => http.get("/conversion/stablecoins/" + id)\n`
    },
    found: { "types.ts": "response-field" }
  },
  "a list of final statuses": {
    files: {
      "status.ts": `export const TERMINAL = ["SETTLED", "CANCELLED"]\n`,
      "trades.ts": `export const FINAL = ["SETTLED", "CANCELLED"]\n`,
      "poll.ts": `import { TERMINAL } from "./status"
import { FINAL } from "./trades"
export const poll = async (http: any, id: string, trade: any) => {
  for (;;) {
    const conversion = await http.get("/conversion/stablecoins/" + id)
    if (TERMINAL.includes(conversion.status) && FINAL.includes(trade.status)) return conversion
  }
}
`
    },
    found: { "status.ts": "terminal-status" }
  },
  "an enumeration of statuses": {
    files: {
      "status.ts": `export enum Status { Created = "CREATED", Settled = "SETTLED", Cancelled = "CANCELLED" }\n`,
      "done.ts": `import { Status } from "./status"
export const isDone = async (http: any, id: string) => {
  const conversion = await http.get("/conversion/stablecoins/" + id)
  return conversion.status === Status.Settled
}
`
    },
    found: { "status.ts": "status" }
  },
  "the type of a listing's query": {
    files: {
      "query.ts": `export interface ListQuery { profile_id?: string; "created_at.begin"?: string; "updated_at.begin"?: string }\nexport interface TradeQuery { "created_at.begin"?: string }\n`,
      "api.ts": `import type { ListQuery, TradeQuery } from "./query"
export const list = (http: any, query: ListQuery) => http.get("/conversion/stablecoins", { params: query })
export const trades = (http: any, query: TradeQuery) => http.get("/quote-executions", { params: query })
`
    },
    found: { "query.ts": "no-equivalent" }
  },
  "the environment, by member, by name and taken apart": {
    files: {
      ".env": `CONVERSIONS_URL=https://api.paxos.com/v2/conversion/stablecoins\nQUOTES_URL=https://api.paxos.com/v2/quotes\n`,
      "one.ts": reads("process.env.CONVERSIONS_URL + '/' + id"),
      "two.ts": reads("`${Deno.env.get('CONVERSIONS_URL')}/${id}`"),
      "three.ts": `const { CONVERSIONS_URL } = process.env\n${reads("`${CONVERSIONS_URL}/${id}`")}`,
      "no.ts": reads("process.env.QUOTES_URL + '/' + id")
    },
    found: { "one.ts": "response-field", "two.ts": "response-field", "three.ts": "response-field" }
  },
  "a manifest's environment, through a module of configuration": {
    files: {
      "k8s.yaml": `spec:\n  containers:\n    - env:\n        - name: CONVERSIONS_URL\n          value: https://api.paxos.com/v2/conversion/stablecoins\n`,
      "config.ts": `export const config = { url: process.env["CONVERSIONS_URL"]! }\n`,
      "use.ts": `import { config } from "./config"\n${reads("`${config.url}/${id}`")}`
    },
    found: { "use.ts": "response-field" }
  },
  "an instance, an object of functions, a factory": {
    files: {
      "instance.ts": `class Api { get(id: string) { return this.http.get("/conversion/stablecoins/" + id) } }\nexport const api = new Api()\n`,
      "object.ts": `export const api = { get: (id: string) => http.get("/conversion/stablecoins/" + id), quote: (id: string) => http.get("/quotes/" + id) }\n`,
      "factory.ts": `export const makeApi = (http: any) => ({ get: (id: string) => http.get("/conversion/stablecoins/" + id) })\n`,
      "one.ts": `import { api } from "./instance"\nexport const f = async () => (await api.get("x")).target_asset\n`,
      "two.ts": `import { api } from "./object"\nexport const f = async () => (await api.get("x")).target_asset\n`,
      "three.ts": `import { makeApi } from "./factory"\nconst api = makeApi(h)\nexport const f = async () => (await api.get("x")).target_asset\n`,
      "no.ts": `import { api } from "./object"\nexport const f = async () => (await api.quote("x")).target_asset\n`
    },
    found: { "one.ts": "response-field", "two.ts": "response-field", "three.ts": "response-field" }
  },
  "a base class": {
    files: {
      "base.ts": `export class Base { get(id: string) { return this.http.get("/conversion/stablecoins/" + id) } }\n`,
      "mine.ts": `import { Base } from "./base"\nexport class Mine extends Base { async f() { const c = await this.get("x"); return c.target_asset } }\n`,
      "use.ts": `import { Mine } from "./mine"\nexport const f = async (mine: Mine) => (await mine.get("x")).target_asset\n`
    },
    found: { "mine.ts": "response-field", "use.ts": "response-field" }
  }
}

const filesOf = (files: Files): ReadonlyArray<Engine.File> =>
  Object.entries(files).map(([path, text]) => ({ path, text }))

const factsOf = (project: Project.Project, path: string) => {
  const outside = project.outsideOf(path)
  return { legacyRemains: true, ...(outside === undefined ? {} : { outside }) }
}

const checked = (files: ReadonlyArray<Engine.File>) => {
  const project = Project.make(files)
  return new Map(files.map((file) => [file.path, Engine.check(file, undefined, factsOf(project, file.path))] as const))
}

describe("a proof crosses", () => {
  it.each(Object.entries(crossings))("%s", (_name, { files, found }) => {
    const reports = checked(filesOf(files))
    for (const [path, rule] of Object.entries(found)) {
      assert.include(
        reports.get(path)!.findings.map((one) => one.rule),
        rule,
        path
      )
    }
    for (const [path, text] of Object.entries(files)) {
      if (found[path] !== undefined || text.includes("conversion/stablecoins")) continue
      assert.deepStrictEqual(reports.get(path)!.findings, [], path)
    }
  })

  it.each(Object.entries(crossings))("and nothing is edited on it: %s", (_name, { files, found }) => {
    const list = filesOf(files)
    const project = Project.make(list)
    for (const file of list.filter(({ path, text }) => found[path] !== undefined && !text.includes("stablecoins"))) {
      const result = Fixer.fix(file, { level: "review" }, undefined, factsOf(project, file.path))
      assert.strictEqual(result.text, file.text, file.path)
      assert.isTrue(result.report.units.every((unit) => unit.safety === "manual" && unit.needs.length > 0))
    }
  })
})

const all: ReadonlyArray<Engine.File> = Object.values(crossings).flatMap(({ files }, index) =>
  filesOf(files).map(({ path, text }) => ({ path: `${index}/${path}`, text }))
)
const expected = checked(all)

const numbers = Arbitrary.schema(
  Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))).check(
    Schema.isMinLength(all.length),
    Schema.isMaxLength(all.length)
  )
)

it.prop("what is found does not depend on the order of the files", [numbers], ([order]) => {
  const shuffled = all
    .map((file, index) => ({ file, rank: order[index]! }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ file }) => file)
  const reports = checked(shuffled)
  for (const { path } of all) assert.deepStrictEqual(reports.get(path), expected.get(path), path)
})
