import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"

import { replace } from "../../src/files/replace.ts"
import { contents, folder } from "../folder.ts"

const old = Buffer.from("old\r\n")
const fresh = Buffer.from("new\r\n")

describe("replacing a file", () => {
  it("keeps its mode and leaves nothing beside it", () => {
    const root = folder({ a: old })
    fs.chmodSync(path.join(root, "a"), 0o640)
    assert.isTrue(Result.isSuccess(replace(path.join(root, "a"), old, fresh)))
    assert.deepStrictEqual(contents(root), { a: "new\r\n" })
    assert.strictEqual(fs.statSync(path.join(root, "a")).mode & 0o7777, 0o640)
  })

  it("a link stays a link, its target is replaced", () => {
    const root = folder({ target: old })
    fs.symlinkSync("target", path.join(root, "link"))
    assert.isTrue(Result.isSuccess(replace(path.join(root, "link"), old, fresh)))
    assert.isTrue(fs.lstatSync(path.join(root, "link")).isSymbolicLink())
    assert.strictEqual(fs.readFileSync(path.join(root, "target"), "utf8"), "new\r\n")
  })

  it("refuses a file that somebody else has changed, and one that is gone; both stay as they are", () => {
    const root = folder({ a: "edited" })
    const changed = replace(path.join(root, "a"), old, fresh)
    assert.deepStrictEqual(changed, Result.fail("was changed by somebody else in the meantime"))
    assert.isTrue(Result.isFailure(replace(path.join(root, "b"), old, fresh)))
    assert.deepStrictEqual(contents(root), { a: "edited" })
  })

  it("who opened the file before goes on reading the whole old text", () => {
    const [before, after] = ["a", "b"].map((letter) => Buffer.from(letter.repeat(300_000))) as [Buffer, Buffer]
    const root = folder({ a: before })
    const handle = fs.openSync(path.join(root, "a"), "r")
    assert.isTrue(Result.isSuccess(replace(path.join(root, "a"), before, after)))
    assert.isTrue(fs.readFileSync(handle).equals(before))
    assert.isTrue(fs.readFileSync(path.join(root, "a")).equals(after))
    fs.closeSync(handle)
  })
})
