/** What people and programs send by mistake: one clear message with a place, the right exit code, never a stack. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as guide from "../guide.ts"
import { type Finished, segue } from "../terminal.ts"

const text = JSON.stringify(guide.legacyRequest, null, 2)

const refusedWith = ({ code, stderr, stdout }: Finished, expected: number, message: string) => {
  assert.include(stderr, message)
  assert.deepStrictEqual([code, stdout], [expected, ""])
  assert.match(stderr, /^segue: /u)
  assert.notMatch(stderr, /^\s+at /mu)
}

const malformed: ReadonlyArray<readonly [name: string, input: string | Buffer, code: number, message: string]> = [
  ["nothing", "", 2, "standard input is empty"],
  ["white space", " \r\n\t", 2, "standard input is empty"],
  ["half a document", text.slice(0, 60), 2, "line 3, column 17: A string is not closed"],
  ["an end too early", '{"amount":', 2, "line 1, column 11: The document ends too early"],
  ["a trailing comma", '{\n  "amount": "1",\n}', 2, "line 2, column 16: A comma stands before the closing }"],
  ["a comment", `${text}\n// from the guide`, 2, "line 11, column 1: Comments are not part of JSON"],
  ["a shell's apostrophe", `${text}'`, 2, "line 10, column 2: An apostrophe stands here"],
  ["single quotes", "{'amount': '1'}", 2, "line 1, column 2: An apostrophe stands here"],
  ["typographic quotes", "{\u201Camount\u201D: 1}", 2, "line 1, column 2: A typographic quotation mark stands here"],
  ["a missing comma", '{"amount": "1" "ref_id": "x"}', 2, "line 1, column 16: A comma belongs here"],
  ["two documents", `${text}\n${text}`, 2, "line 11, column 1: Something follows after the end"],
  ["a raw line break in a string", '{"amount": "1\n"}', 2, "line 1, column 12:"],
  [
    "a key twice",
    '{"amount":"1",\n"metadata":{"a":"1","a":"2"}}',
    2,
    "line 2, column 21: metadata.a stands here for the second"
  ],
  ["a key twice by escape", '{"amount":"1","\\u0061mount":"2"}', 2, "amount stands here for the second"],
  ["binary", Buffer.from([0x7b, 0x00, 0x01]), 2, "holds a NUL byte"],
  ["UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le"), 2, "UTF-16 text; save it as UTF-8"],
  [
    "bytes that are not UTF-8",
    Buffer.concat([Buffer.from('{\n"a":"'), Buffer.from([0xe9, 0x22, 0x7d])]),
    2,
    "byte 8, in line 2"
  ],
  ["deep arrays", "[".repeat(1_000_000), 2, "line 1, column 101: Nested deeper than 100 levels"],
  ["deep objects", '{"a":'.repeat(5000), 2, "Nested deeper than 100 levels"],
  [
    "a number for the amount",
    text.replace('"100"', "100"),
    2,
    "amount: Expected string. It is a JSON number: quote it"
  ],
  ["an object for the amount", text.replace('"100"', '{"value":"100"}'), 2, "amount: "],
  ["null for the profile", text.replace(`"${guide.legacyRequest.profile_id}"`, "null"), 2, "profile_id: "],
  ["a missing asset", JSON.stringify({ ...guide.legacyRequest, source_asset: undefined }), 2, "source_asset: "],
  ["an exponent", text.replace('"100"', '"1e2"'), 2, "amount: "],
  ["a sign", text.replace('"100"', '"-100"'), 2, "amount: "],
  [
    "400 digits",
    text.replace('"100"', `"${"9".repeat(400)}"`),
    2,
    "amount: Expected an amount of at most 64 characters"
  ],
  ["400 decimals", text.replace('"100"', `"0.${"1".repeat(400)}"`), 2, "amount: "],
  ["metadata of numbers", text.replace(`"${guide.legacyRequest.metadata.my_id}"`, "7"), 2, "metadata.my_id: "],
  ["an unknown asset", text.replace("PYUSD", "DOGE"), 1, "target_asset: No vendor document names this asset"],
  ["an asset in lower case", text.replace('"USD"', '"usd"'), 1, "source_asset: No vendor document names this asset"],
  ["stablecoin to stablecoin", text.replace('"USD"', '"USDP"'), 1, "target_asset: The legacy API documents only USD"],
  ["zero", text.replace('"100"', '"0.00"'), 1, "amount: The amount is zero"],
  ["three decimals", text.replace('"100"', '"1.005"'), 1, "amount: The amount needs more than two decimals"],
  ["a query with a day that is none", "created_at.begin=2026-02-30T00:00:00Z", 2, "created_at.begin: "],
  ["a query with a parameter twice", "limit=1&limit=2", 2, "limit: Given more than once"],
  ["a query of two lines", "limit=1\ncreated_at.begin=x", 2, "--kind"],
  ["an address of something else", "https://api.paxos.com/v2/orders?limit=1", 2, "not the address of the listing"]
]

describe("malformed payloads", () => {
  it.each(malformed)("%s", async (_name, stdin, code, message) => {
    refusedWith(await segue(["payload"], { stdin }), code, message)
  })

  it("places the issue of a field where it stands", async () => {
    const { stderr } = await segue(["payload"], { stdin: text.replace('"100"', "100") })
    assert.include(stderr, "(line 4, column 13)")
  })

  it("tells at most twenty issues", async () => {
    const metadata = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]))
    const { stderr } = await segue(["payload"], { stdin: JSON.stringify({ ...guide.legacyRequest, metadata }) })
    assert.isBelow(stderr.split("\n").length, 24)
  })

  it("stops reading standard input at the limit", async () => {
    let sent = 0
    const endless = async function* () {
      for (;;) {
        sent += 1_000_000
        yield Buffer.alloc(1_000_000, 0x20)
      }
    }
    refusedWith(await segue(["payload"], { stdin: endless() }), 2, "standard input is larger than 10 MB")
    assert.isAtMost(sent, 13_000_000)
  })

  it("refuses a file of 50 MB without reading it", async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "segue-large-")), "large.json")
    // A hole in the file: nothing is written, and reading it would find NUL bytes instead of the limit.
    fs.writeFileSync(file, "")
    fs.truncateSync(file, 50_000_000)
    refusedWith(await segue(["payload", file]), 2, "is larger than 10 MB")
  })
})
