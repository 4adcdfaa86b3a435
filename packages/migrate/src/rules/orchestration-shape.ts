import type { Read } from "../model/Subject.ts"
import type { ObjectValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"
import * as Sides from "./Sides.ts"

const missingSide = "An orchestration without it may take the default profile's money, or refuse."

const topProfile = (object: ObjectValue): ReadonlyArray<Rule.Draft> => {
  const entry = Values.entry(object, "profile_id")
  if (entry === undefined) return []
  const range = Values.range(entry.keyNode)
  const source = Values.at(object, "source", "profile", "profile_id")
  const hasBoth = Values.get(object, "source") !== undefined && Values.get(object, "destination") !== undefined
  const message = "The create request has no profile_id of its own; the profiles stand in source and destination."
  const isError = { range, message, severity: "error" as const }
  if (!Sides.present(object)) {
    const entries = [Sides.side("source", entry.value), Sides.side("destination", entry.value)]
    return Sides.mayRepeat(entry.value)
      ? [
          {
            ...isError,
            ops: [{ op: "replace", object, entry, entries }],
            safety: "review",
            needs: "See that both sides are this profile."
          }
        ]
      : [{ ...isError, safety: "manual", needs: "Write source and destination." }]
  }
  return hasBoth && source !== undefined && Values.textOf(source) === Values.textOf(entry.value)
    ? [
        {
          ...isError,
          ops: [{ op: "remove", object, entry }],
          safety: "review",
          needs: "The field is not in the vendor's schema; see that nothing relies on it."
        }
      ]
    : [{ ...isError, safety: "manual", needs: "Say which side this profile is, and take profile_id out." }]
}

const missingSides = (object: ObjectValue): ReadonlyArray<Rule.Draft> =>
  // What is spread into the body may bring them along.
  object.isOpen === true || (Values.get(object, "profile_id") !== undefined && !Sides.present(object))
    ? []
    : (["source", "destination"] as const)
        .filter((key) => Values.get(object, key) === undefined)
        .map((key) => ({
          range: Values.range({ ...object, end: object.start + 1 }),
          message: `This create says no ${key}.`,
          severity: "error",
          safety: "manual",
          needs: `Write ${key}. ${missingSide}`
        }))

const deprecated: ReadonlyArray<readonly [path: ReadonlyArray<string>, advice: string]> = [
  [["destination", "crypto", "address_id"], "Deprecated: write address and network."],
  [["destination", "crypto", "crypto_address_id"], "A rule's old name; write address and network."],
  [["source", "crypto", "address_id"], "Deprecated: read address and network."]
]

const never = ["destination_amount", "completed_at", "orchestration_status"]

const oddFields = (object: ObjectValue): ReadonlyArray<Rule.Draft> => [
  ...deprecated.flatMap(([path, advice]): ReadonlyArray<Rule.Draft> => {
    const value = Values.at(object, ...path)
    return value === undefined
      ? []
      : [
          {
            range: Values.range(value),
            message: `${path.join(".")} is not for new code.`,
            safety: "manual",
            blocks: false,
            needs: advice
          }
        ]
  }),
  ...never.flatMap((key): ReadonlyArray<Rule.Draft> => {
    const entry = Values.entry(object, key)
    return entry === undefined
      ? []
      : [
          {
            range: Values.range(entry.keyNode),
            message: `Orchestrations have no ${key}.`,
            safety: "manual",
            blocks: false,
            needs: `Nothing documents ${key}; take it out.`
          }
        ]
  })
]

const wrappers = (document: Value): ReadonlyArray<Rule.Draft> => {
  const entries = document.kind === "object" ? document.entries : []
  return entries
    .filter(
      (entry) =>
        (entry.key === "orchestrations" && entry.value.kind === "array") ||
        (entry.key === "orchestration" && entry.value.kind === "object")
    )
    .map((entry) => ({
      range: Values.range(entry.keyNode),
      message:
        entry.key === "orchestrations"
          ? "The array orchestrations is deprecated; rows stand in items."
          : "Replies are bare objects, without a wrapper orchestration.",
      safety: "manual",
      blocks: false,
      needs: entry.key === "orchestrations" ? "Use items." : "Use the object itself."
    }))
}

/** Reads of fields that no orchestration has. */
const readDrafts = (reads: ReadonlyArray<Read>): ReadonlyArray<Rule.Draft> =>
  reads.flatMap((read): ReadonlyArray<Rule.Draft> => {
    const field = read.field.split(".").at(-1)!
    const message = never.includes(field)
      ? `Orchestrations have no ${field}.`
      : field === "orchestration"
        ? "Replies are bare objects, without a wrapper orchestration."
        : field === "orchestrations"
          ? "The array orchestrations is deprecated; rows stand in items."
          : undefined
    return message === undefined
      ? []
      : [{ range: read.range, message, safety: "manual", blocks: false, needs: `Do not read ${field}.` }]
  })

/** Orchestrations written as they should not be. */
export const orchestrationShape = Rule.make({
  id: "orchestration-shape",
  summary: "Requests and replies of the new API with fields that it does not have or that are deprecated.",
  why: "Half-migrated code sends profile_id on top or leaves a side out, and what the new API does then is not documented: it may take the default profile's money. Old guides also show wrappers and fields that never existed.",
  example: {
    language: "http",
    before: `POST https://api.paxos.com/v2/orchestration/orchestrations

{ "ref_id": "r-1", "profile_id": "p-1", "source_amount": "5", "source_asset": "USD", "destination_asset": "PYUSD" }
`,
    after: `POST https://api.paxos.com/v2/orchestration/orchestrations

{ "ref_id": "r-1", "source": { "profile": { "profile_id": "p-1" } }, "destination": { "profile": { "profile_id": "p-1" } }, "source_amount": "5", "source_asset": "USD", "destination_asset": "PYUSD" }
`
  },
  severity: "warning",
  safety: "review",
  rows: ["F1", "F10", "Q1", "R14"],
  check: (subject) => {
    if (subject.kind !== "site" && subject.kind !== "payload") return []
    const body = Bodies.request(subject)
    const drafts = [
      ...(body === undefined || body.api === "legacy"
        ? body !== undefined && Sides.present(body.object)
          ? topProfile(body.object)
          : []
        : [...topProfile(body.object), ...missingSides(body.object), ...oddFields(body.object)]),
      ...(subject.kind === "site" ? readDrafts(subject.reads) : []),
      ...(subject.api === "orchestration"
        ? [
            ...Bodies.documents(subject).flatMap(wrappers),
            ...Bodies.replies(subject).flatMap((reply) => oddFields(reply.object))
          ]
        : [])
    ]
    return drafts.map((draft) => ({ ...draft, message: Bodies.say(draft.message, subject) }))
  }
})
