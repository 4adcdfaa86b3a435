import type { Read } from "../model/Subject.ts"
import * as Values from "../model/Value.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"

/** Texts of errors that only the legacy API is known to send. */
const LEGACY_DETAIL = /conversion already exists with ref_id|conversion with id .{0,80} not found/u

const readDraft = (read: Read): ReadonlyArray<Rule.Draft> => {
  const { field, range } = read
  if (field === "meta.existing") {
    return [
      {
        range,
        message: "That meta.existing holds an orchestration after the switch is our reading; the vendor does not say.",
        safety: "review",
        needs: "Read meta.existing in both shapes: one with target_asset is a legacy conversion."
      }
    ]
  }
  return field === "detail"
    ? [
        {
          range,
          message: "How the new API words this is not documented.",
          safety: "manual",
          blocks: false,
          needs: "Match on type and status, never on detail."
        }
      ]
    : []
}

/** Error bodies. */
export const errorShape = Rule.make({
  id: "error-shape",
  summary: "Error bodies and texts of the legacy API.",
  why: "The vendor declares no error bodies for orchestrations. The kinds are presumably the same, and the record in meta.existing presumably an orchestration; the wording of detail is unknown. Match on type and status, never on detail.",
  example: {
    language: "json",
    before: `{
  "type": "https://developer.paxos.com/docs/v2/problems/already-exists",
  "title": "Already Exists",
  "status": 409,
  "detail": "conversion already exists with ref_id 'r-1'",
  "meta": {
    "existing": {
      "id": "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
      "profile_id": "p-1",
      "amount": "5",
      "source_asset": "USD",
      "target_asset": "USDP",
      "status": "CREATED",
      "created_at": "2026-04-20T12:30:01Z"
    }
  }
}
`,
    after: `{
  "type": "https://developer.paxos.com/docs/v2/problems/already-exists",
  "title": "Already Exists",
  "status": 409,
  "detail": "conversion already exists with ref_id 'r-1'",
  "meta": {
    "existing": {
      "id": "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
      "profile_id": "p-1",
      "source_amount": "5",
      "source_asset": "USD",
      "destination_asset": "USDP",
      "status": "PROCESSING",
      "created_at": "2026-04-20T12:30:01Z",
      "source": {
        "profile": {
          "profile_id": "p-1"
        }
      },
      "destination": {
        "profile": {
          "profile_id": "p-1"
        }
      }
    }
  }
}
`
  },
  severity: "warning",
  safety: "manual",
  rows: ["X1", "X2", "X3", "X4", "X5", "X6"],
  check: (subject) => {
    if (subject.kind === "declaration") {
      return subject.fields
        .flatMap(readDraft)
        .map((draft) => ({ ...draft, message: Bodies.say(draft.message, subject) }))
    }
    if (subject.kind !== "site" && subject.kind !== "payload") return []
    const reads = subject.kind === "site" && subject.api === "legacy" ? subject.reads.flatMap(readDraft) : []
    const documents = Bodies.documents(subject).flatMap((document): ReadonlyArray<Rule.Draft> => {
      if (document.kind !== "object") return []
      const existing = Values.entry(document, "meta")
      const detail = Values.entry(document, "detail")
      const text = detail === undefined ? undefined : Values.literal(detail.value)
      return [
        ...(Values.at(document, "meta", "existing") === undefined || existing === undefined || subject.api !== "legacy"
          ? []
          : [
              {
                range: Values.range(existing.keyNode),
                message: Bodies.say(
                  `That meta.existing holds an orchestration after the switch is our reading; the vendor does not say.`,
                  subject
                ),
                safety: "review" as const,
                needs: "Read meta.existing in both shapes: one with target_asset is a legacy conversion."
              }
            ]),
        ...(text !== undefined && LEGACY_DETAIL.test(text)
          ? [
              {
                range: Values.range(detail!.value),
                message: Bodies.say(`How the new API words this is not documented.`, subject),
                safety: "manual" as const,
                blocks: false as const,
                needs: "Match on type and status, never on detail."
              }
            ]
          : [])
      ]
    })
    return [...documents, ...reads.map((draft) => ({ ...draft, message: Bodies.say(draft.message, subject) }))]
  }
})
