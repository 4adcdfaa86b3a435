import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"
import { Schema } from "effect"

import * as Content from "../../src/files/Content.ts"
import * as Skim from "../../src/files/Skim.ts"
import { folder, request } from "../folder.ts"

const words = [...new Set(Prefilter.gates.flatMap(({ all }) => all.flat()))]

describe("the skim", () => {
  it.prop(
    "never says no where the first tier says yes",
    [
      Schema.Array(
        Schema.Union([Schema.Literals(words), Schema.String, Schema.Literals(["stable", "conv", "target_", "\n", "é"])])
      )
    ],
    ([parts]) => {
      const bytes = new TextEncoder().encode(parts.join(""))
      const passes = Prefilter.passes(Prefilter.ofBytes(bytes))
      assert.isTrue(Skim.mayPass(bytes, bytes.length) || !passes)
    },
    { arbitrary: { runs: 2000 } }
  )

  it("finds a gate's words anywhere, at the very start and end, too", () => {
    for (const { all } of Prefilter.gates.filter(({ signal }) => signal !== "marker")) {
      const text = all.map(([word]) => word).join(" ")
      for (const padding of ["", " ", "x".repeat(7), "stablecoi", "ñ".repeat(50)]) {
        const bytes = new TextEncoder().encode(padding + text)
        assert.isTrue(Prefilter.passes(Prefilter.ofBytes(bytes)))
        assert.isTrue(Skim.mayPass(bytes, bytes.length), text)
      }
    }
  })

  it("says no to text without any of them, and to texts shorter than every word", () => {
    for (const text of [
      "",
      "a",
      "paxos",
      "the quick brown fox settles a stable conversion of target assets".repeat(20)
    ]) {
      const bytes = new TextEncoder().encode(text)
      assert.isFalse(Skim.mayPass(bytes, bytes.length), text)
    }
  })
})

describe("reading", () => {
  const SIZE_MAX_BYTES = 4096
  const read = Content.reader(SIZE_MAX_BYTES)
  const readAs = (content: string | Uint8Array, isVouched = false) => {
    const root = folder({ file: content })
    return read(path.join(root, "file"), isVouched)
  }

  it("passes on text with legacy words, and nothing else", () => {
    const text = readAs(request)
    assert.deepStrictEqual(text, { kind: "text", bytes: request.length, text: request, hasBom: false })
    assert.deepStrictEqual(readAs("hello"), { kind: "quiet", bytes: 5 })
    assert.deepStrictEqual(readAs(""), { kind: "quiet", bytes: 0 })
    assert.strictEqual(readAs("{}", true).kind, "text")
  })

  it("takes a byte order mark off and remembers it", () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(request)])
    assert.deepStrictEqual(readAs(bytes), { kind: "text", bytes: bytes.length, text: request, hasBom: true })
  })

  it.each([
    ["is binary", Buffer.concat([Buffer.from(request), Buffer.from([0])])],
    ["is not UTF-8 text", Buffer.concat([Buffer.from(request), Buffer.from([0xff, 0xfe, 0x41])])],
    ["is UTF-16 text; save it as UTF-8", Buffer.from(`\uFEFF${request}`, "utf16le")],
    ["is larger than 4 kB (maxFileSizeKb)", request.repeat(20)],
    ["is larger than 4 kB (maxFileSizeKb)", `${"x".repeat(100_000)}${request}`],
    ["is UTF-16 text; save it as UTF-8", Buffer.from(`\uFEFF${"x".repeat(10_000)}`, "utf16le")]
  ])("says why not: %s", (why, bytes) => {
    const content = readAs(bytes)
    assert.deepStrictEqual([content.kind, content.kind === "skipped" && content.why], ["skipped", why])
  })

  it("a large file without any of the words is no news, one with a word across two stretches is", () => {
    assert.deepInclude(readAs("stable conversion ".repeat(10_000)), { kind: "quiet" })
    for (let shift = -30; shift <= 30; shift++) {
      const text = `${"x".repeat(SIZE_MAX_BYTES + shift)}conversion/stablecoins${"x".repeat(9000)}`
      assert.strictEqual(readAs(text).kind, "skipped", String(shift))
    }
  })

  it("a file of exactly the limit is read; a large binary one is no news", () => {
    const exact = request + " ".repeat(SIZE_MAX_BYTES - request.length)
    assert.strictEqual(readAs(exact).kind, "text")
    assert.strictEqual(readAs(`${exact} `).kind, "skipped")
    assert.strictEqual(readAs(" ".repeat(SIZE_MAX_BYTES * 2), true).kind, "skipped")
    assert.strictEqual(readAs(Buffer.alloc(100_000)).kind, "quiet")
  })

  it.each([1, 4095, 4096, 4097, 8192, 12_288, 65_536])("a file of %s bytes is read to its end", (bytes) => {
    const root = folder({ quiet: "é".repeat(bytes / 2) + "x".repeat(bytes % 2), next: "x" })
    const whole = Content.reader(1_048_576)
    assert.deepStrictEqual(whole(path.join(root, "quiet"), false), { kind: "quiet", bytes })
    assert.strictEqual(whole.last(), "\u00c3\u00a9".repeat(bytes / 2) + "x".repeat(bytes % 2))
    whole(path.join(root, "next"), false)
    assert.strictEqual(whole.last(), "x")
    const end = "conversion/stablecoins"
    fs.writeFileSync(path.join(root, "text"), " ".repeat(Math.max(0, bytes - end.length)) + end)
    assert.strictEqual(whole(path.join(root, "text"), false).kind, "text")
    // Of what is too large nothing is left to look at.
    read(path.join(root, "quiet"), false)
    assert.strictEqual(read.last() === undefined, bytes > SIZE_MAX_BYTES)
  })

  it("what cannot be read is said", () => {
    const root = folder({ "folder/a": "" })
    fs.symlinkSync("loop", path.join(root, "loop"))
    assert.deepInclude(read(path.join(root, "nowhere"), false), { why: "vanished while it was being read" })
    assert.deepInclude(read(path.join(root, "folder"), false), { isFailure: true, kind: "skipped" })
    assert.deepInclude(read(path.join(root, "loop"), false), { why: "is a loop of symbolic links" })
  })
})
