import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as guide from "../guide.ts"
import { segue } from "../terminal.ts"

const payload = (stdin: unknown, ...args: ReadonlyArray<string>) =>
  segue(["payload", ...args], { stdin: typeof stdin === "string" ? stdin : JSON.stringify(stdin) })

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

interface Reply {
  readonly result: unknown
  readonly notes: ReadonlyArray<{ readonly code: string; readonly path: ReadonlyArray<string | number> }>
  readonly refusal?: {
    readonly issues: ReadonlyArray<{ readonly code: string; readonly path: ReadonlyArray<unknown> }>
  }
}

const reply = async (stdin: unknown, ...args: ReadonlyArray<string>) => {
  const { code, stderr, stdout } = await payload(stdin, "--format", "json", ...args)
  assert.strictEqual(stderr, "")
  return { code, ...(JSON.parse(stdout) as Reply) }
}

describe("the guide's payloads", () => {
  it("request: exactly the guide's new request, in its order, and back", async () => {
    const there = await payload(guide.legacyRequest)
    assert.strictEqual(there.stdout, pretty(guide.newRequest))
    assert.strictEqual(there.code, 0)
    assert.include(there.stderr, "ref_id namespace")
    const back = await payload(guide.newRequest, "--to", "conversion")
    assert.strictEqual(back.stdout, pretty(guide.legacyRequest))
  })

  it("says once what stands in brackets, and only where something does", async () => {
    const rows = "In brackets: rows of docs/migration-map.md, in Segue's repository.\n"
    const { ref_id: _, ...without } = guide.legacyRequest
    for (const input of [guide.legacyRequest, guide.legacyResponse, without]) {
      const { stderr } = await payload(input)
      assert.match(stderr, /\[[A-Z]\d+\]$/mu)
      assert.strictEqual(stderr.split(rows).length, 2)
      assert.isTrue(stderr.endsWith(rows))
    }
    const { stderr } = await payload({ ...guide.legacyRequest, amount: 100 })
    assert.notInclude(stderr, "In brackets")
  })

  it("response: as far as a conversion can tell, with notes for the rest", async () => {
    const { code, stderr, stdout } = await payload(guide.legacyResponse)
    assert.strictEqual(stdout, pretty(guide.newResponse))
    assert.include(stderr, "customer_id, source_transfer")
    assert.include(stderr, "id: A conversion's id is not an orchestration's id")
    assert.strictEqual(code, 0)
  })

  it("list query: alone, with its question mark, and with its address", async () => {
    const [, query] = guide.legacyList.split("?") as [string, string]
    const [, migrated] = guide.newList.split("?") as [string, string]
    assert.strictEqual((await payload(query)).stdout, `${migrated}\n`)
    assert.strictEqual((await payload(`?${query}\n`)).stdout, `?${migrated}\n`)
    assert.strictEqual((await payload(guide.legacyList)).stdout, `${guide.newList}\n`)
    assert.strictEqual((await payload(guide.newList, "--to", "conversion")).stdout, `${guide.legacyList}\n`)
  })

  it("scopes keep their form", async () => {
    assert.strictEqual((await payload(guide.legacyScopes)).stdout, `${guide.newScopes}\n`)
    const lines = await payload(guide.legacyScopes.replace(" ", "\n"))
    assert.strictEqual(lines.stdout, `${guide.newScopes.replace(" ", "\n")}\n`)
    const array = await payload(guide.legacyScopes.split(" "))
    assert.strictEqual(array.stdout, pretty(guide.newScopes.split(" ")))
  })
})

describe("lists", () => {
  const row = { ...guide.legacyResponse, status: "SETTLED", settled_at: "2026-04-20T12:30:02Z" }

  it("migrates every row, keeps the cursor and says so; notes carry the index", async () => {
    const { code, notes, result } = await reply({ items: [guide.legacyResponse, row], next_page_cursor: "c2" })
    assert.strictEqual(code, 0)
    assert.deepStrictEqual(result, {
      items: [guide.newResponse, { ...guide.newResponse, status: "COMPLETED" }],
      next_page_cursor: "c2"
    })
    assert.deepStrictEqual(notes.find((note) => note.code === "settled-at-lost")?.path, ["items", 1, "settled_at"])
    assert.deepStrictEqual(notes.find((note) => note.code === "page-cursor-kept")?.path, ["next_page_cursor"])
  })

  it("says once what holds for many rows", async () => {
    const { stderr } = await payload({ items: [row, row, row] })
    assert.include(stderr, "items[0].settled_at: Orchestrations have no settled_at.")
    assert.include(stderr, "(and 2 more like it)")
    assert.notInclude(stderr, "items[1]")
  })

  it("a refused row refuses the page and names the row", async () => {
    const cancelled = { ...guide.legacyResponse, status: "CANCELLED" }
    const { code, refusal, result } = await reply({ items: [row, cancelled] })
    assert.strictEqual(code, 1)
    assert.isNull(result)
    assert.deepStrictEqual(
      refusal?.issues.map(({ code, path }) => ({ code, path })),
      [{ code: "cancelled-status", path: ["items", 1, "status"] }]
    )
  })

  it("reads a page of the new API from items first, from the deprecated array else", async () => {
    const both = await reply({ items: [guide.newResponse], orchestrations: [guide.newResponse] }, "--to", "conversion")
    const { items } = both.result as { items: ReadonlyArray<Record<string, unknown>> }
    assert.strictEqual(items[0]?.["amount"], "100")
    assert.notProperty(both.result, "orchestrations")
    assert.include(
      both.notes.map((note) => note.code),
      "deprecated-array"
    )
    const old = await reply({ orchestrations: [guide.newResponse] }, "--to", "conversion")
    assert.deepStrictEqual(old.result, both.result)
    assert.deepStrictEqual(old.notes[0]?.path.slice(0, 2), ["orchestrations", 0])
  })
})

describe("what is refused, and what is asked back", () => {
  it("a request without ref_id is refused; --ref-id gives it; an empty or overlong one is a usage error", async () => {
    const { ref_id, ...without } = guide.legacyRequest
    assert.strictEqual((await payload(without)).code, 1)
    assert.deepStrictEqual((await reply(without, "--ref-id", ref_id)).result, guide.newRequest)
    assert.strictEqual((await payload(without, "--ref-id", "")).code, 2)
    assert.strictEqual((await payload(without, "--ref-id", "x".repeat(513))).code, 2)
  })

  it("--ref-id never replaces a ref_id, and belongs to requests", async () => {
    const other = await reply(guide.legacyRequest, "--ref-id", "another")
    assert.deepStrictEqual([other.code, other.refusal?.issues[0]?.code], [1, "ref-id-differs"])
    assert.strictEqual((await reply(guide.legacyRequest, "--ref-id", guide.legacyRequest.ref_id)).code, 0)
    const scopes = await payload(guide.legacyScopes, "--ref-id", "x")
    assert.strictEqual(scopes.code, 2)
    assert.include(scopes.stderr, "--ref-id belongs to requests")
  })

  it.each([
    ["request", guide.newRequest],
    ["response", guide.newResponse],
    ["address", guide.newList],
    ["query", "created_at.gte=2026-04-20T11:00:00Z"]
  ])("says when a %s is in the target's shape already", async (_name, input) => {
    const { code, refusal } = await reply(input)
    assert.deepStrictEqual([code, refusal?.issues[0]?.code], [1, "already-migrated"])
  })

  it("refuses a request of both shapes: two amounts are no amount", async () => {
    const { code, refusal } = await reply({ ...guide.legacyRequest, source_amount: "200" })
    assert.deepStrictEqual([code, refusal?.issues[0]?.code], [1, "mixed-shapes"])
  })

  it("refuses ids that the new API would not take", async () => {
    const { code, refusal } = await reply({ ...guide.legacyRequest, ref_id: "x".repeat(600) })
    assert.deepStrictEqual([code, refusal?.issues[0]?.path], [1, ["ref_id"]])
  })

  it("refuses what would widen a query, and addresses of single records", async () => {
    const bound = await reply("updated_at.begin=2026-04-20T11:00:00Z&limit=10")
    assert.deepStrictEqual([bound.code, bound.refusal?.issues[0]?.code], [1, "updated-at-filter"])
    const single = await reply("/v2/conversion/stablecoins/e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c")
    assert.deepStrictEqual([single.code, single.refusal?.issues[0]?.code], [1, "id-of-other-api"])
    const unknown = await reply("limit=10&colour=red", "--kind", "query", "--to", "conversion")
    assert.deepStrictEqual([unknown.code, unknown.refusal?.issues[0]?.path], [1, ["colour"]])
  })

  it("says which fields of a new request the legacy one does not have", async () => {
    const { code, notes } = await reply({ ...guide.newRequest, priority: 1 }, "--to", "conversion")
    assert.strictEqual(code, 0)
    assert.deepInclude(
      notes.map(({ code, path }) => ({ code, path })),
      { code: "unknown-field", path: ["priority"] }
    )
  })

  it("asks for the kind where it is not clear, and takes the one that is named", async () => {
    for (const unclear of ["hello world", "{}", "[]", '"text"', "42", "[1]"]) {
      const { code, stderr } = await payload(unclear)
      assert.strictEqual(code, 2, unclear)
      assert.include(stderr, "--kind", unclear)
    }
    assert.strictEqual((await payload("limit=10", "--kind", "query")).stdout, "limit=10\n")
    assert.strictEqual((await payload("[]", "--kind", "scopes")).stdout, "[]\n")
  })
})

describe("error bodies", () => {
  it("migrates the record inside a conflict", async () => {
    const conflict = {
      type: "https://developer.paxos.com/docs/v2/problems/already-exists",
      title: "Already Exists",
      status: 409,
      meta: { existing: guide.legacyResponse }
    }
    const { notes, result } = await reply(conflict)
    assert.deepStrictEqual(result, { ...conflict, meta: { existing: guide.newResponse } })
    assert.include(
      notes.map((note) => note.code),
      "existing-migrated"
    )
  })
})

describe("numbers", () => {
  it("keeps the digits of numbers in fields it does not know", async () => {
    const text = JSON.stringify({ ...guide.legacyResponse, vendor_added: { rate: 1 } }).replace(
      '"rate":1',
      '"rate":1.10,"big":12345678901234567890'
    )
    const { stdout } = await payload(text)
    assert.include(stdout, '"rate": 1.10,')
    assert.include(stdout, '"big": 12345678901234567890\n')
  })
})

describe("files", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-payload-"))

  it("reads a file relative to where the user stands, with BOM and CRLF", async () => {
    fs.writeFileSync(path.join(folder, "request.json"), `\uFEFF${pretty(guide.legacyRequest).replaceAll("\n", "\r\n")}`)
    const { code, stdout } = await segue(["payload", "request.json"], { cwd: folder })
    assert.strictEqual(stdout, pretty(guide.newRequest))
    assert.strictEqual(code, 0)
  })

  it.each([
    ["nowhere.json", "does not exist"],
    [".", "is a directory"],
    ["request.json/inside", "part of its path is a file"]
  ])("%s: %s", async (file, why) => {
    const { code, stderr, stdout } = await segue(["payload", file], { cwd: folder })
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.strictEqual(stderr.split("\n").length, 2)
    assert.include(stderr, why)
  })

  it("does not wait for a terminal", async () => {
    const { code, stderr } = await segue(["payload"], { terminal: true })
    assert.strictEqual(code, 2)
    assert.include(stderr, "name a file, or pipe something in")
  })
})
