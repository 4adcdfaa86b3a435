import * as Decimal from "@segue/core/Decimal"

import type { Entry, ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Braces from "../write/Braces.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"

const FLOAT = /\b(?:Number|parseFloat|float|toFixed|parseDouble|doubleValue|floatValue|asDouble|toDouble|toFloat)\s*\(/u

/** What writes the quotes itself: Go's `%q`, an encoder in a template. */
const QUOTES =
  /^%q$|(?:JSON\.stringify|json\.dumps|json_encode|to_json|toJson|tojson|writeValueAsString|serialize|strconv\.Quote)\b/iu

const draft = (object: ObjectValue, entry: Entry): ReadonlyArray<Rule.Draft> => {
  const { value } = entry
  const range = Values.range(value)
  if (value.kind === "number") {
    const isPlain =
      /^(?:\d+\.?\d*|\.\d+)$/u.test(value.text) && !value.text.endsWith(".") && value.text.length <= Decimal.LENGTH_MAX
    return [
      {
        range,
        message: `${entry.key} is a number; amounts are decimal strings, because numbers lose cents.`,
        ...(isPlain ? { ops: [{ op: "value", value, to: { text: value.text }, writer: object.writer }] } : {}),
        safety: isPlain ? "review" : "manual",
        needs: isPlain ? "Check that the text is the amount that is meant." : "Write the amount as a decimal string."
      }
    ]
  }
  if (value.kind === "expression" && object.writer === Braces.json() && !QUOTES.test(value.text)) {
    return [
      {
        range,
        message: `${entry.key} is not quoted, so a number is sent; amounts are decimal strings, because numbers lose cents.`,
        safety: "manual",
        blocks: false,
        needs: `Put quotes around ${entry.key}.`
      }
    ]
  }
  return value.kind === "expression" && FLOAT.test(`${value.text}\n${value.madeFrom ?? ""}`)
    ? [
        {
          range,
          message: `${entry.key} goes through a floating point number, which loses cents.`,
          safety: "manual",
          blocks: false,
          needs: "Keep amounts as decimal strings from end to end."
        }
      ]
    : []
}

/** Amounts that are no strings. */
export const amountType = Rule.make({
  id: "amount-type",
  summary: "An amount that is a number instead of a decimal string.",
  why: "Both APIs take amounts as decimal strings. The legacy one checked them with a pattern, the new one documents none, so a number may be taken, rounded or refused without anybody having said so.",
  example: {
    language: "http",
    before: `POST https://api.paxos.com/v2/conversion/stablecoins

{ "ref_id": "r-1", "profile_id": "p-1", "amount": 100, "source_asset": "USD", "target_asset": "PYUSD" }
`,
    after: `POST https://api.paxos.com/v2/orchestration/orchestrations

{ "ref_id": "r-1", "source": { "profile": { "profile_id": "p-1" } }, "destination": { "profile": { "profile_id": "p-1" } }, "source_amount": "100", "source_asset": "USD", "destination_asset": "PYUSD" }
`
  },
  severity: "warning",
  safety: "review",
  rows: ["F3", "B6"],
  check: (subject) => {
    const reads = subject.kind === "site" || subject.kind === "declaration" ? Bodies.reads(subject) : []
    const floats = reads
      .filter((read) => read.isFloat === true && /(?:^|\.)(?:source_)?amount$/u.test(read.field))
      .map((read): Rule.Draft => ({
        range: read.range,
        message: Bodies.say("This amount goes through a floating point number, which loses cents.", subject),
        safety: "manual",
        blocks: false,
        needs: "Keep amounts as decimal strings from end to end."
      }))
    const objects = [Bodies.request(subject)?.object, ...Bodies.replies(subject).map((reply) => reply.object)]
    const written = objects.flatMap((object) =>
      object === undefined
        ? []
        : ["amount", "source_amount"].flatMap((key) => {
            const entry = Values.entry(object, key)
            return entry === undefined
              ? []
              : draft(object, entry).map((one) => ({ ...one, message: Bodies.say(one.message, subject) }))
          })
    )
    return [...written, ...floats]
  }
})
