/** The index is kept in step with edits: the same as a fresh one, at the price of what depends on the edit. */
import { assert, describe, it } from "@effect/vitest"
import { Project } from "@segue/migrate"
import { Arbitrary, Schema } from "effect"

const LEGACY = `export const CONVERSIONS = "/v2/conversion/stablecoins"\n`
const QUOTES = `export const CONVERSIONS = "/v2/quotes"\n`
const user = (from: string): string =>
  `import { CONVERSIONS } from "${from}"\nexport const read = (http: any, id: string) => http.get(CONVERSIONS + "/" + id)\n`

const FEATURES = 20
const files = [
  { path: "src/paxos/endpoints.ts", text: LEGACY },
  { path: "src/paxos/index.ts", text: `export * from "./endpoints.ts"\n` },
  { path: "src/read.ts", text: user("./paxos/index.ts") },
  {
    path: "src/report.ts",
    text: `import { read } from "./read.ts"\nexport const row = async () => (await read(http, "x")).id\n`
  },
  // Features of their own, each with a path, an importer and a stranger.
  ...Array.from({ length: FEATURES }, (_, index) => [
    { path: `src/f${index}/paths.ts`, text: LEGACY },
    { path: `src/f${index}/use.ts`, text: user("./paths.ts") },
    { path: `src/f${index}/stranger.ts`, text: `import { other } from "../other.ts"\nexport const x = other\n` }
  ]).flat()
]

/** What an edit costs in analyses, and whose outside it changes. */
const edited = (project: Project.Living, path: string, text: string | undefined) => {
  const before = project.counts.analyses
  const changed = project.update(path, text)
  return { changed, analyses: project.counts.analyses - before }
}

describe("an edit", () => {
  it("in a file that proves nothing and is told nothing costs no analysis", () => {
    const project = Project.make(files)
    assert.deepStrictEqual(edited(project, "src/f3/stranger.ts", "export const y = 1\n"), { changed: [], analyses: 0 })
    assert.deepStrictEqual(edited(project, "src/new.ts", "export const z = 1\n"), { changed: [], analyses: 0 })
    assert.deepStrictEqual(edited(project, "README.md", "# Hello\n"), { changed: [], analyses: 0 })
  })

  it("in a file whose exports stay costs that file alone", () => {
    const project = Project.make(files)
    const { analyses, changed } = edited(project, "src/f5/paths.ts", `// the path\n${LEGACY}`)
    assert.deepStrictEqual({ analyses, changed }, { analyses: 1, changed: [] })
  })

  it("that changes what is exported costs the files which depend on it", () => {
    const project = Project.make(files)
    const gone = edited(project, "src/f5/paths.ts", QUOTES)
    assert.deepStrictEqual(gone.changed, ["src/f5/use.ts"])
    assert.isAtMost(gone.analyses, 2)
    assert.isUndefined(project.outsideOf("src/f5/use.ts"))
    const back = edited(project, "src/f5/paths.ts", LEGACY)
    assert.deepStrictEqual(back.changed, ["src/f5/use.ts"])
    assert.isAtMost(back.analyses, 2)
    // Through the barrel, to whoever calls what calls.
    const deep = edited(project, "src/paxos/endpoints.ts", QUOTES)
    assert.deepStrictEqual(deep.changed, ["src/paxos/index.ts", "src/read.ts", "src/report.ts"])
    assert.isAtMost(deep.analyses, 4)
  })

  it("makes a new file, and takes one away", () => {
    const project = Project.make(files)
    assert.deepStrictEqual(edited(project, "src/late.ts", user("./paxos")).changed, ["src/late.ts"])
    assert.isDefined(project.outsideOf("src/late.ts"))
    assert.deepStrictEqual(edited(project, "src/late.ts", undefined).changed, ["src/late.ts"])
    assert.deepStrictEqual(edited(project, "src/paxos/index.ts", undefined).changed, [
      "src/paxos/index.ts",
      "src/read.ts",
      "src/report.ts"
    ])
  })
})

const paths = ["a.ts", "b.ts", "lib/index.ts", "lib/c.ts", ".env", "tsconfig.json"]
const texts: ReadonlyArray<string | undefined> = [
  undefined,
  LEGACY,
  QUOTES,
  `export * from "./c"\n`,
  user("./lib"),
  user("./a.ts"),
  `import { read } from "./a"\nexport const again = async (id: string) => read(http, id)\nexport * from "./b"\n`,
  `PAXOS_URL=https://api.paxos.com/v2/conversion/stablecoins\n`,
  `export const CONVERSIONS = process.env.PAXOS_URL\n`,
  `{"compilerOptions":{"paths":{"@lib":["lib/index.ts"]}}}`,
  `import { CONVERSIONS } from "@lib"\nexport { CONVERSIONS }\nexport const get = (id: string) => fetch(CONVERSIONS + "/" + id)\n`
]
const between = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))
const edits = Arbitrary.schema(
  Schema.Array(Schema.Tuple([between(0, paths.length - 1), between(0, texts.length - 1)])).check(Schema.isMaxLength(12))
)

it.prop("after any edits the index is a fresh one, and has told of every change", [edits], ([list]) => {
  const living = Project.make([])
  const held = new Map<string, string>()
  const told = new Map<string, unknown>()
  for (const [path, text] of list.map(([p, t]) => [paths[p]!, texts[t]] as const)) {
    if (text === undefined) held.delete(path)
    else held.set(path, text)
    for (const changed of living.update(path, text)) told.set(changed, living.outsideOf(changed))
  }
  const fresh = Project.make([...held].map(([path, text]) => ({ path, text })))
  assert.deepStrictEqual(living.paths, fresh.paths)
  for (const path of paths) {
    assert.deepStrictEqual(living.outsideOf(path), fresh.outsideOf(path), path)
    assert.deepStrictEqual(told.get(path), fresh.outsideOf(path), path)
  }
})
