import { isNone } from "@segue/core/Id"

import type { Read } from "../model/Subject.ts"
import type { ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import type { NewEntry } from "../write/Writer.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"
import * as Sides from "./Sides.ts"

const successors: ReadonlyMap<string, string> = new Map([
  ["amount", "source_amount"],
  ["target_asset", "destination_asset"],
  ["recipient_profile_id", "destination.profile.profile_id"]
])

const renamed = (object: ObjectValue, from: string, to: string): ReadonlyArray<Rule.Draft> => {
  const entry = Values.entry(object, from)
  if (entry === undefined) return []
  const range = Values.range(entry.keyNode)
  return Values.entry(object, to) === undefined
    ? [
        {
          range,
          message: `Replies call ${from} ${to} now.`,
          ops: [{ op: "rename", object, entry, key: to }],
          safety: "safe"
        }
      ]
    : [
        {
          range,
          message: `${from} stands beside ${to}, its new name.`,
          ops: [{ op: "remove", object, entry }],
          safety: "review"
        }
      ]
}

/** A legacy object shows the paying profile and perhaps the receiving one; the new one shows both sides. */
const sides = (object: ObjectValue): ReadonlyArray<Rule.Draft> => {
  const profile = Values.entry(object, "profile_id")
  const recipient = Values.entry(object, "recipient_profile_id")
  if (Sides.present(object) || profile === undefined) return []
  const receiving = recipient === undefined || isNone(Values.literal(recipient.value)) ? profile.value : recipient.value
  const entries: ReadonlyArray<NewEntry> = [Sides.side("source", profile.value), Sides.side("destination", receiving)]
  if (recipient === undefined) {
    const after = object.entries.findLast((entry) => entry.key !== "metadata") ?? profile
    return [
      {
        range: Values.range(profile.keyNode),
        message: "Replies show source and destination beside profile_id now.",
        ops: [{ op: "insert", object, after, entries }],
        safety: Sides.mayRepeat(profile.value) ? "safe" : "manual"
      }
    ]
  }
  return [
    {
      range: Values.range(recipient.keyNode),
      message: "recipient_profile_id is destination.profile.profile_id in replies now.",
      ops: [{ op: "replace", object, entry: recipient, entries }],
      safety: "review",
      needs: "Which profile the new API shows as profile_id of a directed settlement is not documented."
    }
  ]
}

const zeros = (object: ObjectValue): ReadonlyArray<Rule.Draft> =>
  ["identity_id", "account_id"].flatMap((key): ReadonlyArray<Rule.Draft> => {
    const entry = Values.entry(object, key)
    const text = entry === undefined ? undefined : Values.literal(entry.value)
    return entry === undefined || text === undefined || !isNone(text)
      ? []
      : [
          {
            range: Values.range(entry),
            message: `Where nothing was sent, the legacy API answers the zero UUID as ${key}; the new one leaves it out.`,
            ops: [{ op: "remove", object, entry }],
            safety: "review",
            needs: `Code that compares ${key} with the zero UUID must accept an absent field.`
          }
        ]
  })

const readDraft = (read: Read): ReadonlyArray<Rule.Draft> => {
  const last = read.field.split(".").at(-1)!
  const to = successors.get(last)
  if (to === undefined) return []
  const ops = read.rename?.(read.field.replace(/[^.]+$/u, to))
  return [
    {
      range: read.range,
      message: `Replies call ${last} ${to} now.`,
      ...(ops === undefined ? {} : { ops }),
      safety: ops === undefined ? "manual" : last === "recipient_profile_id" ? "review" : "safe",
      ...(ops === undefined ? { needs: `Read ${to} here.` } : {})
    }
  ]
}

/** Fields of a reply. */
export const responseField = Rule.make({
  id: "response-field",
  summary: "Fields of a legacy reply that the new one calls otherwise.",
  why: "Replies say source_amount and destination_asset, and show where the money came from and went to as source and destination. Reads of the old names give undefined, which is worse than an error where money is counted.",
  example: {
    language: "json",
    before: `{
  "id": "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
  "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  "amount": "100",
  "source_asset": "USD",
  "target_asset": "PYUSD",
  "status": "CREATED",
  "created_at": "2026-04-20T12:30:01.397730Z"
}
`,
    after: `{
  "id": "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
  "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  "source_amount": "100",
  "source_asset": "USD",
  "destination_asset": "PYUSD",
  "status": "PROCESSING",
  "created_at": "2026-04-20T12:30:01.397730Z",
  "source": {
    "profile": {
      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    }
  }
}
`
  },
  severity: "warning",
  safety: "safe",
  rows: ["R1", "R2", "R3", "R4", "R7", "R13", "R15"],
  check: (subject) => {
    const drafts = Bodies.replies(subject).flatMap(({ api, object }) => [
      ...renamed(object, "amount", "source_amount"),
      ...renamed(object, "target_asset", "destination_asset"),
      ...(api === "legacy" ? [...sides(object), ...zeros(object)] : [])
    ])
    const reads =
      subject.kind === "site"
        ? subject.reads
        : subject.kind === "declaration" && subject.form !== "request"
          ? subject.fields
          : []
    return [...drafts, ...reads.flatMap(readDraft)].map((draft) => ({
      ...draft,
      message: Bodies.say(draft.message, subject)
    }))
  }
})
