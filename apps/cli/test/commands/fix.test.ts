import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as texts from "../folder.ts"
import * as guide from "../guide.ts"
import { segue } from "../terminal.ts"

const fix = (cwd: string, ...args: ReadonlyArray<string>) => segue(["fix", ...args], { cwd })
const read = (root: string, name: string): string => fs.readFileSync(path.join(root, name), "utf8")

describe("segue fix", () => {
  it("rewrites what is safe, keeps the rest of each file byte for byte, and is done the second time", async () => {
    const crlf = `\uFEFF${texts.request.replaceAll("\n", "\r\n")}`
    const root = texts.folder({ "a.json": texts.request, "b/c.json": crlf, "d.txt": "untouched\r\n" })
    fs.chmodSync(path.join(root, "a.json"), 0o755)
    const { code, stderr, stdout } = await fix(root)
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.include(stdout, "Fixed\n  a.json  ")
    assert.include(stdout, "2 units in 2 files fixed; nothing is left.")
    assert.deepStrictEqual(JSON.parse(read(root, "a.json")), guide.newRequest)
    assert.strictEqual(fs.statSync(path.join(root, "a.json")).mode & 0o777, 0o755)
    const second = read(root, "b/c.json")
    assert.isTrue(second.startsWith("\uFEFF{\r\n"))
    assert.strictEqual(second, `\uFEFF${read(root, "a.json").replaceAll("\n", "\r\n")}`)
    assert.strictEqual(read(root, "d.txt"), "untouched\r\n")
    const before = texts.contents(root)
    const again = await fix(root)
    assert.deepStrictEqual([again.code, again.stdout], [0, "0 units in 0 files fixed; nothing is left.\n"])
    assert.deepStrictEqual(texts.contents(root), before)
  })

  it("tells what needs a person, and what was not understood: 1", async () => {
    const root = texts.folder({ "a.http": texts.create, "b.http": texts.cancel, "c.json": `${texts.request}\0` })
    const { code, stdout } = await fix(root)
    assert.strictEqual(code, 1)
    const order = [
      "Fixed\n  a.http",
      "Needs a person\n  b.http:1:",
      "Not understood, or not looked into\n  c.json is binary"
    ]
    const places = order.map((part) => stdout.indexOf(part))
    assert.isTrue(
      places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]!)),
      stdout
    )
    assert.include(stdout, "1 unit in 1 file fixed; 1 left: 1 by a person.")
    assert.strictEqual((await fix(root, "--fail-on", "never")).code, 0)
  })

  it("--unsafe also does what wants a look, and says what to look at", async () => {
    const directed = JSON.stringify({ ...guide.legacyRequest, recipient_profile_id: guide.legacyResponse.id })
    const root = texts.folder({ "a.json": directed })
    const safe = await fix(root)
    assert.strictEqual(read(root, "a.json"), directed)
    assert.include(safe.stdout, "(segue fix --unsafe does it)")
    const { stdout } = await fix(root, "--unsafe")
    assert.include(stdout, "look at this:")
    const { destination } = JSON.parse(read(root, "a.json")) as typeof guide.newRequest
    assert.deepStrictEqual(destination, { profile: { profile_id: guide.legacyResponse.id } })
  })

  it("--rule does only units with a finding of that rule", async () => {
    const root = texts.folder({ "a.json": texts.request, ".env": texts.scopes })
    assert.strictEqual((await fix(root, "--rule", "scope")).code, 1)
    assert.strictEqual(read(root, "a.json"), texts.request)
    assert.notStrictEqual(read(root, ".env"), texts.scopes)
    const { code, stderr } = await fix(root, "--rule", "scopes")
    assert.strictEqual(code, 2)
    assert.include(stderr, "no rule is called so")
  })

  it("keeps the scopes of calls that stay, also when a unit that would move is left out", async () => {
    const files = { ".env": texts.scopes, "call.http": texts.create }
    const all = texts.folder(files)
    await fix(all)
    assert.notInclude(read(all, ".env"), "conversion:")
    const some = texts.folder(files)
    await fix(some, "--rule", "scope")
    assert.include(read(some, ".env"), "conversion:write_conversion_stablecoin")
    assert.include(read(some, ".env"), "orchestration:write_orchestration")
  })

  it("paths that do not exist, and a broken configuration: 2, nothing written", async () => {
    const root = texts.folder({ "a.json": texts.request })
    assert.strictEqual((await fix(root, "nowhere", "a.json")).code, 2)
    texts.write(root, { "segue.config.jsonc": "{" })
    assert.strictEqual((await fix(root)).code, 2)
    assert.strictEqual(read(root, "a.json"), texts.request)
  })
})

describe("segue fix --dry-run", () => {
  it("prints a diff that git applies to the very same result, and writes nothing", async () => {
    const call = texts.create
    const files = {
      "a.http": call,
      "sp ace/ü.http": call,
      "crlf.http": call.replaceAll("\n", "\r\n").trimEnd(),
      "bom.http": `\uFEFF${call}`,
      "b.http": texts.cancel
    }
    const root = texts.folder(files)
    const before = texts.contents(root)
    const { code, stderr, stdout } = await fix(root, "--dry-run")
    assert.deepStrictEqual(texts.contents(root), before)
    assert.strictEqual(code, 1)
    assert.include(stderr, "Would be fixed")
    assert.include(stderr, "4 units in 4 files would be fixed; 1 left: 1 by a person.")
    assert.isTrue(stdout.startsWith("--- a/a.http\n+++ b/a.http\n@@ "))
    const patched = texts.folder(files)
    execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: patched, input: stdout })
    await fix(root)
    assert.deepStrictEqual(texts.contents(patched), texts.contents(root))
    assert.notDeepEqual(texts.contents(root), before)
  })

  it("does not mind work that is not committed", async () => {
    const root = texts.folder({ "a.json": texts.request })
    texts.git(root, "init", "-q")
    assert.strictEqual((await fix(root, "--dry-run")).code, 0)
  })
})

describe("work that is not committed", () => {
  it("is not mixed with ours: 2, unless --allow-dirty", async () => {
    const root = texts.folder({ "a.json": texts.request, "b.txt": "x" })
    texts.committed(root)
    texts.write(root, { "b.txt": "edited", "new.txt": "" })
    const { code, stderr, stdout } = await fix(root)
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, "holds changes that are not committed: b.txt, new.txt")
    assert.include(stderr, "--allow-dirty")
    assert.strictEqual(read(root, "a.json"), texts.request)
    assert.strictEqual((await fix(root, "--allow-dirty")).code, 0)
    assert.notStrictEqual(read(root, "a.json"), texts.request)
  })

  it("is no matter where everything is committed, or nothing is to be written", async () => {
    const clean = texts.folder({ "a.json": texts.request })
    texts.committed(clean)
    assert.strictEqual((await fix(clean)).code, 0)
    // Now dirty by our own hand, and there is nothing left to write.
    assert.strictEqual((await fix(clean)).code, 0)
  })

  it("counts in every repository that would be written to", async () => {
    const root = texts.folder({ "outer.json": texts.request, "inner/a.json": texts.request })
    texts.committed(path.join(root, "inner"))
    texts.write(root, { "inner/b.txt": "x" })
    const { code, stderr } = await fix(root)
    assert.strictEqual(code, 2)
    assert.include(stderr, "inner holds changes that are not committed: b.txt")
  })

  it("cannot be told without git's answer: 2", async () => {
    const root = texts.folder({ "a.json": texts.request, ".git": "gitdir: nowhere" })
    const { code, stderr } = await fix(root)
    assert.strictEqual(code, 2)
    assert.include(stderr, "cannot be told")
    assert.strictEqual(read(root, "a.json"), texts.request)
  })
})
