/** Payload documents: fixing the text and then decoding it is decoding it and then transforming it. */
import { assert, it } from "@effect/vitest"
import * as Asset from "@segue/core/Asset"
import type { Conversion, ConversionRequest } from "@segue/core/Conversion"
import { ZERO_UUID } from "@segue/core/Id"
import * as Migration from "@segue/core/Migration"
import { Engine, Fixer } from "@segue/migrate"
import * as Plain from "@segue/migrate/model/Plain"
import * as Values from "@segue/migrate/model/Value"
import { Arbitrary, Result, Schema } from "effect"

const choice = <A extends string>(values: ReadonlyArray<A>): Arbitrary.Arbitrary<A> =>
  Arbitrary.schema(Schema.Literals(values)) as unknown as Arbitrary.Arbitrary<A>

const pick = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 5 })))

const request: Arbitrary.Arbitrary<ConversionRequest> = Arbitrary.map(
  Arbitrary.all({
    pair: pick,
    amount: choice(["1", "100.00", ".5", "00012.10", "499999.99", "500000.01", "7.000", "0.00", "1.005"]),
    profile: choice(["p-1", "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c", "ünïcode 😀", 'it\'s "quoted" \\ 5$', "a/b"]),
    recipient: choice(["absent", "same", "p-2", "null", "empty"]),
    identity: choice(["absent", "zero", "id-1", "null"]),
    metadata: choice(["absent", "some", "null"]),
    order: choice(["as is", "reversed"])
  }),
  (g) => {
    const [source_asset, target_asset] = Asset.legacyPairs[g.pair]!
    const recipients: Record<string, string | null | undefined> = {
      absent: undefined,
      same: g.profile,
      null: null,
      empty: ""
    }
    const identities: Record<string, string | null | undefined> = { absent: undefined, zero: ZERO_UUID, null: null }
    const entries = Object.entries({
      ref_id: "r-1",
      profile_id: g.profile,
      amount: g.amount,
      source_asset,
      target_asset,
      recipient_profile_id: g.recipient in recipients ? recipients[g.recipient] : g.recipient,
      identity_id: g.identity in identities ? identities[g.identity] : g.identity,
      metadata:
        g.metadata === "some" ? { "k 1": "v\n2", target_asset: "mine" } : g.metadata === "null" ? null : undefined
    }).filter(([, value]) => value !== undefined)
    return Object.fromEntries(g.order === "reversed" ? entries.toReversed() : entries) as unknown as ConversionRequest
  }
)

const shellQuoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

const doubleQuoted = (text: string): string => `"${text.replaceAll(/["\\$`]/gu, String.raw`\$&`)}"`

/** The ways a body is written down; each gives a file. */
const writers: Readonly<Record<string, (body: ConversionRequest) => Engine.File>> = {
  json: (body) => ({ path: "a.json", text: JSON.stringify(body, null, 2) }),
  minified: (body) => ({ path: "a.json", text: JSON.stringify([{ name: "x", body }]) }),
  tabs: (body) => ({ path: "a.json", text: JSON.stringify({ body }, null, "\t").replaceAll("\n", "\r\n") }),
  json5: (body) => ({
    path: "a.json5",
    text: JSON.stringify(body, null, 4)
      .replaceAll(/"(\w+)":/gu, "$1:")
      .replace(/\n\}$/u, ", // end\n}")
  }),
  "in a string": (body) => ({ path: "a.json", text: JSON.stringify({ recorded: JSON.stringify(body, null, 2) }) }),
  curl: (body) => ({
    path: "a.sh",
    text: `curl -X POST "$B/v2/conversion/stablecoins" \\\n  -d ${shellQuoted(JSON.stringify(body, null, 2))}\n`
  }),
  "curl in double quotes": (body) => ({
    path: "a.sh",
    text: `curl --json ${doubleQuoted(JSON.stringify(body))} https://api.paxos.com/v2/conversion/stablecoins\n`
  }),
  "flow yaml": (body) => ({ path: "a.yaml", text: `a:\n  - ${JSON.stringify(body)}\n` }),
  "block yaml": (body) => ({
    path: "a.yaml",
    text: `body:\n${Object.entries(body)
      .map(([key, value]) => `    ${key}: ${JSON.stringify(value)}\n`)
      .join("")}next: 1\n`
  }),
  fence: (body) => ({
    path: "a.md",
    text: `> \`\`\`json\n${JSON.stringify(body, null, 2).replaceAll(/^/gmu, "> ")}\n> \`\`\`\n`
  })
}

/** The body in the text as it is now. */
const bodyIn = (file: Engine.File): unknown => {
  for (const root of Engine.read(file).roots) {
    for (const value of Values.walk(root)) {
      if (value.kind === "object" && Values.get(value, "ref_id") !== undefined) return Plain.of(value, Plain.standIns())
    }
  }
  return undefined
}

for (const [name, write] of Object.entries(writers)) {
  it.prop(`${name}: fix, then decode, is decode, then transform`, [request], ([body]) => {
    const file = write(body)
    const result = Fixer.fix(file, { level: "review" })
    const law = Migration.Request.toOrchestration(body)
    assert.deepStrictEqual(result.withdrawn, [], file.text)
    if (Result.isFailure(law)) {
      assert.strictEqual(result.text, file.text, "what core refuses is left alone")
      assert.isAbove(result.report.findings.length, 0)
    } else {
      assert.deepStrictEqual(bodyIn({ path: file.path, text: result.text }), law.success.value, result.text)
      assert.strictEqual(Fixer.fix({ path: file.path, text: result.text }, { level: "review" }).text, result.text)
    }
  })
}

const reply = Arbitrary.map(
  Arbitrary.all({ request, status: choice(["CREATED", "SETTLED", "ON_HOLD"]), settled: choice(["yes", "no"]) }),
  ({ request: { metadata, recipient_profile_id, identity_id, ...rest }, settled, status }) => ({
    id: "c-1",
    ...rest,
    status,
    created_at: "2026-04-20T12:30:01.397730Z",
    ...(settled === "yes" ? { settled_at: "2026-04-20T12:30:02Z" } : {}),
    ...(recipient_profile_id ? { recipient_profile_id } : {}),
    ...(identity_id ? { identity_id } : {}),
    ...(metadata ? { metadata } : {})
  })
)

it.prop("replies: fix, then decode, is decode, then transform", [reply], ([body]) => {
  for (const file of [
    { path: "a.json", text: JSON.stringify({ items: [body, body] }, null, 2) },
    { path: "a.yaml", text: `reply: ${JSON.stringify(body)}\n` }
  ]) {
    const result = Fixer.fix(file, { level: "review" })
    const law = Result.getOrThrow(Migration.Object.toOrchestration(body as unknown as Conversion))
    // What has no counterpart is left for a person to take out.
    const { settled_at: _, ...actual } = bodyIn({ path: file.path, text: result.text }) as Record<string, unknown>
    assert.deepStrictEqual(actual, law.value)
    assert.deepStrictEqual(result.withdrawn, [])
  }
})
