import { assert, describe, it } from "@effect/vitest"
import { Asset, Migration } from "@segue/core"
import type { ConversionRequest } from "@segue/core/Conversion"

import { run as runVerify } from "../../src/commands/verify.ts"
import * as Case from "../../src/verify/Case.ts"
import { generate } from "../../src/verify/Generate.ts"
import { verdict } from "../../src/verify/laws/verdict.ts"
import { shrink } from "../../src/verify/Shrink.ts"
import type { Trial } from "../../src/verify/Trial.ts"
import { judge, migrate, type Migrate, verify } from "../../src/verify/Verify.ts"
import * as guide from "../guide.ts"
import { host, segue } from "../terminal.ts"
import { mutants } from "./mutants.ts"

const cases = (seed: string, count: number) => Array.from({ length: count }, (_, index) => generate(seed, index))

/** What a thousand requests must hold, each at least twenty times. */
const features = [
  Asset.legacyPairs.map(([source, target]) => `${source} to ${target}`),
  ["directed settlement", "metadata", "identity id", "account id", "zero UUID"],
  ["amount: whole", "amount: one decimal", "amount: two decimals", "amount: no digit before the point"],
  ["amount: leading zeros", "amount: trailing zeros", "amount: smallest", "amount: largest"],
  ["insufficient funds", "unknown profile", "unknown recipient", "undocumented pair", "more than two decimals"],
  ["zero amount", "no ref_id", "above the legacy limit", "not a legacy request"]
].flat()

describe("verify", () => {
  it("passes on a thousand requests of seed 1, and covers what it should", () => {
    const { coverage, smallest, verdicts } = verify(cases("1", 1000))
    assert.isUndefined(smallest)
    assert.strictEqual(verdicts.different, 0)
    for (const feature of features) {
      assert.isAtLeast(coverage.get(feature) ?? 0, 20, feature)
    }
    // What both must refuse is refused, and what lies outside is never passed.
    assert.isAtLeast(verdicts["refused alike"], 100)
    assert.isAtLeast(verdicts["not comparable"], 100)
  })

  it("other seeds pass as well, and make other requests", () => {
    assert.strictEqual(verify(cases("another", 300)).verdicts.different, 0)
    assert.notDeepEqual(generate("1", 0).request, generate("another", 0).request)
    assert.deepStrictEqual(generate("1", 7), generate("1", 7))
  })

  it("reports what is outside of the domain as not comparable, with the reason", () => {
    const reasons = (change: object) => {
      const { reasons, verdict } = judge(Case.fromRequest("r", { ...guide.legacyRequest, ...change }))
      return [verdict, ...reasons]
    }
    assert.deepStrictEqual(reasons({}), ["settled alike"])
    assert.deepStrictEqual(reasons({ amount: "500000.01" }), ["not comparable", "above the legacy API's default limit"])
    assert.deepStrictEqual(reasons({ ref_id: "" }), ["not comparable", "no ref_id, which the new API requires"])
    assert.deepStrictEqual(reasons({ amount: "1.001" }), ["not comparable", "more than two decimals"])
    assert.deepStrictEqual(reasons({ amount: "0" }), ["not comparable", "an amount of zero"])
    assert.deepStrictEqual(reasons({ target_asset: "USDC" }), [
      "not comparable",
      "not a pair of USD and a Paxos stablecoin"
    ])
    assert.deepStrictEqual(reasons({ amount: 100 }), ["not comparable", "not a request of the legacy API"])
    assert.deepStrictEqual(reasons({ profile_id: "00000000-0000-0000-0000-000000000000" }), ["refused alike"])
  })

  it.each(["ref_id", "profile_id", "recipient_profile_id"])("a %s beyond our own limit is not comparable", (field) => {
    const judged = (length: number) =>
      judge(Case.fromRequest("r", { ...guide.legacyRequest, [field]: "a".repeat(length) }))
    assert.strictEqual(judged(512).verdict, "settled alike")
    const { reasons, verdict } = judged(513)
    assert.deepStrictEqual(
      [verdict, reasons],
      ["not comparable", [`a ${field} longer than 512 characters, our own limit`]]
    )
  })

  it("an asset beyond our own limit is not comparable, for both reasons", () => {
    const { reasons, verdict } = judge(
      Case.fromRequest("r", { ...guide.legacyRequest, target_asset: "A".repeat(600), amount: "0" })
    )
    assert.strictEqual(verdict, "not comparable")
    assert.include(reasons, "an amount of zero")
    assert.include(reasons, "a target_asset longer than 512 characters, our own limit")
  })

  it("ids that neither side limits stay comparable at any length", () => {
    const change = { identity_id: "i".repeat(600), account_id: "a".repeat(600) }
    assert.strictEqual(judge(Case.fromRequest("r", { ...guide.legacyRequest, ...change })).verdict, "settled alike")
  })

  it("what neither settles nor is refused is different, even when both do the same", () => {
    const one = generate("1", 0)
    const trial: Trial = { verdict: "ended with 500", before: new Map(), after: new Map(), books: [] }
    const request = one.request as ConversionRequest
    assert.isNotEmpty(verdict.check({ request, legacy: trial, migrated: trial, releases: [] }))
  })

  it("shrinks a failure to what it takes to fail", () => {
    const drop: Migrate = (request) => {
      const answer = migrate(request)
      if (answer.tag !== "migrated") return answer
      const { metadata: _, ...rest } = answer.result as Record<string, unknown>
      return { ...answer, result: rest }
    }
    const failed = verify(cases("1", 100), { migrate: drop }).smallest
    assert.isDefined(failed)
    const { request } = shrink(failed!, drop).case
    assert.deepStrictEqual(Object.keys(request as object).toSorted(), [
      "amount",
      "metadata",
      "profile_id",
      "ref_id",
      "source_asset",
      "target_asset"
    ])
    assert.include(["1", "0.01"], (request as { amount: string }).amount)
  })
})

/** The first of the generated requests that gives a wrong migration away. */
const firstDifference = (wrong: Migrate) => {
  for (const one of cases("1", 528)) {
    const judged = judge(one, wrong)
    if (judged.verdict === "different") return judged
  }
  return undefined
}

describe("mutants", () => {
  it("there is at least one for every row of the request mapping", () => {
    const section = Migration.Rows.sections.find((one) => one.title === "Fields of the request")
    const rows = section?.rows.map((row) => row.id) ?? []
    assert.isNotEmpty(rows)
    for (const row of rows)
      assert.include(
        mutants.map((mutant) => mutant.row),
        row
      )
  })

  it.each(mutants.map((mutant) => [mutant.row, mutant.what, mutant] as const))(
    "%s: %s is found out",
    (_r, _w, mutant) => {
      assert.isNotEmpty(firstDifference(mutant.migrate)?.failures)
    }
  )
})

describe("segue verify", () => {
  it("says what was shown, and that it is not a proof about the vendor", async () => {
    const { code, stderr, stdout } = await segue(["verify", "--count", "44", "--seed", "9"])
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.include(stdout, "44 made-up requests, seed 9")
    assert.include(stdout, "not a proof about the vendor")
  })

  it("takes files: a request, or an array; what cannot be compared is a finding", async () => {
    const proven = await segue(["verify", "-"], { stdin: JSON.stringify([guide.legacyRequest, guide.legacyRequest]) })
    assert.strictEqual(proven.code, 0)
    assert.include(proven.stdout, "standard input[1]: settled alike")
    const { ref_id: _, ...without } = guide.legacyRequest
    const outside = await segue(["verify", "-"], { stdin: JSON.stringify(without) })
    assert.strictEqual(outside.code, 1)
    assert.include(outside.stdout, "standard input: not comparable (no ref_id, which the new API requires)")
  })

  it.each([
    [["-"], "[", "The document ends too early"],
    [["-"], "[]", "holds no requests"],
    [["--count", "0"], "", "a number from 1"],
    [["--count", "many"], "", "a number from 1"],
    [["nowhere.json"], "", "does not exist"]
  ])("%j with %j: 2", async (args, stdin, message) => {
    const { code, stderr, stdout } = await segue(["verify", ...args], { stdin })
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, message)
  })

  it("a wrong migration exits with 1 and shows the smallest request with both ledgers", async () => {
    const wrong = mutants.find((mutant) => mutant.what === "recipient dropped")!.migrate
    const { own, written } = host([])
    const code = await runVerify(own, [], { count: 100, seed: "1", format: "pretty" }, wrong)
    assert.strictEqual(code, 1)
    assert.match(written.stdout, /DIFFERENT: seed 1, index \d+/u)
    assert.include(written.stdout, "after legacy")
    assert.include(written.stdout, "recipient_profile_id")
    const json = host([])
    await runVerify(json.own, [], { count: 100, seed: "1", format: "json" }, wrong)
    const { different } = JSON.parse(json.written.stdout) as {
      different: { failures: ReadonlyArray<{ law: string }>; ledgers: Record<string, Record<string, string>> }
    }
    assert.include(
      different.failures.map(({ law }) => law),
      "final"
    )
    assert.notDeepEqual(different.ledgers["afterLegacy"], different.ledgers["afterNew"])
  })
})
