import { Conversion } from "@segue/core/Conversion"
/** The vendor's migration guide: its "before" blocks become its "after" blocks, and the whole page is left alone. */
import * as Migration from "@segue/core/Migration"
import { Engine, Fixer } from "@segue/migrate"
import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"

const profile = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
const sides = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } } }
const metadata = { my_id: "4f8a2b6c-9d1e-4c3a-b5f7-0e2d8a7c1b9f" }
const pair = { source_asset: "USD", target_asset: "PYUSD" }

const before = { ref_id: "usd-pyusd-a3b1c2d4", profile_id: profile, amount: "100", ...pair, metadata }
const after = {
  ref_id: "usd-pyusd-a3b1c2d4",
  source_amount: "100",
  source_asset: "USD",
  destination_asset: "PYUSD",
  ...sides,
  metadata
}

const reply = {
  id: "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
  profile_id: profile,
  amount: "100",
  ...pair,
  status: "CREATED",
  ref_id: "usd-pyusd-a3b1c2d4",
  created_at: "2026-04-20T12:30:01.397730Z",
  updated_at: "2026-04-20T12:30:01.472464Z",
  metadata
}

const oldScopes = "conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin"
const newScopes = "orchestration:read_orchestration orchestration:write_orchestration"

const curl = (path: string, body: unknown): string =>
  `curl -X POST 'https://api.paxos.com/v2/${path}' \\\n  -H 'Authorization: Bearer {access_token}' \\\n  -d '${JSON.stringify(body, null, 2)}'\n`

const list = (path: string, key: string): string =>
  `curl 'https://api.paxos.com/v2/${path}?profile_id=${profile}&${key}=2026-04-20T11:00:00Z' \\\n  -H 'Authorization: Bearer {access_token}'\n`

const fix = (path: string, text: string): string => Fixer.fix({ path, text }, { level: "review" }).text

const json = (text: string): unknown => JSON.parse(text)

/** The JSON between the quotes of `-d '…'`. */
const body = (text: string): unknown => json(/-d '([\s\S]*)'/u.exec(text)![1]!)

describe("the guide's blocks", () => {
  it("scopes", () => {
    for (const path of ["scopes.env", "scopes.txt", "scopes.sh"]) assert.strictEqual(fix(path, oldScopes), newScopes)
  })

  it("the curl call", () => {
    const file = { path: "create.sh", text: curl("conversion/stablecoins", before) }
    const result = Fixer.fix(file, { level: "safe" })
    assert.include(result.text, "'https://api.paxos.com/v2/orchestration/orchestrations'")
    assert.deepStrictEqual(body(result.text), after)
    assert.deepStrictEqual(result.report.findings, [])
  })

  it("the request", () => {
    const result = Fixer.fix({ path: "request.json", text: JSON.stringify(before, null, 2) }, { level: "safe" })
    assert.deepStrictEqual(json(result.text), after)
  })

  it("the reply, as the migration map has it", () => {
    const result = Fixer.fix({ path: "reply.json", text: JSON.stringify(reply, null, 2) }, { level: "safe" })
    const law = Migration.Object.toOrchestration(Schema.decodeUnknownSync(Conversion)(reply))
    assert.deepStrictEqual(json(result.text), Result.getOrThrow(law).value)
  })

  it("the listing", () => {
    assert.strictEqual(
      fix("list.sh", list("conversion/stablecoins", "created_at.begin")),
      list("orchestration/orchestrations", "created_at.gte")
    )
  })

  it("what comes after says nothing", () => {
    const texts: ReadonlyArray<readonly [string, string]> = [
      ["scopes.env", newScopes],
      ["create.sh", curl("orchestration/orchestrations", after)],
      ["request.json", JSON.stringify(after)],
      ["reply.json", fix("reply.json", JSON.stringify(reply))],
      ["list.sh", list("orchestration/orchestrations", "created_at.gte")]
    ]
    for (const [path, text] of texts) assert.deepStrictEqual(Engine.check({ path, text }).findings, [], path)
  })
})

describe("the guide as a page", () => {
  const blocks = [
    `## Scopes\n\nBefore:\n\n\`\`\`\n${oldScopes}\n\`\`\`\n\nAfter:\n\n\`\`\`\n${newScopes}\n\`\`\`\n`,
    `## Request\n\nBefore:\n\n\`\`\`bash\n${curl("conversion/stablecoins", before)}\`\`\`\n\nAfter:\n\n\`\`\`bash\n${curl("orchestration/orchestrations", after)}\`\`\`\n`,
    `## Reply\n\n\`\`\`json\n${JSON.stringify(reply, null, 2)}\n\`\`\`\n`,
    `## List\n\n\`\`\`bash\n${list("conversion/stablecoins", "created_at.begin")}\`\`\`\n`
  ]

  for (const path of ["guide.md", "guide.mdx", "guide.txt"]) {
    it(`${path} gets one note and no edit`, () => {
      const file = { path, text: blocks.join("\n") }
      const report = Engine.check(file)
      assert.deepStrictEqual(
        report.notes.map((note) => note.code),
        ["shows-both"]
      )
      assert.deepStrictEqual(report.findings, [])
      assert.strictEqual(fix(path, file.text), file.text)
    })
  }
})

describe("a document that is migrated in part", () => {
  const id = "8d1f3c52-64b7-4f0e-9a35-1c7be0d2f964"
  const page = (create: string): string =>
    [
      `# Treasury\n\nThe credential needs:\n\n\`\`\`\n${oldScopes}\n\`\`\`\n\n## Try it\n\n\`\`\`bash\n${create}\`\`\`\n`,
      `After a second it is settled:\n\n\`\`\`bash\ncurl 'https://api.paxos.com/v2/conversion/stablecoins/${id}'\n\`\`\`\n`
    ].join("\n")

  it("is no guide: what is left is still told", () => {
    const report = Engine.check({ path: "README.md", text: page(curl("orchestration/orchestrations", after)) })
    assert.deepStrictEqual(report.notes, [])
    assert.include(
      report.findings.map((finding) => finding.rule),
      "endpoint"
    )
  })

  it("does not come about by safe fixes: the create waits for the look-up", () => {
    const text = page(curl("conversion/stablecoins", before))
    const safe = Fixer.fix({ path: "README.md", text }, { level: "safe" })
    assert.notInclude(safe.text, "orchestration/orchestrations")
    const review = Fixer.fix({ path: "README.md", text }, { level: "review" })
    assert.notInclude(review.text, "conversion/stablecoins")
    assert.deepStrictEqual(review.report.notes, [])
  })

  it("nor do scopes added beside make it one", () => {
    const text = page(curl("conversion/stablecoins", before))
    const fixed = Fixer.fix({ path: "README.md", text }, { level: "safe" }, undefined, { legacyRemains: true })
    assert.include(fixed.text, newScopes.split(" ")[0]!)
    assert.isAbove(fixed.report.findings.length, 0)
  })

  it("a workflow's create waits for the poll by the id it kept", () => {
    const text = `jobs:
  convert:
    steps:
      - run: |
          ID=$(curl -s -X POST "$API/conversion/stablecoins" -d '${JSON.stringify(before)}' | jq -r .id)
      - run: |
          STATUS=$(curl -s "$API/conversion/stablecoins/$ID" | jq -r .status)
`
    const safe = Fixer.fix({ path: ".github/workflows/smoke.yml", text }, { level: "safe" })
    assert.strictEqual(safe.text, text)
    const create = safe.report.units.find((unit) => unit.id === "legacy-create-1")
    assert.strictEqual(create?.safety, "review")
  })
})

describe("what a scope list's unit is called", () => {
  it.each([
    [false, "Replace the legacy scopes", newScopes],
    [true, "Add the new scopes beside the legacy ones", `${oldScopes} ${newScopes}`]
  ] as const)("with legacy calls left: %s", (legacyRemains, title, text) => {
    const file = { path: "scopes.env", text: `SCOPES=${oldScopes}\n` }
    const facts = { legacyRemains }
    const sorted = (line: string): ReadonlyArray<string> => line.trim().split(/[ =]/u).toSorted()
    assert.strictEqual(Engine.check(file, undefined, facts).units[0]?.title, title)
    const fixed = Fixer.fix(file, { level: "safe" }, undefined, facts).text
    assert.deepStrictEqual(sorted(fixed), sorted(`SCOPES ${text}`))
  })
})
