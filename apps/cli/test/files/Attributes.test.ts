/** Files that the repository says a tool made are told of, and left alone. */
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import type { Document } from "../../src/check/Document.ts"
import * as Attributes from "../../src/files/Attributes.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"

const call = `export const read = (http: any, id: string) => http.get("/v2/conversion/stablecoins/" + id)\n`

describe("Attributes", () => {
  it("reads patterns of every folder up to the root, the nearest and the last first", () => {
    const root = texts.folder({
      ".gitattributes": "# tools\n*.gen.ts linguist-generated\napi/** text linguist-generated=true\n*.sql -diff\n",
      "api/hand/.gitattributes": "*.ts -linguist-generated\nb.ts linguist-generated=true\n",
      "api/other/.gitattributes": "c.ts linguist-generated=false\n"
    })
    texts.committed(root)
    const isGenerated = Attributes.reader()
    const say = (file: string): boolean => isGenerated(path.join(root, file))
    assert.deepStrictEqual(["a.ts", "a.gen.ts", "deep/er/a.gen.ts", "api/x.ts", "a.sql"].map(say), [
      false,
      true,
      true,
      true,
      false
    ])
    assert.deepStrictEqual(["api/hand/a.ts", "api/hand/b.ts", "api/other/c.ts", "api/other/d.ts"].map(say), [
      false,
      true,
      false,
      true
    ])
  })

  it("gives such a file one note, and no edit", async () => {
    const root = texts.folder({
      ".gitattributes": "src/api/* linguist-generated\n",
      "src/api/a.ts": call,
      "src/b.ts": call
    })
    texts.committed(root)
    const { stdout } = await segue(["check", "--format", "json"], { cwd: root })
    const document: Document = JSON.parse(stdout)
    assert.deepStrictEqual(
      document.notes.map(({ code, file }) => [file, code]),
      [["src/api/a.ts", "generated"]]
    )
    assert.deepStrictEqual([...new Set(document.findings.map(({ file }) => file))], ["src/b.ts"])
    await segue(["fix", "--unsafe"], { cwd: root })
    assert.strictEqual(texts.contents(root)["src/api/a.ts"], call)
  })
})
