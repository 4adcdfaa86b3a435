/** Whatever comes in: an exit code of the three, one answer or one message, and never a mistake of our own. */
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Schema } from "effect"

import { kinds } from "../../src/payload/Kind.ts"
import * as guide from "../guide.ts"
import { segue } from "../terminal.ts"

const judge = async (stdin: string, args: ReadonlyArray<string>) => {
  const { code, stderr, stdout } = await segue(["payload", ...args], { stdin })
  const what = `${args.join(" ")} with ${JSON.stringify(stdin)}: ${stderr}`
  assert.include([0, 1, 2], code, what)
  assert.strictEqual(stdout === "", code !== 0, what)
  if (code !== 0) assert.match(stderr, /^segue: /u, what)
}

const each = (stdin: string) =>
  Effect.promise(async () => {
    for (const to of ["orchestration", "conversion"]) {
      await judge(stdin, ["--to", to])
      for (const kind of kinds) await judge(stdin, ["--to", to, "--kind", kind])
    }
  })

const text = Arbitrary.schema(Schema.String)
const json = Arbitrary.schema(Schema.Json)
const place = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 400 })))

const payloads = [guide.legacyRequest, guide.newRequest, guide.legacyResponse, { items: [guide.newResponse] }]
const texts = [
  ...payloads.map((payload) => JSON.stringify(payload)),
  guide.legacyList,
  guide.newList,
  guide.legacyScopes
]
const one = Arbitrary.map(place, (index) => index % texts.length)

describe("any input", () => {
  it.effect.prop("text", [text], ([any]) => each(any))

  it.effect.prop("JSON", [json], ([any]) => each(JSON.stringify(any)))

  it.effect.prop("a payload with a piece of text put somewhere", [one, place, text], ([index, at, piece]) => {
    const payload = texts[index]!
    return each(payload.slice(0, at) + piece + payload.slice(at))
  })

  it.effect.prop("a payload with a value replaced", [one, place, json], ([index, at, value]) => {
    const payload = payloads[index % payloads.length]!
    const keys = Object.keys(payload)
    return each(JSON.stringify({ ...payload, [keys[at % keys.length]!]: value }))
  })
})
