/** The second thread of a check: what is found does not depend on it. */
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import * as Config from "@segue/migrate/Config"

import * as Check from "../../src/check/Check.ts"
import * as Companion from "../../src/check/Companion.ts"
import * as Document from "../../src/check/Document.ts"
import type { Tasks } from "../../src/check/Tasks.ts"
import * as texts from "../folder.ts"
import { steps as stepsOf } from "../steps.ts"

const examples = path.resolve(import.meta.dirname, "../../../../examples")

/** Enough files without a word for the second thread to be asked, and two examples with files of many kinds. */
const tree = (): string => {
  const quiet = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [`quiet-${index}.ts`, `import "./quiet-${index + 1}"\n`])
  )
  const root = texts.folder({
    ...quiet,
    "größe/pfade.ts": `export const CONVERSIONS = "/v2/conversion/stablecoins"\n`,
    "use.ts": `import { CONVERSIONS } from "./größe/pfade.ts"\nexport const read = (client: any, id: string) => client.get(CONVERSIONS + "/" + id)\n`,
    "binary.json": "conversion/stablecoins\0",
    "sixteen.json": Uint8Array.of(0xff, 0xfe, 0x63, 0)
  })
  for (const example of ["typescript-service", "config-and-docs"]) {
    fs.cpSync(path.join(examples, example), path.join(root, example), {
      recursive: true,
      filter: (file) => path.basename(file) !== "node_modules"
    })
  }
  return root
}

const checked = async (root: string, companion: Companion.Companion | undefined): Promise<Document.Document> => {
  const { plan, steps } = stepsOf(root)
  const start = () => companion
  const options = { plan, moves: Check.movesSafe, isWhole: true, companion: { from: 1, start } }
  return Document.make(await Check.check(steps, options), 0)
}

const ready = async (): Promise<Companion.Companion> => {
  const companion = Companion.start()
  assert(companion !== undefined)
  while (!companion.isFree()) await Companion.turn()
  return companion
}

/** A companion that notes what it was asked, and whether there was an answer. */
const watched = (companion: Companion.Companion) => {
  const answered = new Set<keyof Tasks>()
  const ask: Companion.Companion["ask"] = async (task, asked) => {
    const answer = await companion.ask(task, asked)
    if (answer !== undefined) answered.add(task)
    return answer
  }
  return { answered, companion: { ...companion, ask } }
}

describe("a check with a second thread", () => {
  const root = tree()

  it("finds what it finds without, in the same order", async () => {
    const alone = await checked(root, undefined)
    const { answered, companion } = watched(await ready())
    assert.deepStrictEqual(await checked(root, companion), alone)
    for (const task of ["look", "link", "judge"] as const) assert.isTrue(answered.has(task), task)
    const files = new Set(alone.findings.map(({ file }) => file))
    assert.isAbove(files.size, 10)
    assert.isTrue(files.has("use.ts"))
    assert.lengthOf(alone.summary.skipped, 2)
  }, 60_000)

  it.each([0, 1, 3, 6])(
    "finds the same when it is gone after %s answers",
    async (count) => {
      const companion = await ready()
      let answers = 0
      const ask: Companion.Companion["ask"] = async (task, asked) => {
        if (answers === count) await companion.end()
        answers++
        return companion.ask(task, asked)
      }
      // It goes on to say that it is free, as one does whose end nobody has heard of.
      const mortal = { ...companion, isFree: () => true, ask }
      assert.deepStrictEqual(await checked(root, mortal), await checked(root, undefined))
      assert.isAbove(answers, count)
    },
    60_000
  )

  it("gives no answer to what it cannot do, and goes on", async () => {
    const companion = await ready()
    const look = { files: [path.join(root, "use.ts")], vouched: [0], sizeMaxBytes: 1000 }
    const entry = { absolute: path.join(root, "x.env"), shown: "x.env" }
    const candidate = { entry, text: texts.scopes, hasBom: false, config: Config.defaults }
    try {
      const unclonable = { ...look, vouched: (() => 0) as unknown as ReadonlyArray<number> }
      assert.isUndefined(await companion.ask("look", unclonable))
      assert.isUndefined(await companion.ask("again", [entry.absolute]))
      assert.lengthOf((await companion.ask("judge", [candidate])) ?? [], 1)
      const [again] = (await companion.ask("again", [entry.absolute])) ?? []
      assert.isTrue(again !== undefined && "said" in again && again.said.report.findings.length > 0)
      const seen = await companion.ask("look", look)
      assert.deepStrictEqual(
        seen?.others.map(([, { kind }]) => kind),
        ["text"]
      )
    } finally {
      await companion.end()
    }
    assert.isFalse(companion.isFree())
    assert.isUndefined(await companion.ask("look", look))
  }, 60_000)
})
