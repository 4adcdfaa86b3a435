import * as Conversion from "@segue/core/Conversion"
import { ZERO_UUID } from "@segue/core/Id"
import * as Orchestration from "@segue/core/Orchestration"

import * as Law from "../fix/Law.ts"
import type { Declaration, Subject } from "../model/Subject.ts"
import type { Entry, ObjectValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import type { NewEntry, Op } from "../write/Writer.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"
import * as Sides from "./Sides.ts"

/** A field that has a new name; where both names stand, only equal values let the old one go. */
const renamed = (object: ObjectValue, from: string, to: string): ReadonlyArray<Rule.Draft> => {
  const entry = Values.entry(object, from)
  if (entry === undefined) return []
  const range = Values.range(entry.keyNode)
  const successor = Values.entry(object, to)
  if (successor === undefined) {
    return [
      {
        range,
        message: `${from} is called ${to} in the new API.`,
        ops: [{ op: "rename", object, entry, key: to }],
        safety: "safe"
      }
    ]
  }
  if (Values.textOf(successor.value) === Values.textOf(entry.value)) {
    return [
      {
        range,
        message: `${from} stands beside ${to}, its new name.`,
        ops: [{ op: "remove", object, entry }],
        safety: "review"
      }
    ]
  }
  return [
    {
      range,
      message: `${from} stands beside ${to}, its new name, with another value.`,
      safety: "manual",
      needs: `Decide which of ${from} and ${to} is meant.`
    }
  ]
}

const nothings = (object: ObjectValue): ReadonlyArray<Rule.Draft> =>
  ["identity_id", "account_id", "metadata"].flatMap((key): ReadonlyArray<Rule.Draft> => {
    const entry = Values.entry(object, key)
    if (entry === undefined) return []
    const ops: ReadonlyArray<Op> = [{ op: "remove", object, entry }]
    const range = Values.range(entry)
    if (Values.literal(entry.value) === ZERO_UUID) {
      return [
        {
          range,
          message: `The zero UUID is the legacy API's way of writing none; ${key} is left out.`,
          ops,
          safety: "review",
          needs: `See that nothing expects ${key} to be the zero UUID.`
        }
      ]
    }
    return Bodies.isNothing(entry.value)
      ? [{ range, message: `${key} is empty; the new API gets it left out.`, ops, safety: "safe" }]
      : []
  })

const profiles = (object: ObjectValue): ReadonlyArray<Rule.Draft> => {
  const profile = Values.entry(object, "profile_id")
  const recipient = Values.entry(object, "recipient_profile_id")
  if (Sides.present(object) || (profile === undefined && recipient === undefined)) return []
  if (profile === undefined) {
    return [
      {
        range: Values.range(recipient!),
        message: "recipient_profile_id stands without profile_id, so the source of the money is unknown.",
        safety: "manual",
        needs: "Say which profile pays."
      }
    ]
  }
  return [...split(object, profile, recipient), ...recipientDraft(object, profile, recipient)]
}

const split = (object: ObjectValue, profile: Entry, recipient: Entry | undefined): ReadonlyArray<Rule.Draft> => {
  const isDirected = recipient !== undefined && !Bodies.isNothing(recipient.value)
  const entries: ReadonlyArray<NewEntry> = isDirected
    ? [Sides.side("source", profile.value)]
    : [Sides.side("source", profile.value), Sides.side("destination", profile.value)]
  // A recipient that is computed falls back to profile_id, which is then written twice.
  const isOnce = (isDirected && isWritten(recipient.value)) || Sides.mayRepeat(profile.value)
  return [
    {
      range: Values.range(profile.keyNode),
      message: "profile_id was source and destination in one; the new API takes the two apart.",
      ...(isOnce ? { ops: [{ op: "replace", object, entry: profile, entries }] } : {}),
      safety: isOnce ? "safe" : "manual",
      ...(isOnce ? {} : { needs: "profile_id is computed; put it in a variable first, so that it is computed once." })
    }
  ]
}

const isWritten = (value: Value): boolean => Values.literal(value) !== undefined

const recipientDraft = (
  object: ObjectValue,
  profile: Entry,
  recipient: Entry | undefined
): ReadonlyArray<Rule.Draft> => {
  if (recipient === undefined) return []
  const range = Values.range(recipient.keyNode)
  if (Bodies.isNothing(recipient.value)) {
    return [
      {
        range,
        message: "recipient_profile_id is empty, so the destination is profile_id.",
        ops: [{ op: "remove", object, entry: recipient }],
        safety: "review"
      }
    ]
  }
  const isSame = Values.textOf(recipient.value) === Values.textOf(profile.value)
  return [
    {
      range,
      message: "recipient_profile_id becomes the destination profile.",
      ops: [
        {
          op: "replace",
          object,
          entry: recipient,
          entries: [
            isWritten(recipient.value)
              ? Sides.side("destination", recipient.value)
              : Sides.eitherSide("destination", recipient.value, profile.value)
          ]
        }
      ],
      safety: isSame ? "safe" : "review",
      ...(isSame
        ? {}
        : {
            needs: "The vendor's guide does not cover directed settlements; try this one in the vendor's sandbox."
          })
    }
  ]
}

const unknowns = (object: ObjectValue): ReadonlyArray<Rule.Draft> =>
  object.entries
    .filter((entry) => !Conversion.requestFields.has(entry.key) && !Orchestration.requestFields.has(entry.key))
    .map((entry) => ({
      range: Values.range(entry.keyNode),
      message: `${entry.key} is no field of either API's request.`,
      safety: "review",
      needs: `Find out what ${entry.key} is for; it is kept as it is.`
    }))

/** Of a key that stands twice only one value counts, and readers differ in which. */
const repeated = (object: ObjectValue): ReadonlyArray<Rule.Draft> =>
  object.entries
    .filter((entry, index) => object.entries.findIndex((other) => other.key === entry.key) < index)
    .map((entry) => ({
      range: Values.range(entry.keyNode),
      message: `${entry.key} stands here twice.`,
      safety: "manual",
      needs: `Decide which ${entry.key} is meant, and take the other out.`
    }))

/** What core refuses or wants looked at, beyond what the fields above say themselves. */
const law = (object: ObjectValue): ReadonlyArray<Rule.Draft> => {
  const answer = Law.request(object)
  return [
    ...answer.refusals.map((refusal): Rule.Draft => {
      const entry = Values.entry(object, String(refusal.path[0] ?? ""))
      return {
        range: Values.range(entry ?? object),
        message: `${refusal.message}.`,
        safety: "manual",
        needs: refusal.remedy ?? refusal.message
      }
    }),
    ...answer.reviews.map((note): Rule.Draft => {
      const entry = Values.entry(object, String(note.path[0] ?? ""))
      return {
        range: Values.range(entry ?? object),
        message: note.message,
        safety: "review",
        ...(note.remedy === undefined ? {} : { needs: note.remedy })
      }
    })
  ]
}

/** A test may say a part of what it expects; what is sent is whole, or is made whole somewhere else. */
const isSent = (subject: Subject): boolean =>
  subject.kind === "site" && subject.isMock !== true && (subject.blockers ?? []).length === 0

/** Fields that the legacy API demands, each with the names it may have by now. */
const DEMANDED: ReadonlyArray<readonly [string, ...ReadonlyArray<string>]> = [
  ["profile_id", "source", "destination"],
  ["amount", "source_amount"],
  ["source_asset"],
  ["target_asset", "destination_asset"]
]

/** What is added to the body after this: it would come in its old form. */
const missing = (object: ObjectValue): ReadonlyArray<Rule.Draft> => {
  if (object.isOpen === true) return []
  const names = DEMANDED.filter((known) => known.every((key) => Values.get(object, key) === undefined)).map(
    ([name]) => name
  )
  return names.length === 0
    ? []
    : [
        {
          range: Values.range({ ...object, end: object.start + 1 }),
          message: `The legacy API demands ${names.join(", ")}, and this body does not say ${names.length > 1 ? "them" : "it"}.`,
          safety: "manual",
          needs: `Find where ${names.join(", ")} ${names.length > 1 ? "are" : "is"} added to this body, and migrate that together with the call: a create without source and destination may take the default profile's money.`
        }
      ]
}

/** Fields of a type that describes a body. */
const typeDrafts = (subject: Declaration): ReadonlyArray<Rule.Draft> =>
  subject.form !== "request"
    ? []
    : subject.fields.flatMap((field): ReadonlyArray<Rule.Draft> => {
        const to = ({ amount: "source_amount", target_asset: "destination_asset" } as Record<string, string>)[
          field.field
        ]
        const isSplit = field.field === "profile_id" || field.field === "recipient_profile_id"
        if (to === undefined && !isSplit) return []
        const ops = to === undefined ? undefined : field.rename?.(to)
        return [
          {
            range: field.range,
            message: Bodies.say(
              to === undefined
                ? `A create request has no ${field.field}; it names source and destination.`
                : `${field.field} is called ${to} in the new API.`,
              subject
            ),
            ...(ops === undefined ? {} : { ops }),
            safety: ops === undefined ? "manual" : "safe",
            ...(ops === undefined
              ? { needs: "Describe source and destination, each with profile.profile_id, and make ref_id required." }
              : {})
          }
        ]
      })

/** Fields of a create's body. */
export const requestField = Rule.make({
  id: "request-field",
  summary: "Fields of the legacy create request that the new one does not have.",
  why: "amount and target_asset have new names, profile_id is split into source and destination, and recipient_profile_id is the destination. An orchestration without a source or a destination may take the default profile's money, so both are always written.",
  example: {
    language: "json",
    before: `{
  "ref_id": "usd-pyusd-1",
  "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  "amount": "100",
  "source_asset": "USD",
  "target_asset": "PYUSD"
}
`,
    after: `{
  "ref_id": "usd-pyusd-1",
  "source": {
    "profile": {
      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    }
  },
  "source_amount": "100",
  "source_asset": "USD",
  "destination_asset": "PYUSD"
}
`
  },
  severity: "warning",
  safety: "safe",
  rows: ["F1", "F2", "F3", "F4", "F5", "F8", "F9", "F10", "F11", "B6", "B8"],
  check: (subject) => {
    if (subject.kind === "declaration") return typeDrafts(subject)
    const body = Bodies.request(subject)
    if (body === undefined) return []
    const { object } = body
    const drafts = [
      ...renamed(object, "amount", "source_amount"),
      ...renamed(object, "target_asset", "destination_asset"),
      ...repeated(object),
      ...nothings(object),
      ...(body.api === "legacy"
        ? [...profiles(object), ...unknowns(object), ...law(object), ...(isSent(subject) ? missing(object) : [])]
        : [])
    ]
    return drafts.map((draft) => ({ ...draft, message: Bodies.say(draft.message, subject) }))
  }
})
